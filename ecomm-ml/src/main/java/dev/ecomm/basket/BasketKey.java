package dev.ecomm.basket;

/** What makes one basket of several lines. */
public enum BasketKey {
  /** Lines of one invoice number. */
  INVOICE,

  /** Everything that a customer ever bought; lines without a customer are left out. */
  CUSTOMER,

  /** What a customer bought on one calendar day; lines without a customer are left out. */
  CUSTOMER_AND_DAY
}
