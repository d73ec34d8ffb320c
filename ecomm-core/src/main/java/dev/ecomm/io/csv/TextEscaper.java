package dev.ecomm.io.csv;

import java.util.Arrays;

/**
 * Turns a text into a CSV field: in quotes where it has a separator, a quote or a line end, or is
 * empty (an empty field without quotes is a missing one); with a leading {@code '} where a
 * spreadsheet program would take it for a formula and that is to be prevented.
 */
final class TextEscaper {

  /** Indexed by byte: must stand in quotes. */
  private final boolean[] special = new boolean[256];

  /** Indexed by byte: must not be the first of a text. */
  private final boolean[] formula = new boolean[256];

  TextEscaper(char separator, boolean spreadsheetSafe) {
    for (char c : new char[] {separator, '"', '\n', '\r'}) {
      special[c] = true;
    }
    for (char c : new char[] {'=', '+', '-', '@', '\t', '\r', '\n'}) {
      formula[c] = spreadsheetSafe;
    }
  }

  /** Tells whether the text is its own field. */
  boolean isPlain(byte[] text, int start, int length) {
    return length > 0 && !beginsFormula(text, start) && !hasSpecial(text, start, length);
  }

  /** The field of a text. */
  byte[] escape(byte[] text, int start, int length) {
    byte[] field = new byte[Math.multiplyExact(2, length) + 3];
    int size = 0;
    boolean quotes = length == 0 || hasSpecial(text, start, length);
    if (quotes) {
      field[size++] = '"';
    }
    if (length > 0 && beginsFormula(text, start)) {
      field[size++] = '\'';
    }
    for (int at = start; at < start + length; at++) {
      if (text[at] == '"') {
        field[size++] = '"';
      }
      field[size++] = text[at];
    }
    if (quotes) {
      field[size++] = '"';
    }
    return Arrays.copyOf(field, size);
  }

  private boolean beginsFormula(byte[] text, int start) {
    return formula[text[start] & 0xFF];
  }

  private boolean hasSpecial(byte[] text, int start, int length) {
    for (int at = start; at < start + length; at++) {
      if (special[text[at] & 0xFF]) {
        return true;
      }
    }
    return false;
  }
}
