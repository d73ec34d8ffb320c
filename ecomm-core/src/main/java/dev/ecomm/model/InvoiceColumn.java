package dev.ecomm.model;

import java.util.List;
import java.util.Locale;

/**
 * The columns of invoice lines, with the header names by which they are known. Case, blanks,
 * underscores, hyphens and points of a header do not count, so {@code Customer ID}, {@code
 * customer_id} and {@code CustomerID} are one name.
 */
public enum InvoiceColumn {
  /** Invoice number; text. */
  INVOICE_NO("invoice", "invoicenumber", "invoiceid"),
  /** Product code; text. */
  STOCK_CODE("stock", "productcode", "itemcode", "sku"),
  /** Product name or note; text. */
  DESCRIPTION("itemdescription", "productdescription"),
  /** Units; whole number. */
  QUANTITY("qty"),
  /** Wall clock; date and time. */
  INVOICE_DATE("invoicetimestamp", "invoicedatetime"),
  /** Price of one unit; decimal number. */
  UNIT_PRICE("price"),
  /** Customer; text, missing where anonymous. */
  CUSTOMER_ID("customer", "customerno", "customernumber"),
  /** Country; text. */
  COUNTRY("countryname");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say
  private final List<String> aliases;

  InvoiceColumn(String... aliases) {
    this.aliases = List.of(aliases);
  }

  /**
   * Returns the name that we write.
   *
   * @return snake case, such as {@code invoice_no}
   */
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells whether the column holds text.
   *
   * @return false for quantity, date and price
   */
  public boolean isText() {
    return this != QUANTITY && this != INVOICE_DATE && this != UNIT_PRICE;
  }

  /**
   * Tells whether a header names this column.
   *
   * @param header as the file has it
   * @return true if it is the column's name or one of its aliases
   */
  public boolean isNamed(String header) {
    String folded = fold(header);
    return folded.equals(fold(name())) || aliases.contains(folded);
  }

  private static String fold(String header) {
    StringBuilder folded = new StringBuilder();
    for (char c : header.toLowerCase(Locale.ROOT).toCharArray()) {
      if (" _-.\u00A0".indexOf(c) < 0) {
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
