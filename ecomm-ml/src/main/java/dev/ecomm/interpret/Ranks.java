package dev.ecomm.interpret;

import java.util.Arrays;

/** Ranks of values, and what is made of them. */
final class Ranks {

  private Ranks() {}

  /** Ranks less their mean, so that they sum to 0; equal values share the mean of their ranks. */
  static double[] centred(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double middle = (values.length - 1) / 2.0;
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = (below(sorted, values[i]) + upTo(sorted, values[i]) - 1) / 2.0 - middle;
    }
    return ranks;
  }

  /** How many of the sorted values are below. */
  static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many of the sorted values are not above. */
  static int upTo(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The middle of the sorted values; the mean of two middles; NaN of none. */
  static double median(double[] sorted) {
    int n = sorted.length;
    if (n == 0) {
      return Double.NaN;
    }
    // halved first: the sum of two large values may overflow
    return n % 2 == 1 ? sorted[n / 2] : sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2;
  }

  /**
   * Cliff's delta: how often a value of the first is above one of the second, less how often it is
   * below, as a share of all pairs.
   *
   * @return from -1 to 1; 0 where one has no values
   */
  static double cliffsDelta(double[] sorted, double[] otherSorted) {
    if (sorted.length == 0 || otherSorted.length == 0) {
      return 0;
    }
    long balance = 0;
    for (double value : sorted) {
      balance += below(otherSorted, value);
      balance -= otherSorted.length - upTo(otherSorted, value);
    }
    return (double) balance / ((double) sorted.length * otherSorted.length);
  }
}
