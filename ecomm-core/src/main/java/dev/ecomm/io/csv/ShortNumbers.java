package dev.ecomm.io.csv;

import dev.ecomm.io.internal.Numbers;
import java.math.BigDecimal;

/**
 * Numbers of at most eight bytes, all looked at in one step and without a branch a digit: the
 * prices and quantities of nearly every line. What is no plain number of digits, with a sign and a
 * point at most, is left to {@link Numbers}.
 *
 * @see <a href="https://doi.org/10.1002/spe.2984">Lemire (2021), Number parsing at a gigabyte per
 *     second</a>
 */
final class ShortNumbers {

  /** The longest text that fits the step. */
  static final int MOST_BYTES = 8;

  /** What {@link #wholeNumber} gives for a text that it leaves to others. */
  static final int OTHER = Integer.MIN_VALUE;

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = ONES << 7;
  private static final long ZEROS = ONES * '0';
  private static final long POINTS = ONES * '.';
  private static final double[] POWERS = new double[MOST_BYTES];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = BigDecimal.ONE.scaleByPowerOfTen(i).doubleValue();
    }
  }

  private ShortNumbers() {}

  /**
   * Reads a whole number.
   *
   * @param word the text, its first byte lowest; what follows it does not matter
   * @param length of the text, at most {@link #MOST_BYTES}
   * @return its value, or {@link #OTHER}
   */
  static int wholeNumber(long word, int length) {
    boolean negative = (word & 0xFF) == '-';
    int digits = negative ? length - 1 : length;
    if (digits <= 0) {
      return OTHER;
    }
    int value = value(aligned(negative ? word >>> 8 : word, digits));
    return negative && value >= 0 ? -value : value;
  }

  /**
   * Reads a decimal number; equal to {@link Numbers#decimal}.
   *
   * @param word the text, its first byte lowest; what follows it does not matter
   * @param length of the text, at most {@link #MOST_BYTES}
   * @return its value, or NaN
   */
  static double decimal(long word, int length) {
    boolean negative = (word & 0xFF) == '-';
    int digits = negative ? length - 1 : length;
    if (digits <= 0) {
      return Double.NaN;
    }
    long text = aligned(negative ? word >>> 8 : word, digits);
    int decimals = 0;
    long point = text ^ POINTS;
    point = (point - ONES) & ~point & HIGH;
    if (point != 0) {
      if (digits == 1) {
        return Double.NaN;
      }
      // The digits in front of the first point move up by one byte, into its place.
      int at = Long.numberOfTrailingZeros(point) - 7;
      long front = (1L << at) - 1;
      text = (text & ~front & ~(0xFFL << at)) | (text & front) << 8 | '0';
      decimals = 7 - (at >>> 3);
    }
    int value = value(text);
    double magnitude = value / POWERS[decimals];
    return value < 0 ? Double.NaN : negative ? -magnitude : magnitude;
  }

  /** The text at the upper end of the word, zeros in front of it; its length is at least 1. */
  private static long aligned(long word, int length) {
    int free = 64 - 8 * length;
    return word << free | (ZEROS & ~(-1L << free));
  }

  /** The value of eight digits, or {@link #OTHER} if some byte is none. */
  private static int value(long text) {
    long checked =
        (text & 0xF0F0F0F0F0F0F0F0L) | ((text + 0x06 * ONES) & 0xF0F0F0F0F0F0F0F0L) >>> 4;
    if (checked != 0x3333333333333333L) {
      return OTHER;
    }
    long pairs = ((text & 0x0F0F0F0F0F0F0F0FL) * 2561) >>> 8;
    long fours = ((pairs & 0x00FF00FF00FF00FFL) * 6553601) >>> 16;
    return (int) (((fours & 0x0000FFFF0000FFFFL) * 42949672960001L) >>> 32);
  }
}
