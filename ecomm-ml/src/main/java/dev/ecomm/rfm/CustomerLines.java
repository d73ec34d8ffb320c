package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import java.util.Arrays;

/**
 * The lines of one customer before as-of, in the order of the source: what features are computed
 * from. One customer's lines take the place of another's.
 */
final class CustomerLines {
  private final LineSegment lines;
  final int[] invoice;
  final int[] product;
  final int[] quantity;
  final long[] second;
  final double[] price;

  /** The units that count as money: {@link Money}. May be {@link #quantity} itself. */
  final int[] moneyQuantity;

  private final boolean[] isCancellation;

  CustomerLines(LineSegment lines, Money money, boolean[] isCancellation) {
    this.lines = lines;
    invoice = lines.invoice;
    product = lines.product;
    quantity = lines.quantity;
    second = lines.second;
    price = lines.price;
    moneyQuantity = money == Money.NET ? quantity : new int[quantity.length];
    this.isCancellation = isCancellation;
  }

  int rows() {
    return lines.rows;
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
   * How many distinct pairs of invoice and product the purchases hold, for invoices whose lines
   * stand apart; the usual ones are counted while their lines go by.
   */
  long distinctPairsOfPurchases() {
    long[] pairs = new long[rows()];
    int size = 0;
    for (int row = 0; row < pairs.length; row++) {
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
