package dev.ecomm.feature.time;

import java.util.Arrays;

/**
 * The last rows, sorted: their quantile is there to be read. A row costs O(log window) comparisons
 * and moves O(window) neighbouring numbers, which is fast up to some thousands.
 */
final class SortedWindow implements PastFeature.State {
  private final Ring values;
  private final int minRows;
  private final double quantile;

  /** Of the values in the ring those that are not missing, ascending. */
  private final double[] sorted;

  private int present;

  SortedWindow(int window, int minRows, double quantile) {
    this.values = new Ring(window);
    this.minRows = minRows;
    this.quantile = quantile;
    this.sorted = new double[window];
  }

  @Override
  public void add(double value) {
    if (values.isFull()) {
      remove(values.back(sorted.length - 1));
    }
    values.add(value);
    if (!Double.isNaN(value)) {
      int at = Arrays.binarySearch(sorted, 0, present, value);
      int to = at < 0 ? -at - 1 : at;
      System.arraycopy(sorted, to, sorted, to + 1, present - to);
      sorted[to] = value;
      present++;
    }
  }

  private void remove(double value) {
    if (!Double.isNaN(value)) {
      int at = Arrays.binarySearch(sorted, 0, present, value);
      System.arraycopy(sorted, at + 1, sorted, at, present - at - 1);
      present--;
    }
  }

  @Override
  public double value() {
    if (values.size() < minRows || present < values.size()) {
      return Double.NaN;
    }
    double place = quantile * (present - 1);
    int below = (int) place;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, present - 1)];
    return low + (place - below) * (high - low);
  }
}
