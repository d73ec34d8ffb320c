package dev.ecomm.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.NoSuchElementException;

/** What the column classes share: checks, their messages, and how arrays grow. */
final class ColumnSupport {

  /** Stands for "nothing is missing"; never written to. */
  static final BitSet NONE = new BitSet(0);

  private ColumnSupport() {}

  static BitSet copyOfMissing(BitSet missing, int size) {
    if (missing.length() > size) {
      throw new IllegalArgumentException(
          "missing names row " + (missing.length() - 1) + ", but there are only " + size + " rows");
    }
    return missing.isEmpty() ? NONE : (BitSet) missing.clone();
  }

  static BitSet slice(BitSet missing, int from, int to) {
    return missing.isEmpty() ? NONE : missing.get(from, to);
  }

  /** Rows of another column, appended after {@code size} rows. */
  static void addMissing(BitSet target, int size, BitSet added) {
    for (int row = added.nextSetBit(0); row >= 0; row = added.nextSetBit(row + 1)) {
      target.set(size + row);
    }
  }

  static NoSuchElementException missingRow(int row) {
    return new NoSuchElementException("row " + row + " is missing; ask isMissing first");
  }

  static IllegalArgumentException wrongClass(ColumnType expected, Object value) {
    return new IllegalArgumentException(
        "value " + value + " is a " + value.getClass().getSimpleName() + ", must fit " + expected);
  }

  static IllegalArgumentException wrongType(ColumnType expected, Column column) {
    return new IllegalArgumentException("column is " + column.type() + ", must be " + expected);
  }

  static String describe(Column column) {
    return column.type() + "[" + column.size() + " rows, " + column.missingCount() + " missing]";
  }

  /**
   * Compares coded texts. A dictionary holds no text twice, so equal columns pair each code of one
   * with a single code of the other: texts are compared once per pair, not once per row.
   */
  static boolean sameTexts(Dictionary first, int[] codes, Dictionary second, int[] otherCodes) {
    if (first == second || codes.length != otherCodes.length) {
      return Arrays.equals(codes, otherCodes);
    }
    int unknown = -2;
    int[] partner = new int[first.size()];
    Arrays.fill(partner, unknown);
    for (int i = 0; i < codes.length; i++) {
      int code = codes[i];
      int other = otherCodes[i];
      if (code == Dictionary.MISSING || other == Dictionary.MISSING) {
        if (code != other) {
          return false;
        }
      } else if (partner[code] == unknown && first.text(code).equals(second.text(other))) {
        partner[code] = other;
      } else if (partner[code] != other) {
        return false;
      }
    }
    return true;
  }

  /** A hash of coded texts that does not depend on how they are numbered. */
  static int hashOfTexts(Dictionary dictionary, int[] codes) {
    int[] hashes = new int[dictionary.size()];
    boolean[] known = new boolean[dictionary.size()];
    int hash = 1;
    for (int code : codes) {
      int hashOfText = 0;
      if (code != Dictionary.MISSING) {
        if (!known[code]) {
          hashes[code] = dictionary.text(code).hashCode();
          known[code] = true;
        }
        hashOfText = hashes[code];
      }
      hash = 31 * hash + hashOfText;
    }
    return hash;
  }

  /** Capacity for at least {@code needed} elements, half as much again as there is now. */
  static int grown(int length, int needed) {
    if (needed < 0) {
      throw new IllegalStateException("a column passes 2^31 rows; work in batches");
    }
    return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, length + (length >> 1) + 16L));
  }
}
