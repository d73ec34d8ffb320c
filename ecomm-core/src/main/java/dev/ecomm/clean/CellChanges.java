package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The cells that one rule changed in one column: rows in ascending order, what was there and what
 * is there now. Held in primitive arrays; 12 bytes a cell of text, codes of a dictionary that it
 * shares with the table.
 */
abstract sealed class CellChanges permits TextChanges, QuantityChanges, PriceChanges {
  private final String rule;
  private final InvoiceColumn column;
  private final int[] rows;

  /** Takes ownership of the rows. */
  CellChanges(String rule, InvoiceColumn column, int[] rows) {
    this.rule = rule;
    this.column = column;
    this.rows = rows;
  }

  final String rule() {
    return rule;
  }

  final InvoiceColumn column() {
    return column;
  }

  final int size() {
    return rows.length;
  }

  /** The row of a change in the table that it belongs to. */
  final int row(int change) {
    return rows[change];
  }

  /** The changed rows as a selection from a table. */
  final Selection selection(int length) {
    BitSet changed = new BitSet(length);
    for (int row : rows) {
      changed.set(row);
    }
    return Selection.of(changed, length);
  }

  /** The same changes in a table of some of the rows, {@code kept}, in ascending order. */
  final CellChanges among(int[] kept) {
    int[] picks = new int[size()];
    int[] newRows = new int[size()];
    int picked = 0;
    int at = 0;
    for (int change = 0; change < rows.length; change++) {
      while (at < kept.length && kept[at] < rows[change]) {
        at++;
      }
      if (at < kept.length && kept[at] == rows[change]) {
        picks[picked] = change;
        newRows[picked++] = at;
      }
    }
    return pick(Arrays.copyOf(picks, picked), Arrays.copyOf(newRows, picked));
  }

  /** How many of these cells a later rule sets back to what was there before. */
  final long undoneBy(CellChanges later) {
    long undone = 0;
    int at = 0;
    for (int change = 0; change < rows.length; change++) {
      while (at < later.rows.length && later.rows[at] < rows[change]) {
        at++;
      }
      if (at < later.rows.length && later.rows[at] == rows[change]) {
        undone += undoes(change, later, at) ? 1 : 0;
      }
    }
    return undone;
  }

  IllegalArgumentException mismatch(InvoiceTable table, int change, @Nullable String found) {
    return new IllegalArgumentException(
        "row "
            + table.rowNumber(row(change))
            + ", "
            + column.columnName()
            + " is "
            + quoted(found)
            + ", rule "
            + rule
            + " found "
            + quoted(before(change))
            + ". Replay on the lines that were cleaned, without the rejected ones.");
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "missing" : "\"" + text + "\"";
  }

  abstract @Nullable String before(int change);

  abstract @Nullable String after(int change);

  /** Sets the cells of a table of the rows that this belongs to, which must be as they were. */
  abstract InvoiceTable replay(InvoiceTable table);

  abstract CellChanges pick(int[] changes, int[] newRows);

  abstract boolean undoes(int change, CellChanges later, int laterChange);
}
