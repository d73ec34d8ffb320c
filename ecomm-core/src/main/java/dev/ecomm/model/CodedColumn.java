package dev.ecomm.model;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text column of an {@link InvoiceTable}: a code per row and the dictionary they refer to. Tables
 * selected from one another share the dictionary, so their codes can be compared and joined.
 * Immutable.
 */
public final class CodedColumn {
  private final int[] codes;
  private final Dictionary dictionary;

  /** Takes ownership of the codes. */
  CodedColumn(int[] codes, Dictionary dictionary) {
    this.codes = codes;
    this.dictionary = dictionary;
  }

  /** Copies the codes, after a look at each. */
  static CodedColumn of(Dictionary dictionary, int[] codes) {
    int[] copy = new int[codes.length];
    for (int row = 0; row < codes.length; row++) {
      int code = codes[row];
      if (code < Dictionary.MISSING || code >= dictionary.size()) {
        throw new IllegalArgumentException(
            "code of row "
                + row
                + " is "
                + code
                + ", must be from -1 to "
                + (dictionary.size() - 1));
      }
      copy[row] = code;
    }
    return new CodedColumn(copy, dictionary);
  }

  /**
   * Returns the number of rows.
   *
   * @return rows of the table
   */
  public int rows() {
    return codes.length;
  }

  /**
   * Returns the code of a row.
   *
   * @param row from 0
   * @return a code of {@link #dictionary()}, or {@link Dictionary#MISSING}
   */
  public int code(int row) {
    return codes[row];
  }

  /**
   * Returns the text of a row.
   *
   * @param row from 0
   * @return a new String, or null where missing
   */
  public @Nullable String text(int row) {
    int code = codes[row];
    return code == Dictionary.MISSING ? null : dictionary.text(code);
  }

  /**
   * Returns the texts behind the codes. A selected table keeps the whole dictionary of its source,
   * so it may hold texts that no row has.
   *
   * @return the dictionary
   */
  public Dictionary dictionary() {
    return dictionary;
  }

  /**
   * Copies the codes.
   *
   * @return one code per row; the caller's
   */
  public int[] codes() {
    return codes.clone();
  }

  /** The codes themselves, for code of this package that does not write to them. */
  int[] shared() {
    return codes;
  }

  CodedColumn select(int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = codes[rows[i]];
    }
    return new CodedColumn(selected, dictionary);
  }

  CodedColumn slice(int from, int to) {
    return new CodedColumn(Arrays.copyOfRange(codes, from, to), dictionary);
  }

  /** Equal texts in every row, whatever the dictionaries. */
  boolean sameTexts(CodedColumn other) {
    if (codes.length != other.codes.length) {
      return false;
    }
    if (dictionary == other.dictionary) {
      return Arrays.equals(codes, other.codes);
    }
    int[] known = new int[dictionary.size()];
    Arrays.fill(known, Dictionary.MISSING);
    for (int row = 0; row < codes.length; row++) {
      int mine = codes[row];
      int theirs = other.codes[row];
      if (mine == Dictionary.MISSING || theirs == Dictionary.MISSING) {
        if (mine != theirs) {
          return false;
        }
      } else if (known[mine] == Dictionary.MISSING) {
        if (!Objects.equals(dictionary.text(mine), other.dictionary.text(theirs))) {
          return false;
        }
        known[mine] = theirs;
      } else if (known[mine] != theirs) {
        return false;
      }
    }
    return true;
  }
}
