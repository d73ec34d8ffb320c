package dev.ecomm.basket;

/** What counts as one item. A function of your own is {@link Baskets.Builder#item}. */
public enum BasketItem {
  /** The description, as it stands; canonical after cleaning. Blank ones are no item. */
  DESCRIPTION,

  /** The stock code, as it stands. */
  STOCK_CODE
}
