package dev.ecomm.clean;

import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceRow;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Selection;
import dev.ecomm.run.RunContext;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** A repair of quantities or prices, told by the whole line. */
abstract sealed class NumberRepair extends Repair {

  private NumberRepair(String id, String reason, InvoiceColumn column) {
    super(id, reason, column);
  }

  @Override
  RuleDefinition definition() {
    return RuleDefinition.custom();
  }

  /** Whole units. */
  static final class OfQuantity extends NumberRepair {
    private final ToIntFunction<? super InvoiceRow> repair;

    OfQuantity(String id, String reason, ToIntFunction<? super InvoiceRow> repair) {
      super(id, reason, InvoiceColumn.QUANTITY);
      this.repair = repair;
    }

    @Override
    OfQuantity named(String newId, String newReason) {
      return new OfQuantity(newId, newReason, repair);
    }

    @Override
    Repaired apply(InvoiceTable table, Selection alive, RuleErrors errors, RunContext run) {
      int[] quantities = new int[table.rows()];
      for (int row = 0; row < quantities.length; row++) {
        quantities[row] = table.quantity(row);
      }
      RowRoad.walk(
          table, alive, errors, run, (row, line) -> quantities[row] = repair.applyAsInt(line));
      CellChanges changes = QuantityChanges.between(id(), table, quantities);
      return new Repaired(changes.size() == 0 ? table : table.withQuantities(quantities), changes);
    }
  }

  /** Finite prices; compared bit by bit, so that -0 is not 0. */
  static final class OfUnitPrice extends NumberRepair {
    private final ToDoubleFunction<? super InvoiceRow> repair;

    OfUnitPrice(String id, String reason, ToDoubleFunction<? super InvoiceRow> repair) {
      super(id, reason, InvoiceColumn.UNIT_PRICE);
      this.repair = repair;
    }

    @Override
    OfUnitPrice named(String newId, String newReason) {
      return new OfUnitPrice(newId, newReason, repair);
    }

    @Override
    Repaired apply(InvoiceTable table, Selection alive, RuleErrors errors, RunContext run) {
      double[] prices = new double[table.rows()];
      for (int row = 0; row < prices.length; row++) {
        prices[row] = table.unitPrice(row);
      }
      RowRoad.walk(
          table,
          alive,
          errors,
          run,
          (row, line) -> prices[row] = requireFinite(repair.applyAsDouble(line)));
      CellChanges changes = PriceChanges.between(id(), table, prices);
      return new Repaired(changes.size() == 0 ? table : table.withUnitPrices(prices), changes);
    }

    private static double requireFinite(double price) {
      if (!Double.isFinite(price)) {
        throw new IllegalArgumentException("unitPrice is " + price + ", must be finite");
      }
      return price;
    }
  }
}
