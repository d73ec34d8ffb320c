package dev.ecomm.io.internal;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Doubles as text: the shortest digits that read back to the same bits, the closest of them to the
 * value, laid out as Python's {@code repr} does, which data files mostly have.
 *
 * <p>The digits come from Jackson's implementation of Schubfach (Giulietti, <a
 * href="https://drive.google.com/file/d/1IEeATSVnEE6TkrHlCYNY2GjaraBjOT4f">The Schubfach way to
 * render doubles</a>, 2021); {@link Double#toString(double)} of JDK 17 does not always give the
 * shortest.
 */
public final class DoubleText {

  /** The most bytes that {@link #write} takes. */
  public static final int MAX_BYTES = 32;

  /** Below this, three decimals are at most 15 digits. */
  private static final double EXACT_BELOW = 1e12;

  /** From here to there Java writes no exponent, so that its form is Python's. */
  private static final double JAVA_PLAIN_FROM = 1e-3;

  private static final double JAVA_PLAIN_BELOW = 1e7;

  /** Python writes an exponent from 1e16 on and below 1e-4. */
  private static final int LARGEST_PLAIN_POINT = 16;

  private static final int SMALLEST_PLAIN_POINT = -3;

  private DoubleText() {}

  /**
   * Writes a double.
   *
   * @return the position behind the last byte written
   */
  public static int write(double value, byte[] target, int start) {
    int at = start;
    if (Double.isNaN(value)) {
      return ascii("NaN", target, at);
    }
    if (Double.doubleToRawLongBits(value) < 0) {
      target[at++] = '-';
    }
    double magnitude = Math.abs(value);
    if (magnitude == Double.POSITIVE_INFINITY) {
      return ascii("inf", target, at);
    }
    if (magnitude < EXACT_BELOW) {
      // Prices and sums of them. No two decimals of at most 15 digits are the same double, so if
      // this one is the value, without its last zeros it is the shortest.
      long thousandths = (long) (magnitude * 1000 + 0.5);
      if (thousandths / 1000.0 == magnitude) {
        return thousandths(thousandths, target, at);
      }
    }
    return schubfach(magnitude, target, at);
  }

  private static int thousandths(long thousandths, byte[] target, int start) {
    int at = NumberOutput.outputLong(thousandths / 1000, target, start);
    int fraction = (int) (thousandths % 1000);
    target[at++] = '.';
    target[at++] = (byte) ('0' + fraction / 100);
    if (fraction % 100 != 0) {
      target[at++] = (byte) ('0' + fraction / 10 % 10);
      if (fraction % 10 != 0) {
        target[at++] = (byte) ('0' + fraction % 10);
      }
    }
    return at;
  }

  private static int schubfach(double magnitude, byte[] target, int start) {
    String text = NumberOutput.toString(magnitude, true);
    boolean alike = magnitude >= JAVA_PLAIN_FROM && magnitude < JAVA_PLAIN_BELOW;
    return alike ? ascii(text, target, start) : rearrange(text, target, start);
  }

  /** Turns {@code 1.25E-7} into the digits d1 d2 ... and the point p of 0.d1d2... * 10^p. */
  private static int rearrange(String text, byte[] target, int start) {
    int exponent = text.indexOf('E');
    byte[] digits = new byte[exponent];
    digits[0] = (byte) text.charAt(0);
    int count = 1;
    for (int i = 2; i < exponent; i++) {
      digits[count++] = (byte) text.charAt(i);
    }
    while (count > 1 && digits[count - 1] == '0') {
      count--;
    }
    int point = 1 + Integer.parseInt(text, exponent + 1, text.length(), 10);
    return point >= SMALLEST_PLAIN_POINT && point <= LARGEST_PLAIN_POINT
        ? plain(digits, count, point, target, start)
        : scientific(digits, count, point - 1, target, start);
  }

  private static int plain(byte[] digits, int count, int point, byte[] target, int start) {
    int at = start;
    if (point <= 0) {
      at = zeros(1, target, at);
    }
    for (int i = 0; i < point; i++) {
      target[at++] = i < count ? digits[i] : (byte) '0';
    }
    target[at++] = '.';
    at = zeros(-point, target, at);
    if (point >= count) {
      return zeros(1, target, at);
    }
    int first = Math.max(0, point);
    System.arraycopy(digits, first, target, at, count - first);
    return at + count - first;
  }

  private static int scientific(byte[] digits, int count, int exponent, byte[] target, int start) {
    int at = start;
    target[at++] = digits[0];
    if (count > 1) {
      target[at++] = '.';
      System.arraycopy(digits, 1, target, at, count - 1);
      at += count - 1;
    }
    target[at++] = 'e';
    target[at++] = (byte) (exponent < 0 ? '-' : '+');
    int size = Math.abs(exponent);
    if (size < 10) {
      target[at++] = '0';
    }
    return NumberOutput.outputInt(size, target, at);
  }

  private static int zeros(int count, byte[] target, int start) {
    int at = start;
    for (int i = 0; i < count; i++) {
      target[at++] = '0';
    }
    return at;
  }

  @SuppressWarnings("deprecation") // for ASCII the low bytes are the text
  private static int ascii(String text, byte[] target, int at) {
    text.getBytes(0, text.length(), target, at);
    return at + text.length();
  }
}
