package dev.ecomm.series;

import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;

/**
 * One exact sum of money at a time, so that it does not depend on the order of lines: in millionths
 * where the price has no more decimals and the sum fits, else as a decimal.
 */
final class CellMoney {
  private static final int DECIMALS = 6;
  private static final double SCALE = 1e6;

  /** Below this, a whole number has at most 15 digits, and a double names each such decimal. */
  private static final double MOST_UNSCALED = 1e15;

  private static final long EXACT_DOUBLES = 1L << 53;

  private long sum;
  private BigDecimal rest = BigDecimal.ZERO;

  void clear() {
    sum = 0;
    rest = BigDecimal.ZERO;
  }

  void add(long quantity, double price) {
    double unscaled = Math.rint(price * SCALE);
    if (unscaled / SCALE == price && Math.abs(unscaled) < MOST_UNSCALED) {
      long exact = (long) unscaled;
      long amount = exact * quantity;
      long next = sum + amount;
      boolean overflow =
          Math.multiplyHigh(exact, quantity) != amount >> 63
              || ((sum ^ next) & (amount ^ next)) < 0;
      if (!overflow) {
        sum = next;
        return;
      }
    }
    rest = rest.add(MoneySum.exact(price).multiply(BigDecimal.valueOf(quantity)));
  }

  /** The sum of both, exact until it is rounded once. */
  double plus(CellMoney second, CellMoney third) {
    if (isSmall() && second.isSmall() && third.isSmall()) {
      return (sum + second.sum + third.sum) / SCALE;
    }
    return total().add(second.total()).add(third.total()).doubleValue();
  }

  /** The double nearest to the sum. */
  double value() {
    // both are exact doubles, so the division rounds once
    return isSmall() ? sum / SCALE : total().doubleValue();
  }

  private boolean isSmall() {
    return Math.abs(sum) < EXACT_DOUBLES / 4 && rest.signum() == 0;
  }

  private BigDecimal total() {
    return rest.add(BigDecimal.valueOf(sum, DECIMALS));
  }
}
