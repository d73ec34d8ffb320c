package dev.ecomm.basket;

/** Whose lines make baskets. */
public enum Population {
  /** Lines with a customer only. */
  KNOWN,

  /** All lines, also those of anonymous customers. */
  ALL
}
