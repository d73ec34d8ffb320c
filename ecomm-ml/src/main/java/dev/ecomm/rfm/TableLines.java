package dev.ecomm.rfm;

import dev.ecomm.model.CodedColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTable;
import java.util.function.Consumer;

/**
 * The lines of a table, which keep their codes: no text is looked at. Copied into one segment after
 * the other, each small enough to stay in the cache.
 */
final class TableLines implements LineSource {
  private static final int ROWS = 1 << 12;

  private final InvoiceTable table;
  private final Counts counts;

  TableLines(InvoiceTable table) {
    this.table = table;
    this.counts = count(table);
  }

  static Counts count(InvoiceTable table) {
    CodedColumn customer = table.customerId();
    CodedColumn invoice = table.invoiceNo();
    long withoutCustomer = 0;
    long withoutInvoice = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    int rows = table.rows();
    for (int row = 0; row < rows; row++) {
      long second = table.epochSecond(row);
      first = Math.min(first, second);
      last = Math.max(last, second);
      if (customer.code(row) == Dictionary.MISSING) {
        withoutCustomer++;
      } else if (invoice.code(row) == Dictionary.MISSING) {
        withoutInvoice++;
      }
    }
    return new Counts(
        rows - withoutCustomer - withoutInvoice, withoutCustomer, withoutInvoice, first, last);
  }

  @Override
  public void forEach(Consumer<LineSegment> consumer) {
    LineSegment segment = new LineSegment(Math.min(ROWS, Math.max(1, table.rows())));
    for (int from = 0; from < table.rows(); from += ROWS) {
      segment.rows = 0;
      copy(from, Math.min(table.rows() - from, ROWS), segment);
      consumer.accept(segment);
    }
  }

  @Override
  public void forEachStretch(StretchConsumer consumer) {
    CodedColumn customer = table.customerId();
    int rows = table.rows();
    int from = 0;
    while (from < rows) {
      int code = customer.code(from);
      int to = from + 1;
      while (to < rows && customer.code(to) == code) {
        to++;
      }
      if (code != Dictionary.MISSING) {
        consumer.accept(code, from, to - from);
      }
      from = to;
    }
  }

  @Override
  public void copy(int from, int rows, LineSegment segment) {
    CodedColumn customer = table.customerId();
    CodedColumn invoice = table.invoiceNo();
    CodedColumn product = table.stockCode();
    for (int row = from; row < from + rows; row++) {
      int customerCode = customer.code(row);
      int invoiceCode = invoice.code(row);
      if ((customerCode | invoiceCode) >= 0) { // neither is missing
        segment.append(
            customerCode,
            invoiceCode,
            product.code(row),
            table.quantity(row),
            table.epochSecond(row),
            table.unitPrice(row));
      }
    }
  }

  @Override
  public Dictionary customers() {
    return table.customerId().dictionary();
  }

  @Override
  public Dictionary invoices() {
    return table.invoiceNo().dictionary();
  }

  @Override
  public Dictionary products() {
    return table.stockCode().dictionary();
  }

  @Override
  public Counts counts() {
    return counts;
  }
}
