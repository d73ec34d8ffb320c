package dev.ecomm.cli;

import java.math.BigDecimal;
import java.util.Locale;

/** Text as a terminal may show it. */
final class Texts {

  private Texts() {}

  /**
   * Makes control characters visible. A file's text could otherwise break lines, move the cursor or
   * recolour the terminal of whoever looks at it.
   */
  static String visible(String text) {
    StringBuilder shown = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (shown == null && !isControl(c)) {
        continue;
      }
      if (shown == null) {
        shown = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      shown.append(isControl(c) ? escape(c) : String.valueOf(c));
    }
    return shown == null ? text : shown.toString();
  }

  /** Controls, line separators, and marks that turn the direction of text. */
  private static boolean isControl(char c) {
    return Character.isISOControl(c)
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
    };
  }

  /** Cuts text to a width, an ellipsis being the last character of what was cut. */
  static String cut(String text, int width) {
    if (text.codePointCount(0, text.length()) <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  /** What messages call a place: a standard stream by its usual name. */
  static String source(String text) {
    return text.replace(StandardStreams.INPUT.toString(), "standard input")
        .replace(StandardStreams.OUTPUT.toString(), "standard output");
  }

  /** A count for people: {@code 541,909 lines}. */
  static String count(long count, String singular) {
    return String.format(Locale.ROOT, "%,d %s%s", count, singular, count == 1 ? "" : "s");
  }

  /** An exact amount for people, with pence: {@code 9,747,747.934}, {@code 12.50}. */
  static String amount(BigDecimal amount) {
    BigDecimal shown = amount.stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(2, shown.scale()) + "f", shown);
  }
}
