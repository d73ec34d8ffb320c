package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;

/** Changed quantities. */
final class QuantityChanges extends CellChanges {
  private final int[] before;
  private final int[] after;

  private QuantityChanges(String rule, int[] rows, int[] before, int[] after) {
    super(rule, InvoiceColumn.QUANTITY, rows);
    this.before = before;
    this.after = after;
  }

  static QuantityChanges between(String rule, InvoiceTable old, int[] quantities) {
    int[] rows =
        Selection.where(quantities.length, row -> quantities[row] != old.quantity(row)).rows();
    int[] before = new int[rows.length];
    int[] after = new int[rows.length];
    for (int change = 0; change < rows.length; change++) {
      before[change] = old.quantity(rows[change]);
      after[change] = quantities[rows[change]];
    }
    return new QuantityChanges(rule, rows, before, after);
  }

  @Override
  String before(int change) {
    return Integer.toString(before[change]);
  }

  @Override
  String after(int change) {
    return Integer.toString(after[change]);
  }

  @Override
  InvoiceTable replay(InvoiceTable table) {
    int[] quantities = new int[table.rows()];
    for (int row = 0; row < quantities.length; row++) {
      quantities[row] = table.quantity(row);
    }
    for (int change = 0; change < size(); change++) {
      int row = row(change);
      if (quantities[row] != before[change]) {
        throw mismatch(table, change, Integer.toString(quantities[row]));
      }
      quantities[row] = after[change];
    }
    return table.withQuantities(quantities);
  }

  @Override
  QuantityChanges pick(int[] changes, int[] newRows) {
    int[] pickedBefore = new int[changes.length];
    int[] pickedAfter = new int[changes.length];
    for (int i = 0; i < changes.length; i++) {
      pickedBefore[i] = before[changes[i]];
      pickedAfter[i] = after[changes[i]];
    }
    return new QuantityChanges(rule(), newRows, pickedBefore, pickedAfter);
  }

  @Override
  boolean undoes(int change, CellChanges later, int laterChange) {
    return later instanceof QuantityChanges quantities
        && quantities.after[laterChange] == before[change];
  }
}
