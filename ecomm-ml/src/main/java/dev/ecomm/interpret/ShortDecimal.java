package dev.ecomm.interpret;

import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Round numbers for people. */
final class ShortDecimal {

  /** No double has more decimals that matter. */
  private static final int MOST_DECIMALS = 340;

  /** These tell any two doubles apart. */
  private static final int MOST_DIGITS = 17;

  /** Beyond this, zeros are not written out. */
  private static final int LONGEST_PLAIN = 15;

  private ShortDecimal() {}

  /**
   * Finds the roundest number in an interval: the fewest decimals, so that whole numbers are kept
   * whole, then the fewest digits, then the one nearest to a wish or else the largest.
   *
   * @param low excluded, finite
   * @param high included, finite, above low
   * @param near in the interval; returned if nothing shorter is there
   */
  static double between(double low, double high, double near) {
    BigDecimal most = new BigDecimal(high);
    BigDecimal larger = new BigDecimal(low).abs().max(most.abs());
    // a multiple that is larger than both ends, other than 0, lies in no interval between them
    int fewest = low < 0 && high >= 0 ? 0 : Math.max(0, larger.scale() - larger.precision());
    for (int decimals = fewest; decimals <= MOST_DECIMALS; decimals++) {
      BigDecimal largest = most.setScale(decimals, RoundingMode.FLOOR);
      // compared as doubles: a decimal above low may still be low's double
      if (largest.doubleValue() > low) {
        return fewestDigits(decimals, low, high, near);
      }
    }
    return near;
  }

  private static double fewestDigits(int decimals, double low, double high, double near) {
    BigDecimal wish = new BigDecimal(near);
    BigDecimal most = new BigDecimal(high);
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      double nearest = rounded(wish, digits, decimals, RoundingMode.HALF_DOWN);
      if (nearest > low && nearest <= high) {
        return nearest;
      }
      double largest = rounded(most, digits, decimals, RoundingMode.FLOOR);
      if (largest > low && largest <= high) {
        return largest;
      }
    }
    return near;
  }

  private static double rounded(
      BigDecimal number, int digits, int decimals, RoundingMode rounding) {
    int before = number.precision() - number.scale();
    return number.setScale(Math.min(decimals, digits - before), rounding).doubleValue();
  }

  /** The shortest decimal that reads back as the double, the same on every JDK. */
  static String text(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = MoneySum.exact(value).stripTrailingZeros();
    boolean plain =
        Math.abs(shortest.scale()) <= LONGEST_PLAIN
            && shortest.precision() - shortest.scale() <= LONGEST_PLAIN;
    return plain ? shortest.toPlainString() : shortest.toString();
  }
}
