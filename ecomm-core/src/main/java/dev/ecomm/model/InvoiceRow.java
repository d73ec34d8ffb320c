package dev.ecomm.model;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a rule sees of one invoice line. {@link InvoiceLine} implements it and so does what {@link
 * InvoiceTable#forEachRow} shows, which moves from row to row and is valid only during the call
 * that it is handed to: whoever keeps a row calls {@link #toLine()}.
 */
public interface InvoiceRow {

  /**
   * Returns the place of the row in its source.
   *
   * @return the data row of the file, first after the header is 1
   */
  long rowNumber();

  /**
   * Returns the invoice number, such as {@code 536365}, or {@code C536379} for a cancellation.
   *
   * @return null where missing
   */
  @Nullable String invoiceNo();

  /**
   * Returns the product code as read, such as {@code 85123A}.
   *
   * @return null where missing
   */
  @Nullable String stockCode();

  /**
   * Returns the product's name or a note, as read, blanks kept.
   *
   * @return null where missing
   */
  @Nullable String description();

  /**
   * Returns the units sold; negative for returns and write-offs.
   *
   * @return units
   */
  int quantity();

  /**
   * Returns the wall clock of the shop, to the second.
   *
   * @return seconds since 1970-01-01T00:00 on that clock, without any zone
   */
  long epochSecond();

  /**
   * Returns the price of one unit in the shop's currency.
   *
   * @return finite; the nearest double to the text as read
   */
  double unitPrice();

  /**
   * Returns the customer, such as {@code 17850}.
   *
   * @return null where anonymous
   */
  @Nullable String customerId();

  /**
   * Returns the customer's country.
   *
   * @return null where missing
   */
  @Nullable String country();

  /**
   * Returns the text of a column, for code that is told which column to look at.
   *
   * @param column one of the five text columns
   * @return null where missing
   * @throws IllegalArgumentException if the column holds no text
   */
  default @Nullable String text(InvoiceColumn column) {
    return switch (column) {
      case INVOICE_NO -> invoiceNo();
      case STOCK_CODE -> stockCode();
      case DESCRIPTION -> description();
      case CUSTOMER_ID -> customerId();
      case COUNTRY -> country();
      default -> throw InvoiceTable.notText(column);
    };
  }

  /**
   * Returns the line's amount.
   *
   * @return quantity times unit price, one rounding
   */
  default double totalSpend() {
    return quantity() * unitPrice();
  }

  /**
   * Returns {@link #epochSecond()} as date and time.
   *
   * @return wall clock without zone
   */
  default LocalDateTime invoiceDate() {
    return LocalDateTime.ofEpochSecond(epochSecond(), 0, ZoneOffset.UTC);
  }

  /**
   * Copies the row.
   *
   * @return a record that stays valid
   */
  default InvoiceLine toLine() {
    return new InvoiceLine(
        rowNumber(),
        invoiceNo(),
        stockCode(),
        description(),
        quantity(),
        epochSecond(),
        unitPrice(),
        customerId(),
        country());
  }
}
