package dev.ecomm.model;

import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntPredicate;

/** A set of rows of a table of a given length, in ascending order. Immutable; one bit a row. */
public final class Selection {
  private final BitSet bits;
  private final int length;
  private final int count;

  private Selection(BitSet bits, int length) {
    this.bits = bits;
    this.length = length;
    this.count = bits.cardinality();
  }

  /**
   * Selects every row.
   *
   * @param length rows of the table
   * @return the selection
   */
  public static Selection all(int length) {
    return range(0, length, length);
  }

  /**
   * Selects consecutive rows.
   *
   * @param from first row
   * @param to the row after the last
   * @param length rows of the table
   * @return the selection
   * @throws IndexOutOfBoundsException if not {@code 0 <= from <= to <= length}
   */
  public static Selection range(int from, int to, int length) {
    Objects.checkFromToIndex(from, to, length);
    BitSet bits = new BitSet(length);
    bits.set(from, to);
    return new Selection(bits, length);
  }

  /**
   * Selects the rows that a test accepts.
   *
   * @param length rows of the table
   * @param test asked once for every row, ascending
   * @return the selection
   */
  public static Selection where(int length, IntPredicate test) {
    BitSet bits = new BitSet(length);
    for (int row = 0; row < length; row++) {
      if (test.test(row)) {
        bits.set(row);
      }
    }
    return new Selection(bits, length);
  }

  /**
   * Selects the rows of a bit set.
   *
   * @param rows copied
   * @param length rows of the table
   * @return the selection
   * @throws IllegalArgumentException if a bit lies at or behind {@code length}
   */
  public static Selection of(BitSet rows, int length) {
    if (rows.length() > length) {
      throw new IllegalArgumentException(
          "row " + (rows.length() - 1) + " is selected, the table has " + length + " rows");
    }
    return new Selection((BitSet) rows.clone(), length);
  }

  /**
   * Tells whether a row is selected.
   *
   * @param row from 0
   * @return true if it is
   */
  public boolean contains(int row) {
    return bits.get(row);
  }

  /**
   * Returns the number of selected rows.
   *
   * @return from 0 to {@link #length()}
   */
  public int count() {
    return count;
  }

  /**
   * Returns the rows of the table that this selects from.
   *
   * @return rows, selected or not
   */
  public int length() {
    return length;
  }

  /**
   * The rows that this does not select.
   *
   * @return a selection of the same length
   */
  public Selection not() {
    BitSet flipped = (BitSet) bits.clone();
    flipped.flip(0, length);
    return new Selection(flipped, length);
  }

  /**
   * The rows that both select.
   *
   * @param other of the same length
   * @return a selection of the same length
   * @throws IllegalArgumentException if the lengths differ
   */
  public Selection and(Selection other) {
    checkLength(other);
    BitSet both = (BitSet) bits.clone();
    both.and(other.bits);
    return new Selection(both, length);
  }

  /**
   * The rows that either selects.
   *
   * @param other of the same length
   * @return a selection of the same length
   * @throws IllegalArgumentException if the lengths differ
   */
  public Selection or(Selection other) {
    checkLength(other);
    BitSet either = (BitSet) bits.clone();
    either.or(other.bits);
    return new Selection(either, length);
  }

  /**
   * Lists the selected rows.
   *
   * @return ascending; the caller's
   */
  public int[] rows() {
    int[] rows = new int[count];
    int at = 0;
    for (int row = bits.nextSetBit(0); row >= 0; row = bits.nextSetBit(row + 1)) {
      rows[at++] = row;
    }
    return rows;
  }

  /**
   * Lists the first of the selected rows.
   *
   * @param most at most so many, at least 0
   * @return ascending; the caller's
   */
  public int[] first(int most) {
    int[] rows = new int[Math.min(most, count)];
    int row = -1;
    for (int at = 0; at < rows.length; at++) {
      row = bits.nextSetBit(row + 1);
      rows[at] = row;
    }
    return rows;
  }

  private void checkLength(Selection other) {
    if (other.length != length) {
      throw new IllegalArgumentException(
          "a selection of " + other.length + " rows meets one of " + length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selection that && length == that.length && bits.equals(that.bits);
  }

  @Override
  public int hashCode() {
    return 31 * bits.hashCode() + length;
  }

  @Override
  public String toString() {
    return "Selection[" + count + " of " + length + " rows]";
  }
}
