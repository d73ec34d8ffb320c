package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;

/** Changed prices, told apart bit by bit. */
final class PriceChanges extends CellChanges {
  private final double[] before;
  private final double[] after;

  private PriceChanges(String rule, int[] rows, double[] before, double[] after) {
    super(rule, InvoiceColumn.UNIT_PRICE, rows);
    this.before = before;
    this.after = after;
  }

  static PriceChanges between(String rule, InvoiceTable old, double[] prices) {
    int[] rows =
        Selection.where(prices.length, row -> !same(prices[row], old.unitPrice(row))).rows();
    double[] before = new double[rows.length];
    double[] after = new double[rows.length];
    for (int change = 0; change < rows.length; change++) {
      before[change] = old.unitPrice(rows[change]);
      after[change] = prices[rows[change]];
    }
    return new PriceChanges(rule, rows, before, after);
  }

  @Override
  String before(int change) {
    return Amounts.text(before[change]);
  }

  @Override
  String after(int change) {
    return Amounts.text(after[change]);
  }

  @Override
  InvoiceTable replay(InvoiceTable table) {
    double[] prices = new double[table.rows()];
    for (int row = 0; row < prices.length; row++) {
      prices[row] = table.unitPrice(row);
    }
    for (int change = 0; change < size(); change++) {
      int row = row(change);
      if (!same(prices[row], before[change])) {
        throw mismatch(table, change, Amounts.text(prices[row]));
      }
      prices[row] = after[change];
    }
    return table.withUnitPrices(prices);
  }

  @Override
  PriceChanges pick(int[] changes, int[] newRows) {
    double[] pickedBefore = new double[changes.length];
    double[] pickedAfter = new double[changes.length];
    for (int i = 0; i < changes.length; i++) {
      pickedBefore[i] = before[changes[i]];
      pickedAfter[i] = after[changes[i]];
    }
    return new PriceChanges(rule(), newRows, pickedBefore, pickedAfter);
  }

  @Override
  boolean undoes(int change, CellChanges later, int laterChange) {
    return later instanceof PriceChanges prices && same(prices.after[laterChange], before[change]);
  }

  private static boolean same(double first, double second) {
    return Double.doubleToRawLongBits(first) == Double.doubleToRawLongBits(second);
  }
}
