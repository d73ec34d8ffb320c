package dev.ecomm.benchmarks;

import java.util.Arrays;

/** The silhouette as one writes it down first: two loops over rows, one over features. */
final class FlatSilhouette {

  private FlatSilhouette() {}

  static double of(double[] values, int features, int[] labels, int k) {
    int n = labels.length;
    int[] sizes = new int[k];
    for (int label : labels) {
      sizes[label]++;
    }
    double total = 0;
    double[] sums = new double[k];
    for (int i = 0; i < n; i++) {
      Arrays.fill(sums, 0);
      for (int other = 0; other < n; other++) {
        double squared = 0;
        for (int j = 0; j < features; j++) {
          double difference = values[i * features + j] - values[other * features + j];
          squared += difference * difference;
        }
        sums[labels[other]] += Math.sqrt(squared);
      }
      total += silhouette(sums, sizes, labels[i]);
    }
    return total / n;
  }

  private static double silhouette(double[] sums, int[] sizes, int own) {
    if (sizes[own] == 1) {
      return 0;
    }
    double within = sums[own] / (sizes[own] - 1);
    double next = Double.POSITIVE_INFINITY;
    for (int c = 0; c < sizes.length; c++) {
      next = c == own ? next : Math.min(next, sums[c] / sizes[c]);
    }
    return (next - within) / Math.max(within, next);
  }
}
