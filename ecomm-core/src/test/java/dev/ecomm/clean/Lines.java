package dev.ecomm.clean;

import dev.ecomm.model.InvoiceLine;
import dev.ecomm.model.InvoiceTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small tables for tests of rules: lines that differ from an ordinary one in what is said. */
final class Lines {
  private static final InvoiceLine ORDINARY =
      new InvoiceLine(
          1, "536365", "85123A", "LANTERN", 6, 1_291_192_000L, 2.55, "17850", "United Kingdom");

  private final List<InvoiceLine> lines = new ArrayList<>();

  static InvoiceLine ordinary(long rowNumber) {
    return line(rowNumber, "536365", "85123A", "LANTERN", 6, 2.55, "17850");
  }

  static InvoiceLine line(
      long rowNumber,
      @Nullable String invoiceNo,
      @Nullable String stockCode,
      @Nullable String description,
      int quantity,
      double unitPrice,
      @Nullable String customerId) {
    return new InvoiceLine(
        rowNumber,
        invoiceNo,
        stockCode,
        description,
        quantity,
        ORDINARY.epochSecond(),
        unitPrice,
        customerId,
        ORDINARY.country());
  }

  static Lines of() {
    return new Lines();
  }

  Lines invoice(@Nullable String invoiceNo) {
    return add(invoiceNo, "85123A", "LANTERN", 6, 2.55, "17850");
  }

  Lines product(@Nullable String stockCode, @Nullable String description) {
    return add("536365", stockCode, description, 6, 2.55, "17850");
  }

  Lines amount(int quantity, double unitPrice) {
    return add("536365", "85123A", "LANTERN", quantity, unitPrice, "17850");
  }

  Lines customer(@Nullable String customerId) {
    return add("536365", "85123A", "LANTERN", 6, 2.55, customerId);
  }

  private Lines add(
      @Nullable String invoiceNo,
      @Nullable String stockCode,
      @Nullable String description,
      int quantity,
      double unitPrice,
      @Nullable String customerId) {
    lines.add(
        line(
            lines.size() + 1L, invoiceNo, stockCode, description, quantity, unitPrice, customerId));
    return this;
  }

  InvoiceTable table() {
    return InvoiceTable.of(lines);
  }

  /** Row numbers of the lines of a table. */
  static List<Long> rowNumbers(InvoiceTable table) {
    List<Long> numbers = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      numbers.add(table.rowNumber(row));
    }
    return numbers;
  }

  /** Descriptions of a table, null where missing. */
  static List<@Nullable String> descriptions(InvoiceTable table) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      texts.add(table.description().text(row));
    }
    return texts;
  }
}
