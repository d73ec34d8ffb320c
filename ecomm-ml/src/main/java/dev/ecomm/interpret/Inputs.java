package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;

/** Checks of what users hand in. */
final class Inputs {

  private Inputs() {}

  /** Refuses features and clusters that do not belong together. */
  static void requireClusters(FeatureMatrix features, int[] clusters, int k) {
    requireAtLeast("k", k, 1);
    if (features.rows() == 0) {
      throw new IllegalArgumentException("features has no rows; there is nobody to describe");
    }
    if (clusters.length != features.rows()) {
      throw new IllegalArgumentException(
          "clusters are " + clusters.length + ", must be " + features.rows() + ", one per row");
    }
    for (int row = 0; row < clusters.length; row++) {
      if (clusters[row] < 0 || clusters[row] >= k) {
        throw new IllegalArgumentException(
            "cluster of row "
                + row
                + " is "
                + clusters[row]
                + ", must be from 0 to "
                + (k - 1)
                + "; leave rows without a cluster out");
      }
    }
    var unused = features.requireFinite();
  }

  static int requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
    }
    return value;
  }

  /** Refuses what is not strictly between 0 and 1. */
  static double requireInside(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " is " + value + ", must be above 0 and below 1");
    }
    return value;
  }

  /** The rows of each cluster, ascending. */
  static int[][] rowsOf(int[] clusters, int k) {
    int[] sizes = new int[k];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    int[][] rows = new int[k][];
    for (int c = 0; c < k; c++) {
      rows[c] = new int[sizes[c]];
    }
    int[] next = new int[k];
    for (int row = 0; row < clusters.length; row++) {
      rows[clusters[row]][next[clusters[row]]++] = row;
    }
    return rows;
  }

  /** Some rows, without identifiers. */
  static FeatureMatrix select(FeatureMatrix features, int[] rows) {
    double[] values = new double[rows.length * features.columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          features.row(rows[i]), 0, values, i * features.columns(), features.columns());
    }
    return FeatureMatrix.of(features.names(), values);
  }

  /** The items at some positions. */
  static int[] select(int[] items, int[] positions) {
    int[] selected = new int[positions.length];
    for (int i = 0; i < positions.length; i++) {
      selected[i] = items[positions[i]];
    }
    return selected;
  }
}
