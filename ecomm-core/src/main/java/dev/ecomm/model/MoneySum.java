package dev.ecomm.model;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Sums amounts of money exactly, so that ledgers and totals reconcile to the last digit.
 *
 * <p>The exact value of a price is the shortest decimal that reads back as its double; for every
 * text of up to 15 significant digits that is the text itself. Prices with up to nine decimals are
 * summed as whole numbers of that scale, others as {@link BigDecimal}. The sum does not depend on
 * the order of its terms. For one thread; {@link #merge} joins sums of several.
 */
public final class MoneySum {

  private static final int MAX_SCALE = 9;
  private static final double[] POWERS = new double[MAX_SCALE + 1];

  /** Below this, a whole number has at most 15 digits, and a double names each such decimal. */
  private static final double MAX_UNSCALED = 1e15;

  static {
    for (int scale = 0; scale <= MAX_SCALE; scale++) {
      POWERS[scale] = BigDecimal.ONE.scaleByPowerOfTen(scale).doubleValue();
    }
  }

  private int scale = 2;
  private long sum;
  private BigDecimal rest = BigDecimal.ZERO;

  /** Makes a sum of nothing. */
  public MoneySum() {}

  /**
   * Adds an amount.
   *
   * @param quantity how many times the price is added
   * @param unitPrice finite
   * @throws IllegalArgumentException if the price is not finite
   */
  public void add(long quantity, double unitPrice) {
    double unscaled = Math.rint(unitPrice * POWERS[scale]);
    if (unscaled / POWERS[scale] != unitPrice || Math.abs(unscaled) >= MAX_UNSCALED) {
      addUnusual(quantity, unitPrice);
      return;
    }
    long price = (long) unscaled;
    long amount = price * quantity;
    long next = sum + amount;
    boolean overflow =
        Math.multiplyHigh(price, quantity) != amount >> 63 || ((sum ^ next) & (amount ^ next)) < 0;
    if (overflow) {
      rest = rest.add(BigDecimal.valueOf(price, scale).multiply(BigDecimal.valueOf(quantity)));
    } else {
      sum = next;
    }
  }

  /**
   * Adds another sum.
   *
   * @param other unchanged
   */
  public void merge(MoneySum other) {
    rest = rest.add(other.total());
  }

  /**
   * Returns the sum.
   *
   * @return exact, without trailing zeros behind the point; zero is {@code 0}
   */
  public BigDecimal total() {
    BigDecimal total = rest.add(BigDecimal.valueOf(sum, scale)).stripTrailingZeros();
    return total.scale() < 0 ? total.setScale(0) : total;
  }

  /**
   * Returns the exact value of a price.
   *
   * @param unitPrice finite
   * @return the shortest decimal that reads back as this double
   * @throws IllegalArgumentException if the price is not finite
   */
  public static BigDecimal exact(double unitPrice) {
    if (!Double.isFinite(unitPrice)) {
      throw new IllegalArgumentException("unitPrice is " + unitPrice + ", must be finite");
    }
    for (int scale = 0; scale <= MAX_SCALE; scale++) {
      double unscaled = Math.rint(unitPrice * POWERS[scale]);
      if (unscaled / POWERS[scale] == unitPrice && Math.abs(unscaled) < MAX_UNSCALED) {
        return BigDecimal.valueOf((long) unscaled, scale);
      }
    }
    return new BigDecimal(NumberOutput.toString(unitPrice, true));
  }

  /** A price of more decimals than before raises the scale; what no scale holds is added apart. */
  private void addUnusual(long quantity, double unitPrice) {
    BigDecimal price = exact(unitPrice);
    if (price.scale() > scale && price.scale() <= MAX_SCALE) {
      long factor = BigInteger.TEN.pow(price.scale() - scale).longValueExact();
      if (Math.multiplyHigh(sum, factor) == (sum * factor) >> 63) {
        sum *= factor;
      } else {
        rest = rest.add(BigDecimal.valueOf(sum, scale));
        sum = 0;
      }
      scale = price.scale();
    }
    rest = rest.add(price.multiply(BigDecimal.valueOf(quantity)));
  }
}
