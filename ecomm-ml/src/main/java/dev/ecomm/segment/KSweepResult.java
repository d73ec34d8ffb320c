package dev.ecomm.segment;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The models of several k, and what is known of each.
 *
 * @param models by ascending k
 * @param criteria of the same k, in the same order
 */
public record KSweepResult(List<KMeansModel> models, List<KCriteria> criteria) {

  /** Copies both lists. */
  public KSweepResult {
    models = List.copyOf(models);
    criteria = List.copyOf(criteria);
  }

  /**
   * Returns the model of a k.
   *
   * @param k one of those tried
   * @return its model
   * @throws IllegalArgumentException if it was not tried
   */
  public KMeansModel model(int k) {
    for (KMeansModel model : models) {
      if (model.k() == k) {
        return model;
      }
    }
    throw new IllegalArgumentException(
        "k is "
            + k
            + ", must be one of "
            + criteria.get(0).k()
            + " to "
            + criteria.get(criteria.size() - 1).k());
  }

  /**
   * The criteria as a table: {@code k,inertia,silhouette,silhouette_error,davies_bouldin,
   * calinski_harabasz,gap,gap_error,stability,smallest_cluster,largest_cluster}.
   *
   * @return a row per k; NaN is missing
   */
  public DataTable toTable() {
    DataTable table = toTable(criteria);
    long[] smallest = new long[models.size()];
    long[] largest = new long[models.size()];
    for (int i = 0; i < smallest.length; i++) {
      int[] sizes = models.get(i).sizes(); // the largest first
      largest[i] = sizes[0];
      smallest[i] = sizes[sizes.length - 1];
    }
    return table
        .withColumn("smallest_cluster", LongColumn.of(smallest))
        .withColumn("largest_cluster", LongColumn.of(largest));
  }

  static DataTable toTable(List<KCriteria> criteria) {
    return DataTable.of(
        Schema.of(
            Field.ofLong("k"),
            Field.ofDouble("inertia"),
            Field.ofDouble("silhouette"),
            Field.ofDouble("silhouette_error"),
            Field.ofDouble("davies_bouldin"),
            Field.ofDouble("calinski_harabasz"),
            Field.ofDouble("gap"),
            Field.ofDouble("gap_error"),
            Field.ofDouble("stability")),
        LongColumn.of(criteria.stream().mapToLong(KCriteria::k).toArray()),
        column(criteria, KCriteria::inertia),
        column(criteria, KCriteria::silhouette),
        column(criteria, KCriteria::silhouetteError),
        column(criteria, KCriteria::daviesBouldin),
        column(criteria, KCriteria::calinskiHarabasz),
        column(criteria, KCriteria::gap),
        column(criteria, KCriteria::gapError),
        column(criteria, KCriteria::stability));
  }

  private static DoubleColumn column(List<KCriteria> criteria, ToDoubleFunction<KCriteria> of) {
    return DoubleColumn.ofNanAsMissing(criteria.stream().mapToDouble(of).toArray());
  }
}
