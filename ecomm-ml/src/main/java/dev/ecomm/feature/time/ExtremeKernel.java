package dev.ecomm.feature.time;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rolling minima or maxima of several windows at once. The extreme of w rows is that of two windows
 * of half as many that overlap by one if w is odd: so 28 rows come from 14, those from 7, from 4,
 * from 2, and windows share the way.
 *
 * <p>That is O(log window) steps a row, but each runs over whole arrays in vector instructions,
 * without a branch: much faster than a queue's constant number of steps. A missing value is in the
 * windows that it is in and in no other, with nothing to recover from.
 */
final class ExtremeKernel implements Kernel {
  private final boolean largest;
  private final int[] lengths;

  /** By length: which shorter one it is made of; 0 is the values themselves, of length 1. */
  private final int[] parents;

  private final int[] columns;
  private final double[][] levels;
  private double[] shifted = {};

  /**
   * Makes a kernel.
   *
   * @param largest maxima, or else minima
   * @param windows the column of each window
   */
  ExtremeKernel(boolean largest, Map<Integer, Integer> windows) {
    this.largest = largest;
    TreeMap<Integer, Integer> needed = new TreeMap<>(Map.of(1, -1));
    windows.forEach(
        (window, column) -> {
          for (int w = window; w > 1; w = half(w)) {
            needed.putIfAbsent(w, -1);
          }
          needed.put(window, column);
        });
    lengths = needed.keySet().stream().mapToInt(w -> w).toArray();
    columns = needed.values().stream().mapToInt(column -> column).toArray();
    parents = new int[lengths.length];
    Arrays.setAll(parents, k -> Arrays.binarySearch(lengths, half(lengths[k])));
    levels = new double[lengths.length][0];
  }

  private static int half(int window) {
    return (window + 1) / 2;
  }

  @Override
  public int history() {
    return lengths[lengths.length - 1] - 1;
  }

  @Override
  public void begin() {}

  @Override
  public void compute(double[] values, int begin, int end, double[][] out, int at) {
    reserve(values.length);
    levels[0] = values;
    for (int k = 0; k < lengths.length; k++) {
      int first = Math.min(lengths[k] - 1, end);
      if (k > 0) {
        double[] half = levels[parents[k]];
        // two arrays read at one index become vector instructions; one array read at two does not
        int shift = lengths[k] - lengths[parents[k]];
        System.arraycopy(half, first - Math.min(shift, first), shifted, first, end - first);
        if (largest) {
          maxima(half, shifted, levels[k], first, end);
        } else {
          minima(half, shifted, levels[k], first, end);
        }
      }
      if (columns[k] >= 0) {
        Blocks.put(levels[k], first, begin, end, out[columns[k]], at);
      }
    }
  }

  private void reserve(int size) {
    if (shifted.length < size) {
      shifted = new double[size];
      for (int k = 1; k < levels.length; k++) {
        levels[k] = new double[size];
      }
    }
  }

  private static void minima(double[] a, double[] b, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.min(a[i], b[i]);
    }
  }

  private static void maxima(double[] a, double[] b, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = Math.max(a[i], b[i]);
    }
  }
}
