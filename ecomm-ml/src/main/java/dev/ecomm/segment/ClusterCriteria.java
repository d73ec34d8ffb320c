package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;

/**
 * How good given clusters are: silhouette, Davies-Bouldin, Calinski-Harabasz; and how alike two
 * groupings are: adjusted Rand.
 *
 * <p>Distances are Euclidean. Labels are numbers from 0 below the number of rows; a number without
 * rows does not count. As in scikit-learn there must be at least two clusters and fewer than rows.
 * The bits do not depend on threads.
 */
public final class ClusterCriteria {

  private ClusterCriteria() {}

  /**
   * Computes the mean silhouette: (b - a) / max(a, b), where a is the mean distance of a row to the
   * others of its cluster and b that to the nearest other cluster; 0 for the only row of a cluster.
   * Cost: O(n² d) time, O(n) memory.
   *
   * @param features n x d, all values finite
   * @param labels the cluster of each row
   * @param run threads and cancellation
   * @return from -1 to 1, more is better
   * @throws IllegalArgumentException if a value is not finite, or the labels do not fit
   */
  public static double silhouette(FeatureMatrix features, int[] labels, RunContext run) {
    Labels checked = Labels.of(features, labels);
    try (Workers workers = Workers.of(run)) {
      Points points = Rows.of(features, 0, run.cancellation());
      return Silhouette.exact(points, features.toArray(), checked, workers);
    }
  }

  /**
   * Estimates the mean silhouette with distances to the means of clusters instead of mean distances
   * to their rows. Cost: O(n k d).
   *
   * @param features n x d, all values finite
   * @param labels the cluster of each row
   * @param run threads and cancellation
   * @return the simplified silhouette, and how far it may be from the exact one
   * @throws IllegalArgumentException if a value is not finite, or the labels do not fit
   */
  public static SilhouetteEstimate simplifiedSilhouette(
      FeatureMatrix features, int[] labels, RunContext run) {
    Labels checked = Labels.of(features, labels);
    try (Workers workers = Workers.of(run)) {
      Points points = Rows.of(features, 0, run.cancellation());
      return Silhouette.simplified(points, features, checked, workers);
    }
  }

  /**
   * Computes the Davies-Bouldin index: the mean, over clusters, of the largest ratio of two
   * clusters' spreads to the distance of their means. Cost: O(n d + k² d).
   *
   * @param features n x d, all values finite
   * @param labels the cluster of each row
   * @return at least 0, less is better; infinite if two means are equal and a cluster is spread
   * @throws IllegalArgumentException if a value is not finite, or the labels do not fit
   */
  public static double daviesBouldin(FeatureMatrix features, int[] labels) {
    Labels checked = Labels.of(features, labels);
    return daviesBouldin(Rows.of(features, 0, new CancellationToken()), checked);
  }

  static double daviesBouldin(Points points, Labels checked) {
    double[] spread = new double[checked.k];
    for (int row = 0; row < points.rows(); row++) {
      spread[checked.of[row]] += Math.sqrt(toMean(points, row, checked));
    }
    double sum = 0;
    for (int c = 0; c < checked.k; c++) {
      double worst = 0;
      for (int other = 0; other < checked.k; other++) {
        if (c != other && checked.sizes[c] > 0 && checked.sizes[other] > 0) {
          double spreads = spread[c] / checked.sizes[c] + spread[other] / checked.sizes[other];
          double apart = distance(checked.means, c, other, points.features());
          worst = spreads == 0 ? worst : Math.max(worst, spreads / apart);
        }
      }
      sum += worst;
    }
    return sum / checked.filled();
  }

  /**
   * Computes the Calinski-Harabasz index: variance between clusters over variance within them, each
   * by its degrees of freedom. Cost: O(n d).
   *
   * @param features n x d, all values finite
   * @param labels the cluster of each row
   * @return at least 0, more is better; infinite if all rows equal the mean of their cluster, NaN
   *     if all rows are equal
   * @throws IllegalArgumentException if a value is not finite, or the labels do not fit
   */
  public static double calinskiHarabasz(FeatureMatrix features, int[] labels) {
    Labels checked = Labels.of(features, labels);
    return calinskiHarabasz(Rows.of(features, 0, new CancellationToken()), checked);
  }

  static double calinskiHarabasz(Points points, Labels checked) {
    int d = points.features();
    double[] mean = new double[d];
    for (int c = 0; c < checked.k; c++) {
      for (int j = 0; j < d; j++) {
        mean[j] += checked.sizes[c] * checked.means[c * d + j] / points.rows();
      }
    }
    double within = 0;
    for (int row = 0; row < points.rows(); row++) {
      within += toMean(points, row, checked);
    }
    double between = 0;
    for (int c = 0; c < checked.k; c++) {
      for (int j = 0; j < d; j++) {
        double difference = checked.means[c * d + j] - mean[j];
        between += checked.sizes[c] * difference * difference;
      }
    }
    int k = checked.filled();
    return (between / (k - 1)) / (within / (points.rows() - k));
  }

  private static double toMean(Points points, int row, Labels labels) {
    return points.squaredDistance(row, labels.means, labels.of[row] * points.features());
  }

  private static double distance(double[] means, int a, int b, int d) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double difference = means[a * d + j] - means[b * d + j];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /**
   * Computes how far two groupings of the same things agree, corrected for chance (adjusted Rand
   * index). Cost: O(n + k1 k2).
   *
   * @param first the cluster of each thing, from 0
   * @param second the cluster of each thing in another grouping, from 0; numbers need not match
   * @return 1 for equal groupings, about 0 for unrelated ones
   * @throws IllegalArgumentException if the lengths differ, or a label is negative
   * @see <a href="https://doi.org/10.1007/BF01908075">Hubert and Arabie (1985)</a>
   */
  public static double adjustedRand(int[] first, int[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "second has " + second.length + " labels, must have " + first.length + " as first");
    }
    int rows = 1;
    int columns = 1;
    for (int i = 0; i < first.length; i++) {
      if (first[i] < 0 || second[i] < 0) {
        throw new IllegalArgumentException(
            "a label of thing " + i + " is negative, must be at least 0");
      }
      rows = Math.max(rows, first[i] + 1);
      columns = Math.max(columns, second[i] + 1);
    }
    long[][] table = new long[rows][columns];
    for (int i = 0; i < first.length; i++) {
      table[first[i]][second[i]]++;
    }
    double both = 0;
    double inFirst = 0;
    long[] columnSums = new long[columns];
    for (long[] row : table) {
      long rowSum = 0;
      for (int c = 0; c < columns; c++) {
        both += pairs(row[c]);
        rowSum += row[c];
        columnSums[c] += row[c];
      }
      inFirst += pairs(rowSum);
    }
    double inSecond = 0;
    for (long sum : columnSums) {
      inSecond += pairs(sum);
    }
    double expected = inFirst * inSecond / Math.max(1, pairs(first.length));
    double most = (inFirst + inSecond) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  private static double pairs(long n) {
    return n * (n - 1) / 2.0;
  }
}
