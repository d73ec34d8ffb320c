package dev.ecomm.rfm;

/**
 * Numbers the invoices of one customer after the other from 0, in order of first appearance,
 * without clearing anything in between. For one thread.
 */
final class InvoiceNumbering {
  static final int NONE = -1;

  /** The customer that an invoice was last seen with; customers are counted from 1. */
  private final int[] seenWith;

  private final int[] number;
  private int customer;
  private int size;

  InvoiceNumbering(int invoices) {
    seenWith = new int[invoices];
    number = new int[invoices];
  }

  void nextCustomer() {
    customer++;
    size = 0;
  }

  /** The number of an invoice of this customer that was added, or {@link #NONE}. */
  int find(int invoice) {
    return seenWith[invoice] == customer ? number[invoice] : NONE;
  }

  /** Numbers an invoice that was not found. */
  int add(int invoice) {
    seenWith[invoice] = customer;
    number[invoice] = size;
    return size++;
  }

  /** How many invoices this customer has so far. */
  int size() {
    return size;
  }
}
