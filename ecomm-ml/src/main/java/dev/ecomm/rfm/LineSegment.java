package dev.ecomm.rfm;

/** The columns of some thousand consecutive lines of a {@link RfmState}. */
final class LineSegment {
  static final int MOST_ROWS = 1 << 15;

  final int[] customer;
  final int[] invoice;
  final int[] product;
  final int[] quantity;
  final long[] second;
  final double[] price;
  int rows;

  LineSegment(int capacity) {
    customer = new int[capacity];
    invoice = new int[capacity];
    product = new int[capacity];
    quantity = new int[capacity];
    second = new long[capacity];
    price = new double[capacity];
  }

  boolean isFull() {
    return rows == customer.length;
  }

  void append(
      int customerCode,
      int invoiceCode,
      int productCode,
      int units,
      long epochSecond,
      double unitPrice) {
    int row = rows++;
    customer[row] = customerCode;
    invoice[row] = invoiceCode;
    product[row] = productCode;
    quantity[row] = units;
    second[row] = epochSecond;
    price[row] = unitPrice;
  }
}
