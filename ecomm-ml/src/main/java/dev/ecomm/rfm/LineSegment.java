package dev.ecomm.rfm;

/** The columns of some lines: consecutive ones of the source, or those of one customer. */
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

  /** Shows stretches of lines of one customer; the first line is at the place given. */
  void forEachStretch(int place, LineSource.StretchConsumer consumer) {
    int from = 0;
    while (from < rows) {
      int to = from + 1;
      while (to < rows && customer[to] == customer[from]) {
        to++;
      }
      consumer.accept(customer[from], place + from, to - from);
      from = to;
    }
  }

  /** Appends some of these lines to others. */
  void copy(int from, int lines, LineSegment target) {
    for (int row = from; row < from + lines; row++) {
      target.append(
          customer[row], invoice[row], product[row], quantity[row], second[row], price[row]);
    }
  }

  /** Whether the lines behind the first few are before a second. */
  boolean isBefore(long endSecond, int few) {
    for (int row = few; row < rows; row++) {
      if (second[row] >= endSecond) {
        return false;
      }
    }
    return true;
  }

  /** Removes those lines behind the first few that are not before a second. */
  void retainBefore(long endSecond, int few) {
    if (isBefore(endSecond, few)) {
      return;
    }
    int all = rows;
    rows = few;
    for (int row = few; row < all; row++) {
      if (second[row] < endSecond) {
        append(customer[row], invoice[row], product[row], quantity[row], second[row], price[row]);
      }
    }
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
