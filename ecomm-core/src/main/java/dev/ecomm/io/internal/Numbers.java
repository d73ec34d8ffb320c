package dev.ecomm.io.internal;

import dev.ecomm.model.MoneySum;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Numbers from ASCII bytes, without a String for any usual one. Blanks around a number do not
 * count; a decimal point is a point, and there is no thousands separator.
 */
public final class Numbers {

  /** What {@link #wholeNumber} gives for a text that is no whole number. */
  public static final long NOT_A_NUMBER = Long.MIN_VALUE;

  /** What {@link #wholeNumber} gives for a whole number outside the range of an int. */
  public static final long OUT_OF_RANGE = Long.MAX_VALUE;

  /** Decimals with at most this many digits name exactly one double, and it names them. */
  private static final int EXACT_DIGITS = 15;

  /** The length of {@code 1e-324}: a shorter text names no number that a double takes for zero. */
  private static final int SHORTEST_UNDERFLOW = 6;

  private static final double[] POWERS = new double[23];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = BigDecimal.ONE.scaleByPowerOfTen(i).doubleValue();
    }
  }

  private Numbers() {}

  /**
   * Reads a whole number: a sign, digits, and at most a point with zeros behind it ({@code 6.0} is
   * what other tools write for 6 in a column with gaps).
   */
  public static long wholeNumber(byte[] bytes, int start, int end) {
    int at = skipBlanks(bytes, start, end);
    int stop = skipBlanksBack(bytes, at, end);
    boolean negative = at < stop && bytes[at] == '-';
    if (negative || (at < stop && bytes[at] == '+')) {
      at++;
    }
    long value = 0;
    int digits = 0;
    for (; at < stop; at++, digits++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      value = Math.min(value * 10 + digit, 1L << 40);
    }
    if (digits == 0 || (at < stop && !isPointAndZeros(bytes, at, stop))) {
      return NOT_A_NUMBER;
    }
    long signed = negative ? -value : value;
    return signed == (int) signed ? signed : OUT_OF_RANGE;
  }

  /**
   * Reads a decimal number, rounded to the nearest double: a sign, digits with at most one point,
   * and at most an exponent.
   *
   * @return NaN for a text that is no number, an infinity for one that no double holds
   */
  public static double decimal(byte[] bytes, int start, int end) {
    int at = skipBlanks(bytes, start, end);
    int stop = skipBlanksBack(bytes, at, end);
    int from = at;
    boolean negative = at < stop && bytes[at] == '-';
    if (negative || (at < stop && bytes[at] == '+')) {
      at++;
    }
    long value = 0;
    int digits = 0;
    int point = -1;
    for (; at < stop; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
      } else if (bytes[at] == '.' && point < 0) {
        point = digits;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return Double.NaN;
    }
    int decimals = point < 0 ? 0 : digits - point;
    if (at == stop && digits <= EXACT_DIGITS) {
      double magnitude = value / POWERS[decimals];
      return negative ? -magnitude : magnitude;
    }
    return at == stop || isExponent(bytes, at, stop)
        ? Double.parseDouble(text(bytes, from, stop))
        : Double.NaN;
  }

  /** Tells whether a good decimal has more digits than its double gives back. */
  public static boolean losesDigits(byte[] bytes, int start, int end, double value) {
    int length = end - start;
    if (length < SHORTEST_UNDERFLOW
        || (length <= EXACT_DIGITS && Math.abs(value) >= Double.MIN_NORMAL)) {
      return false;
    }
    // Both are next to the same double, so with the same digits they are the same number.
    String kept = MoneySum.exact(value).unscaledValue().toString();
    return !significantDigits(text(bytes, start, end)).equals(significantDigits(kept));
  }

  /** The digits between the zeros at both ends, without point and exponent. */
  private static String significantDigits(String number) {
    StringBuilder digits = new StringBuilder();
    int length = 0;
    for (int at = 0; at < number.length() && (number.charAt(at) | 0x20) != 'e'; at++) {
      char c = number.charAt(at);
      if (c > '0' && c <= '9') {
        digits.append(c);
        length = digits.length();
      } else if (c == '0' && length > 0) {
        digits.append(c);
      }
    }
    return digits.substring(0, length);
  }

  private static boolean isPointAndZeros(byte[] bytes, int start, int end) {
    if (bytes[start] != '.') {
      return false;
    }
    for (int at = start + 1; at < end; at++) {
      if (bytes[at] != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean isExponent(byte[] bytes, int start, int end) {
    int at = start;
    if (bytes[at] != 'e' && bytes[at] != 'E') {
      return false;
    }
    at++;
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    if (at == end) {
      return false;
    }
    for (; at < end; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  public static int skipBlanks(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  public static int skipBlanksBack(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start && bytes[at - 1] == ' ') {
      at--;
    }
    return at;
  }
}
