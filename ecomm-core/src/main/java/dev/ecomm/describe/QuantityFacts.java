package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import java.util.BitSet;
import java.util.OptionalInt;

/**
 * Units of the lines.
 *
 * @param sum units of all lines together, returns subtracted
 * @param smallest the smallest quantity; empty without lines
 * @param largest the largest quantity; empty without lines
 * @param negativeRows lines with a quantity below 0
 * @param zeroRows lines with a quantity of 0
 * @param negativeRowsNotCancelled lines below 0 whose invoice number does not start with C
 */
public record QuantityFacts(
    long sum,
    OptionalInt smallest,
    OptionalInt largest,
    long negativeRows,
    long zeroRows,
    long negativeRowsNotCancelled) {

  static QuantityFacts of(InvoiceTable table) {
    BitSet cancellations = InvoiceNumberFacts.cancellations(CodeCounts.of(table.invoiceNo()));
    long sum = 0;
    int smallest = Integer.MAX_VALUE;
    int largest = Integer.MIN_VALUE;
    long negative = 0;
    long zero = 0;
    long notCancelled = 0;
    for (int row = 0; row < table.rows(); row++) {
      int quantity = table.quantity(row);
      sum += quantity;
      smallest = Math.min(smallest, quantity);
      largest = Math.max(largest, quantity);
      if (quantity == 0) {
        zero++;
      } else if (quantity < 0) {
        negative++;
        int invoice = table.invoiceNo().code(row);
        notCancelled += invoice >= 0 && cancellations.get(invoice) ? 0 : 1;
      }
    }
    boolean none = table.rows() == 0;
    return new QuantityFacts(
        sum,
        none ? OptionalInt.empty() : OptionalInt.of(smallest),
        none ? OptionalInt.empty() : OptionalInt.of(largest),
        negative,
        zero,
        notCancelled);
  }
}
