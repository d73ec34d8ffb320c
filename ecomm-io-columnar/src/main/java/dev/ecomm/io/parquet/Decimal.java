package dev.ecomm.io.parquet;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Decimals of fixed scale: whole numbers that stand for so many tenths, hundredths, ...
 *
 * @param precision most digits, 1 to 18
 * @param scale digits after the point
 */
record Decimal(int precision, int scale) {
  static final long DOES_NOT_FIT = Long.MIN_VALUE;

  private static final int MOST_DIGITS = 18;

  /** The powers of ten that doubles hold exactly. */
  private static final double[] EXACT_POWERS = exactPowers();

  /** Below it, doubles hold every whole number and the next to it. */
  private static final long EXACT = 1L << 51;

  Decimal {
    if (precision < 1 || precision > MOST_DIGITS) {
      throw new IllegalArgumentException("precision is " + precision + ", must be from 1 to 18");
    }
    if (scale < 0 || scale > precision) {
      throw new IllegalArgumentException(
          "scale is " + scale + ", must be from 0 to the precision, " + precision);
    }
  }

  /** Returns how many bytes a number takes in a file. */
  int bytes() {
    return precision <= 9 ? 4 : 8;
  }

  /**
   * Finds the shortest decimal that reads back as the double.
   *
   * @return its unscaled number, or {@link #DOES_NOT_FIT}
   */
  long unscaled(double value) {
    double scaled = Math.rint(value * EXACT_POWERS[scale]);
    if (Math.abs(scaled) < EXACT) {
      long unscaled = (long) scaled;
      boolean same = same(toDouble(unscaled, scale), value);
      return same && digits(unscaled) <= precision ? unscaled : DOES_NOT_FIT;
    }
    return Double.isFinite(value) ? shortest(value) : DOES_NOT_FIT;
  }

  /** The shortest decimal has at least 15 digits, zeros at its end included, and at most 17. */
  private long shortest(double value) {
    for (int digits = 15; digits <= 17; digits++) {
      BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
      if (same(rounded.doubleValue(), value)) {
        BigDecimal exact = rounded.stripTrailingZeros();
        boolean fits =
            exact.scale() <= scale && exact.precision() - exact.scale() + scale <= precision;
        return fits ? exact.setScale(scale).unscaledValue().longValueExact() : DOES_NOT_FIT;
      }
    }
    return DOES_NOT_FIT;
  }

  /** A decimal has no -0, so that is none of them. */
  private static boolean same(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = Math.abs(number); rest >= 10; rest /= 10) {
      digits++;
    }
    return digits;
  }

  /** Returns the double nearest to a decimal. */
  static double toDouble(long unscaled, int scale) {
    // Both are exact, so the quotient is rounded once.
    if (Math.abs(unscaled) < 1L << 53 && scale >= 0 && scale < EXACT_POWERS.length) {
      return unscaled / EXACT_POWERS[scale];
    }
    return BigDecimal.valueOf(unscaled, scale).doubleValue();
  }

  private static double[] exactPowers() {
    double[] powers = new double[23];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  @Override
  public String toString() {
    return "DECIMAL(" + precision + ", " + scale + ")";
  }
}
