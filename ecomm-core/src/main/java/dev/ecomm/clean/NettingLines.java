package dev.ecomm.clean;

import java.util.Arrays;

/**
 * The lines that netting looks at, in columns: every cancellation, and the purchases that one of
 * them may take from. 32 bytes a line. For one thread.
 */
final class NettingLines {

  /** The key of a cancellation that cannot match anything. */
  static final int NO_KEY = -1;

  /** The key of a cancellation without a customer. */
  static final int NO_CUSTOMER = -2;

  private int size;
  private int cancellations;
  private boolean inOrder = true;
  private long[] rowNumbers = new long[64];
  private long[] seconds = new long[64];
  private double[] prices = new double[64];
  private int[] quantities = new int[64];
  private int[] keys = new int[64];

  /** Row numbers must ascend; a quantity below 0 is a cancellation. */
  void add(long rowNumber, long second, int key, int quantity, double price) {
    if (size > 0 && rowNumber <= rowNumbers[size - 1]) {
      throw new IllegalArgumentException(
          "row number "
              + rowNumber
              + " follows "
              + rowNumbers[size - 1]
              + ", must be greater; give each line a row number of its own, in order");
    }
    if (size == keys.length) {
      grow();
    }
    inOrder &= size == 0 || second >= seconds[size - 1];
    cancellations += quantity < 0 ? 1 : 0;
    rowNumbers[size] = rowNumber;
    seconds[size] = second;
    prices[size] = price + 0.0; // turns -0 into 0, which is the same price
    quantities[size] = quantity;
    keys[size++] = key;
  }

  private void grow() {
    int length = size * 2;
    rowNumbers = Arrays.copyOf(rowNumbers, length);
    seconds = Arrays.copyOf(seconds, length);
    prices = Arrays.copyOf(prices, length);
    quantities = Arrays.copyOf(quantities, length);
    keys = Arrays.copyOf(keys, length);
  }

  int size() {
    return size;
  }

  int cancellations() {
    return cancellations;
  }

  long rowNumber(int line) {
    return rowNumbers[line];
  }

  int quantity(int line) {
    return quantities[line];
  }

  /** The customer and product that a purchase must share with a cancellation. */
  int key(int line) {
    return keys[line];
  }

  double price(int line) {
    return prices[line];
  }

  /** The distinct prices, ascending. */
  double[] distinctPrices() {
    double[] sorted = Arrays.copyOf(prices, size);
    Arrays.sort(sorted);
    int distinct = 0;
    for (double price : sorted) {
      if (distinct == 0 || sorted[distinct - 1] != price) {
        sorted[distinct++] = price;
      }
    }
    return Arrays.copyOf(sorted, distinct);
  }

  /** All lines by time; of equal time as they were added. */
  int[] byTime() {
    int[] order = new int[size];
    if (inOrder) {
      Arrays.setAll(order, line -> line);
      return order;
    }
    // the rank of a time fits 32 bits where the time itself may not
    long[] times = Arrays.copyOf(seconds, size);
    Arrays.sort(times);
    int distinct = 0;
    for (long time : times) {
      if (distinct == 0 || times[distinct - 1] != time) {
        times[distinct++] = time;
      }
    }
    long[] ranked = new long[size];
    for (int line = 0; line < size; line++) {
      long rank = Arrays.binarySearch(times, 0, distinct, seconds[line]);
      ranked[line] = rank << 32 | line;
    }
    Arrays.sort(ranked);
    Arrays.setAll(order, at -> (int) ranked[at]);
    return order;
  }
}
