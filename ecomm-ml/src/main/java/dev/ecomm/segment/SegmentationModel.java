package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.util.Arrays;

/**
 * Customers in segments, with all that is needed to put other customers there.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class SegmentationModel {

  private final Segmenter segmenter;
  private final FeatureMatrix features;
  private final KChoice choice;
  private final Column customers;
  private final long[] segments;

  SegmentationModel(
      Segmenter segmenter,
      FeatureMatrix features,
      KChoice choice,
      Column customers,
      long[] segments) {
    this.segmenter = segmenter;
    this.features = features;
    this.choice = choice;
    this.customers = customers;
    this.segments = segments;
  }

  /**
   * Returns how features are scaled.
   *
   * @return the fitted scaler
   */
  public FittedScaler scaler() {
    return segmenter.scaler();
  }

  /**
   * Returns the centroids in scaled units, and the clusters of the customers with a purchase.
   *
   * @return the model
   */
  public KMeansModel clusters() {
    return segmenter.clusters();
  }

  /**
   * Returns what puts other customers into these segments.
   *
   * @return scaler and centroids, to be saved
   */
  public Segmenter segmenter() {
    return segmenter;
  }

  /**
   * Returns what was clustered, as it is in the profiles: not scaled.
   *
   * @return a row for each customer with a purchase, in the order of {@link
   *     KMeansModel#assignments()}, identified by customer
   */
  public FeatureMatrix features() {
    return features;
  }

  /**
   * Returns what the selector said.
   *
   * @return its choice with the criteria of each k
   */
  public KChoice choice() {
    return choice;
  }

  /**
   * Tells whether the number of segments is clear.
   *
   * @return false if the silhouette's choice was taken for want of a clear one
   */
  public boolean clear() {
    return choice instanceof KChoice.ClearK;
  }

  /**
   * Counts the customers without a purchase, who are in segment -1.
   *
   * @return 0 or more
   */
  public int withoutSegment() {
    return Math.toIntExact(Arrays.stream(segments).filter(segment -> segment < 0).count());
  }

  /**
   * The segment of each customer: {@code customer_id,segment}.
   *
   * @return as many rows as the profiles, in their order
   */
  public DataTable toTable() {
    return DataTable.of(
        Schema.of(new Field("customer_id", customers.type()), Field.ofLong("segment")),
        customers,
        LongColumn.of(segments));
  }

  @Override
  public String toString() {
    return "SegmentationModel[" + segmenter.clusters() + ", clear " + clear() + "]";
  }
}
