package dev.ecomm.model;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One invoice line. Texts may be null where missing; an empty text is missing too.
 *
 * @param rowNumber the data row of the source, first is 1
 * @param invoiceNo invoice number, or null
 * @param stockCode product code, or null
 * @param description product name or note, or null
 * @param quantity units
 * @param epochSecond wall clock in seconds since 1970-01-01T00:00, no zone
 * @param unitPrice price of one unit; finite
 * @param customerId customer, or null where anonymous
 * @param country country, or null
 */
public record InvoiceLine(
    long rowNumber,
    @Nullable String invoiceNo,
    @Nullable String stockCode,
    @Nullable String description,
    int quantity,
    long epochSecond,
    double unitPrice,
    @Nullable String customerId,
    @Nullable String country)
    implements InvoiceRow {

  /**
   * Checks the price and turns empty texts into missing ones.
   *
   * @throws IllegalArgumentException if the price is not finite
   */
  public InvoiceLine {
    if (!Double.isFinite(unitPrice)) {
      throw new IllegalArgumentException("unitPrice is " + unitPrice + ", must be finite");
    }
    invoiceNo = emptyToNull(invoiceNo);
    stockCode = emptyToNull(stockCode);
    description = emptyToNull(description);
    customerId = emptyToNull(customerId);
    country = emptyToNull(country);
  }

  /**
   * Makes a line with a date instead of seconds.
   *
   * @param rowNumber the data row of the source, first is 1
   * @param invoiceNo invoice number, or null
   * @param stockCode product code, or null
   * @param description product name or note, or null
   * @param quantity units
   * @param invoiceDate wall clock; a fraction of a second is dropped
   * @param unitPrice price of one unit; finite
   * @param customerId customer, or null where anonymous
   * @param country country, or null
   * @return the line
   */
  public static InvoiceLine of(
      long rowNumber,
      @Nullable String invoiceNo,
      @Nullable String stockCode,
      @Nullable String description,
      int quantity,
      LocalDateTime invoiceDate,
      double unitPrice,
      @Nullable String customerId,
      @Nullable String country) {
    return new InvoiceLine(
        rowNumber,
        invoiceNo,
        stockCode,
        description,
        quantity,
        invoiceDate.toEpochSecond(ZoneOffset.UTC),
        unitPrice,
        customerId,
        country);
  }

  @Override
  public InvoiceLine toLine() {
    return this;
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
