package dev.ecomm.describe;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import java.util.BitSet;

/**
 * Invoices, and lines by the first letter of their invoice number: {@code C} marks a cancellation,
 * {@code A} an adjustment. Letters count as written, so {@code c} is neither.
 *
 * @param distinct invoice numbers
 * @param cancellations invoice numbers that start with C
 * @param cancellationRows lines of those
 * @param cancellationRowsNotNegative of those lines, the ones whose quantity is 0 or more
 * @param adjustmentRows lines whose invoice number starts with A
 * @param withSeveralTimes invoices whose lines have more than one date and time
 * @param withSeveralCustomers invoices whose lines name more than one customer; anonymous lines do
 *     not count
 */
public record InvoiceNumberFacts(
    long distinct,
    long cancellations,
    long cancellationRows,
    long cancellationRowsNotNegative,
    long adjustmentRows,
    long withSeveralTimes,
    long withSeveralCustomers) {

  static InvoiceNumberFacts of(InvoiceTable table) {
    CodeCounts invoices = CodeCounts.of(table.invoiceNo());
    BitSet cancellations = cancellations(invoices);
    Agreement times = new Agreement(invoices.codes());
    Agreement customers = new Agreement(invoices.codes());
    long notNegative = 0;
    for (int row = 0; row < table.rows(); row++) {
      int invoice = table.invoiceNo().code(row);
      times.add(invoice, table.epochSecond(row));
      int customer = table.customerId().code(row);
      if (customer != Dictionary.MISSING) {
        customers.add(invoice, customer);
      }
      if (table.quantity(row) >= 0 && invoice >= 0 && cancellations.get(invoice)) {
        notNegative++;
      }
    }
    return new InvoiceNumberFacts(
        invoices.distinct(),
        cancellations.cardinality(),
        invoices.rowsOf(cancellations),
        notNegative,
        invoices.rowsWhere(number -> number.startsWith("A")),
        times.differing(),
        customers.differing());
  }

  static BitSet cancellations(CodeCounts invoices) {
    return invoices.codesWhere(number -> number.startsWith("C"));
  }
}
