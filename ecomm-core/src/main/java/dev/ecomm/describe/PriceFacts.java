package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.MoneySum;
import java.util.OptionalDouble;

/**
 * Prices of one unit.
 *
 * @param smallest the smallest price; empty without lines
 * @param largest the largest price; empty without lines
 * @param zeroRows lines with a price of 0
 * @param negativeRows lines with a price below 0
 * @param zeroRowsOfNegativeQuantity lines of price 0 with a quantity below 0: mostly write-offs
 * @param zeroRowsOfPositiveQuantity lines of price 0 with a quantity above 0: given away
 * @param rowsNotWholeCents lines whose exact price has more than two decimals
 */
public record PriceFacts(
    OptionalDouble smallest,
    OptionalDouble largest,
    long zeroRows,
    long negativeRows,
    long zeroRowsOfNegativeQuantity,
    long zeroRowsOfPositiveQuantity,
    long rowsNotWholeCents) {

  /** Below this, a whole number of cents has at most 15 digits, which a double tells apart. */
  private static final double MAX_CENTS = 1e15;

  static PriceFacts of(InvoiceTable table) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    long zero = 0;
    long negative = 0;
    long writeOffs = 0;
    long gifts = 0;
    long notWholeCents = 0;
    for (int row = 0; row < table.rows(); row++) {
      double price = table.unitPrice(row) + 0.0; // the sum turns -0 into 0, which prints as such
      smallest = Math.min(smallest, price);
      largest = Math.max(largest, price);
      if (price == 0) {
        zero++;
        writeOffs += table.quantity(row) < 0 ? 1 : 0;
        gifts += table.quantity(row) > 0 ? 1 : 0;
      } else {
        negative += price < 0 ? 1 : 0;
        notWholeCents += wholeCents(price) ? 0 : 1;
      }
    }
    boolean none = table.rows() == 0;
    return new PriceFacts(
        none ? OptionalDouble.empty() : OptionalDouble.of(smallest),
        none ? OptionalDouble.empty() : OptionalDouble.of(largest),
        zero,
        negative,
        writeOffs,
        gifts,
        notWholeCents);
  }

  private static boolean wholeCents(double price) {
    double cents = Math.rint(price * 100);
    if (cents / 100 == price && Math.abs(cents) < MAX_CENTS) {
      return true;
    }
    return MoneySum.exact(price).stripTrailingZeros().scale() <= 2;
  }
}
