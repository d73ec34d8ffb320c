package dev.ecomm.association;

import java.util.Arrays;

/** Control of the false-discovery rate after Benjamini and Hochberg (1995). */
final class FalseDiscovery {

  private FalseDiscovery() {}

  /**
   * Adjusts p-values.
   *
   * @param p of what was found; the rest of what was tried counts as p-values of 1
   * @param tried how many tests there were, at least as many as p-values
   */
  static double[] qValues(double[] p, double tried) {
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    double[] q = new double[sorted.length];
    double least = 1;
    for (int i = sorted.length - 1; i >= 0; i--) {
      least = Math.min(least, sorted[i] * tried / (i + 1));
      q[i] = least;
    }
    double[] adjusted = new double[p.length];
    // equal p-values have equal q-values, so any of their places will do
    Arrays.setAll(adjusted, i -> q[Arrays.binarySearch(sorted, p[i])]);
    return adjusted;
  }
}
