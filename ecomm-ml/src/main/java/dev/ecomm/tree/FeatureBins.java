package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import java.util.Arrays;

/**
 * The features of rows, each value replaced by the number of its bin: 256 bins a feature at most,
 * of about as many rows each, one for each value where there are no more values than that.
 */
final class FeatureBins {
  static final int MOST = 256;

  /** By feature and row; read as a number from 0 to 255. */
  private final byte[][] bins;

  /** By feature: the lowest value of each bin but the first, ascending. */
  private final double[][] edges;

  FeatureBins(FeatureMatrix features) {
    int columns = features.columns();
    bins = new byte[columns][];
    edges = new double[columns][];
    for (int f = 0; f < columns; f++) {
      double[] values = features.column(f);
      edges[f] = edges(values);
      bins[f] = new byte[values.length];
      for (int row = 0; row < values.length; row++) {
        int at =
            Arrays.binarySearch(edges[f], values[row] + 0.0); // 0.0: no -0.0, which sorts apart
        bins[f][row] = (byte) (at >= 0 ? at + 1 : -at - 1);
      }
    }
  }

  /** Halfway between neighbours, so that a value to come that is nearer to one goes with it. */
  private static double[] edges(double[] values) {
    double[] sorted = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
    double[] edges = new double[MOST - 1];
    int count = 0;
    int distinct = (int) Arrays.stream(sorted).distinct().limit(MOST + 1L).count();
    double step = distinct <= MOST ? 1 : (double) sorted.length / MOST;
    int at = 0;
    for (double rank = step; rank < sorted.length && count < edges.length; rank += step) {
      if (rank < at) {
        continue; // within values that are all the same, whose end is an edge already
      }
      at = (int) rank;
      while (at < sorted.length && sorted[at] == sorted[at - 1]) {
        at++;
      }
      if (at < sorted.length) {
        edges[count++] = between(sorted[at - 1], sorted[at]);
        at++;
      }
    }
    return Arrays.copyOf(edges, count);
  }

  private static double between(double below, double above) {
    double middle = below + (above - below) / 2;
    return middle > below && middle <= above ? middle : above;
  }

  int features() {
    return bins.length;
  }

  int bins(int feature) {
    return edges[feature].length + 1;
  }

  byte[] column(int feature) {
    return bins[feature];
  }

  /** Where a feature's bins up to this one end: the threshold of a split behind it. */
  double threshold(int feature, int bin) {
    return edges[feature][bin];
  }
}
