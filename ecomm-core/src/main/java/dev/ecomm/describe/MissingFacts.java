package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import java.util.List;
import java.util.Map;

/**
 * Rows without a value, per column. A table never lacks quantity, date and price; rows that do were
 * rejected by the reader and come in as counts.
 *
 * @param invoiceNo rows without invoice number
 * @param stockCode rows without product code
 * @param description rows without description
 * @param quantity rows without quantity
 * @param invoiceDate rows without date
 * @param unitPrice rows without price
 * @param customerId rows without customer
 * @param country rows without country
 */
public record MissingFacts(
    long invoiceNo,
    long stockCode,
    long description,
    long quantity,
    long invoiceDate,
    long unitPrice,
    long customerId,
    long country) {

  private static final List<String> COLUMNS =
      List.of(
          "invoice_no",
          "stock_code",
          "description",
          "quantity",
          "invoice_date",
          "unit_price",
          "customer_id",
          "country");

  static MissingFacts of(InvoiceTable table, Map<String, Long> missingInRejected) {
    missingInRejected.forEach(MissingFacts::check);
    return new MissingFacts(
        CodeCounts.of(table.invoiceNo()).missing() + count(missingInRejected, "invoice_no"),
        CodeCounts.of(table.stockCode()).missing() + count(missingInRejected, "stock_code"),
        CodeCounts.of(table.description()).missing() + count(missingInRejected, "description"),
        count(missingInRejected, "quantity"),
        count(missingInRejected, "invoice_date"),
        count(missingInRejected, "unit_price"),
        CodeCounts.of(table.customerId()).missing() + count(missingInRejected, "customer_id"),
        CodeCounts.of(table.country()).missing() + count(missingInRejected, "country"));
  }

  private static void check(String column, long count) {
    if (!COLUMNS.contains(column)) {
      throw new IllegalArgumentException(
          "missingInRejected names column \"" + column + "\", must be one of " + COLUMNS);
    }
    if (count < 0) {
      throw new IllegalArgumentException(
          "missingInRejected of " + column + " is " + count + ", must be at least 0");
    }
  }

  private static long count(Map<String, Long> missingInRejected, String column) {
    return missingInRejected.getOrDefault(column, 0L);
  }
}
