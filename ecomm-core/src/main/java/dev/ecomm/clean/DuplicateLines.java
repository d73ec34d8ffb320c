package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines that repeat an earlier one, as {@link Duplicates} found them. Lines are named by their
 * row number in the source, so that the result works on the whole table and on any batch of it.
 * Eight bytes a duplicate. Immutable and safe for use by many threads.
 */
public final class DuplicateLines {
  private final SortedRows rows;

  DuplicateLines(SortedRows rows) {
    this.rows = rows;
  }

  /**
   * Returns the number of duplicates.
   *
   * @return lines that repeat an earlier one, the first ones not counted
   */
  public int count() {
    return rows.size();
  }

  /**
   * Tells whether a line repeats an earlier one.
   *
   * @param rowNumber row number in the source
   * @return true if it does
   */
  public boolean contains(long rowNumber) {
    return rows.place(rowNumber) != SortedRows.NONE;
  }

  /**
   * Selects the duplicates of some lines.
   *
   * @param lines the lines that were looked at, or a batch of them
   * @return a selection of their rows
   * @throws IllegalArgumentException if row numbers do not ascend
   */
  public Selection in(InvoiceTable lines) {
    BitSet duplicates = new BitSet(lines.rows());
    rows.forEachIn(lines, (row, place) -> duplicates.set(row));
    return Selection.of(duplicates, lines.rows());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DuplicateLines that && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return "DuplicateLines[" + count() + " rows]";
  }
}
