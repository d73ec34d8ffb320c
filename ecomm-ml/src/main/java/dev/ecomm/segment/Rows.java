package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;

/** Checks what is to be grouped. */
final class Rows {

  /** The square of a larger value may be infinite, and infinity minus infinity is no distance. */
  private static final double LARGEST = 1e150;

  private Rows() {}

  static int requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
    }
    return value;
  }

  /** Rows of weight 1. */
  static Points of(FeatureMatrix features, int k, CancellationToken cancellation) {
    requireRows(features, k, cancellation);
    return Points.of(features, null, cancellation);
  }

  static Points of(
      FeatureMatrix features, double[] weights, int k, CancellationToken cancellation) {
    requireRows(features, k, cancellation);
    if (weights.length != features.rows()) {
      throw new IllegalArgumentException(
          "weights are " + weights.length + ", must be " + features.rows() + ", one per row");
    }
    for (int row = 0; row < weights.length; row++) {
      if (!(weights[row] > 0) || Double.isInfinite(weights[row])) {
        throw new IllegalArgumentException(
            "the weight of row " + row + " is " + weights[row] + ", must be positive and finite");
      }
    }
    return Points.of(features, weights.clone(), cancellation);
  }

  private static void requireRows(FeatureMatrix features, int k, CancellationToken cancellation) {
    if (features.rows() < k) {
      throw new IllegalArgumentException(
          "there are "
              + features.rows()
              + " rows for k = "
              + k
              + "; give at least k rows, or lower k");
    }
    var unused = features.requireFinite();
    for (int row = 0; row < features.rows(); row++) {
      if ((row & 4095) == 0) {
        cancellation.throwIfCancelled();
      }
      for (int j = 0; j < features.columns(); j++) {
        if (Math.abs(features.at(row, j)) > LARGEST) {
          throw new IllegalArgumentException(
              "feature \""
                  + features.names().get(j)
                  + "\" of row "
                  + row
                  + " is "
                  + features.at(row, j)
                  + ", must be within 1e150 of 0; scale it");
        }
      }
    }
  }
}
