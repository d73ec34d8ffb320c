package dev.ecomm.tree;

import dev.ecomm.run.CancellationToken;

/** Rows in the order of a feature. */
final class RowOrder {

  private RowOrder() {}

  /**
   * Sorts rows by their values; equal values keep the order of the rows. A merge sort, for it moves
   * through memory in order, needs no objects, and can be cancelled between its passes.
   */
  static int[] ascending(double[] values, CancellationToken cancellation) {
    int n = values.length;
    double[] keys = values.clone();
    double[] nextKeys = new double[n];
    int[] rows = new int[n];
    int[] nextRows = new int[n];
    for (int row = 0; row < n; row++) {
      rows[row] = row;
    }
    for (long width = 1; width < n; width *= 2) {
      cancellation.throwIfCancelled();
      for (long from = 0; from < n; from += 2 * width) {
        int middle = (int) Math.min(n, from + width);
        int to = (int) Math.min(n, from + 2 * width);
        merge(keys, rows, (int) from, middle, to, nextKeys, nextRows);
      }
      double[] spareKeys = keys;
      keys = nextKeys;
      nextKeys = spareKeys;
      int[] spareRows = rows;
      rows = nextRows;
      nextRows = spareRows;
    }
    return rows;
  }

  private static void merge(
      double[] keys, int[] rows, int from, int middle, int to, double[] toKeys, int[] toRows) {
    int left = from;
    int right = middle;
    for (int at = from; at < to; at++) {
      boolean takeLeft = right == to || (left < middle && keys[left] <= keys[right]);
      int taken = takeLeft ? left++ : right++;
      toKeys[at] = keys[taken];
      toRows[at] = rows[taken];
    }
  }

  /**
   * Moves the rows that go left before those that do not; either group keeps its order.
   *
   * @param rows an order
   * @param from where the rows in question begin in it
   * @param to where they end, exclusive
   * @param goesLeft per row
   * @param scratch as long as {@code rows}
   */
  static void part(int[] rows, int from, int to, boolean[] goesLeft, int[] scratch) {
    int left = from;
    int right = 0;
    for (int at = from; at < to; at++) {
      int row = rows[at];
      if (goesLeft[row]) {
        rows[left++] = row;
      } else {
        scratch[right++] = row;
      }
    }
    System.arraycopy(scratch, 0, rows, left, right);
  }
}
