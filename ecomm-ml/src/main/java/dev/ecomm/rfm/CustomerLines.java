package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import java.util.Arrays;

/**
 * Lines before as-of, sorted by customer, each customer's in the order of the source: what features
 * are computed from. A customer's lines are the rows {@code from} to {@code to}, exclusive.
 */
final class CustomerLines {
  final int[] invoice;
  final int[] product;
  final int[] quantity;
  final long[] second;
  final double[] price;

  /** The units that count as money: {@link Money}. May be {@link #quantity} itself. */
  final int[] moneyQuantity;

  private final boolean[] isCancellation;

  CustomerLines(int rows, Money money, boolean[] isCancellation) {
    invoice = new int[rows];
    product = new int[rows];
    quantity = new int[rows];
    second = new long[rows];
    price = new double[rows];
    moneyQuantity = money == Money.NET ? quantity : new int[rows];
    this.isCancellation = isCancellation;
  }

  /** Whether the invoice number starts with C. */
  boolean isCancellation(int row) {
    return isCancellation[invoice[row]];
  }

  boolean isPurchase(int row) {
    return isPurchase(isCancellation[invoice[row]], quantity[row], price[row]);
  }

  static boolean isPurchase(boolean isCancellation, int quantity, double price) {
    return quantity > 0 && price > 0 && !isCancellation;
  }

  /**
   * How many distinct pairs of invoice and product the purchases among the rows hold, for invoices
   * whose lines stand apart; the usual ones are counted while their lines go by.
   */
  long distinctPairsOfPurchases(int from, int to) {
    long[] pairs = new long[to - from];
    int size = 0;
    for (int row = from; row < to; row++) {
      if (product[row] != Dictionary.MISSING && isPurchase(row)) {
        pairs[size++] = (long) invoice[row] << 32 | product[row];
      }
    }
    Arrays.sort(pairs, 0, size);
    long distinct = 0;
    for (int i = 0; i < size; i++) {
      distinct += i == 0 || pairs[i] != pairs[i - 1] ? 1 : 0;
    }
    return distinct;
  }
}
