package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import java.util.Arrays;

/**
 * A scaler and centroids that were fitted together: puts customers into known segments.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class Segmenter {
  private final FittedScaler scaler;
  private final KMeansModel clusters;

  /**
   * Puts the two together, fitted or read from JSON.
   *
   * @param scaler of the features of the centroids
   * @param clusters in scaled units
   * @throws IllegalArgumentException if they are of different features
   */
  public Segmenter(FittedScaler scaler, KMeansModel clusters) {
    if (!scaler.names().equals(clusters.centroids().names())) {
      throw new IllegalArgumentException(
          "the scaler is of "
              + scaler.names()
              + ", must be of "
              + clusters.centroids().names()
              + " like the centroids");
    }
    this.scaler = scaler;
    this.clusters = clusters;
  }

  /**
   * Returns how features are scaled.
   *
   * @return the fitted scaler
   */
  public FittedScaler scaler() {
    return scaler;
  }

  /**
   * Returns the centroids.
   *
   * @return in scaled units
   */
  public KMeansModel clusters() {
    return clusters;
  }

  /**
   * Finds the segment of each customer: the nearest centroid. Cost: O(n k d).
   *
   * @param profiles a row per customer with {@code customer_id} and the features
   * @param run threads and cancellation
   * @return a segment for each row, from 0; -1 for customers without a purchase
   * @throws IllegalArgumentException if a column is missing, or a value is not finite (names
   *     customer and feature)
   */
  public long[] assign(DataTable profiles, RunContext run) {
    int[] rows = SegmentFeatures.rowsWithPurchase(profiles);
    FeatureMatrix features = SegmentFeatures.matrix(profiles, scaler.names(), rows);
    return spread(clusters.assign(scaler.transform(features), run), rows, profiles.rows());
  }

  /** Segments of some of the rows, -1 for the others. */
  static long[] spread(int[] assignments, int[] rows, int allRows) {
    long[] segments = new long[allRows];
    Arrays.fill(segments, -1);
    for (int i = 0; i < rows.length; i++) {
      segments[rows[i]] = assignments[i];
    }
    return segments;
  }

  @Override
  public String toString() {
    return "Segmenter[" + scaler + ", " + clusters + "]";
  }
}
