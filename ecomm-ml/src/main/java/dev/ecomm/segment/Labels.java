package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;

/** Given labels, checked, with the sizes and means of their clusters. */
final class Labels {
  final int[] of;
  final int k;
  final long[] sizes;
  final double[] means;

  private Labels(int[] of, int k, long[] sizes, double[] means) {
    this.of = of;
    this.k = k;
    this.sizes = sizes;
    this.means = means;
  }

  static Labels of(FeatureMatrix features, int[] labels) {
    if (labels.length != features.rows()) {
      throw new IllegalArgumentException(
          "labels are " + labels.length + ", must be " + features.rows() + ", one per row");
    }
    int k = 0;
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] < 0 || labels[row] >= labels.length) {
        throw new IllegalArgumentException(
            "the label of row "
                + row
                + " is "
                + labels[row]
                + ", must be from 0 to "
                + (labels.length - 1));
      }
      k = Math.max(k, labels[row] + 1);
    }
    long[] sizes = new long[k];
    for (int label : labels) {
      sizes[label]++;
    }
    int filled = 0;
    for (long size : sizes) {
      filled += size > 0 ? 1 : 0;
    }
    if (filled < 2 || filled >= labels.length) {
      throw new IllegalArgumentException(
          "labels name "
              + filled
              + " clusters of "
              + labels.length
              + " rows, must be at least 2 and fewer than rows");
    }
    return new Labels(labels, k, sizes, means(features, labels, sizes));
  }

  private static double[] means(FeatureMatrix features, int[] labels, long[] sizes) {
    int d = features.columns();
    double[] means = new double[sizes.length * d];
    for (int row = 0; row < labels.length; row++) {
      for (int j = 0; j < d; j++) {
        means[labels[row] * d + j] += features.at(row, j);
      }
    }
    for (int at = 0; at < means.length; at++) {
      means[at] = sizes[at / d] == 0 ? 0 : means[at] / sizes[at / d];
    }
    return means;
  }

  /** Clusters with rows. */
  int filled() {
    int filled = 0;
    for (long size : sizes) {
      filled += size > 0 ? 1 : 0;
    }
    return filled;
  }
}
