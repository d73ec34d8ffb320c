package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;

/**
 * Counts the distinct products of invoices whose lines stand together: a product carries the stamp
 * of the last invoice that it was seen on. For one thread.
 */
final class ProductStamps {
  private final long[] stamps;
  private long stamp;

  ProductStamps(int products) {
    stamps = new long[products];
  }

  void nextInvoice() {
    stamp++;
  }

  /** 1 for a product that is new on this invoice, else 0; a missing one is no product. */
  int add(int product) {
    if (product == Dictionary.MISSING || stamps[product] == stamp) {
      return 0;
    }
    stamps[product] = stamp;
    return 1;
  }
}
