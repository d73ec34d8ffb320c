package dev.ecomm.clean;

import java.util.Locale;

/**
 * What an invoice line is about. Every line has exactly one kind; which one, {@link LineKinds}
 * says.
 */
public enum LineKind {
  /** A debt written off: an invoice number that starts with A, or the product code of bad debt. */
  BAD_DEBT,
  /** A discount. */
  DISCOUNT,
  /** Postage. */
  POSTAGE,
  /** Carriage, next day delivery, packing. */
  CARRIAGE,
  /** What the bank takes. */
  BANK_CHARGE,
  /** An amount that somebody typed in. */
  MANUAL,
  /** A sample. */
  SAMPLE,
  /** A charity's share. */
  CHARITY,
  /** What the marketplace takes. */
  AMAZON_FEE,
  /** A gift voucher. */
  VOUCHER,
  /** A code that stands for no product of its own. */
  PLACEHOLDER,
  /** Goods taken back: an invoice number that starts with C, and fewer than no units. */
  CANCELLATION,
  /** Goods gone without a sale: fewer than no units at no price. */
  WRITE_OFF,
  /** Goods given away or found: units at no price. */
  FREE,
  /** Goods sold: units at a price. */
  SALE,
  /** What fits nothing above. */
  OTHER_ADJUSTMENT;

  /**
   * Returns the name that files and tables carry.
   *
   * @return such as {@code write_off}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
