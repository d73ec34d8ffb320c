package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.segment.Segmenter;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster of a new run is which of an earlier one: the pairs with the least sum of Euclidean
 * distances between centroids (Hungarian algorithm).
 *
 * <p>Numbers of clusters mean nothing from one run to the next; places do. Where one run has more
 * clusters, some of it have no partner. Among several best matchings always the same is taken.
 * Cost: O(k^3 + k^2 d). Immutable, safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1002/nav.3800020109">Kuhn (1955)</a>
 * @see <a href="https://doi.org/10.1137/0105003">Munkres (1957)</a>
 */
public final class ClusterMatching {

  private static final int NONE = -1;

  private final int[] oldOfNew;
  private final int[] newOfOld;
  private final double[] distances;

  private ClusterMatching(int[] oldOfNew, int oldClusters, double[] distances) {
    this.oldOfNew = oldOfNew;
    this.distances = distances;
    this.newOfOld = new int[oldClusters];
    Arrays.fill(newOfOld, NONE);
    for (int c = 0; c < oldOfNew.length; c++) {
      if (oldOfNew[c] != NONE) {
        newOfOld[oldOfNew[c]] = c;
      }
    }
  }

  /**
   * Matches centroids that are measured in the same units.
   *
   * @param oldCentroids k x d, finite, k at least 1
   * @param newCentroids likewise, the same features in the same order; k may differ
   * @return the matching
   * @throws IllegalArgumentException if the features differ, a value is not finite, or there is no
   *     centroid
   */
  public static ClusterMatching of(FeatureMatrix oldCentroids, FeatureMatrix newCentroids) {
    if (!oldCentroids.names().equals(newCentroids.names())) {
      throw new IllegalArgumentException(
          "newCentroids have the features "
              + newCentroids.names()
              + ", must have "
              + oldCentroids.names()
              + " as the old ones");
    }
    requireCentroids("oldCentroids", oldCentroids);
    requireCentroids("newCentroids", newCentroids);
    double[][] cost = new double[newCentroids.rows()][oldCentroids.rows()];
    for (int c = 0; c < cost.length; c++) {
      double[] from = newCentroids.row(c);
      for (int o = 0; o < cost[c].length; o++) {
        cost[c][o] = distance(from, oldCentroids.row(o));
      }
    }
    int[] oldOfNew = Hungarian.assign(cost);
    double[] distances = new double[oldOfNew.length];
    Arrays.setAll(distances, c -> oldOfNew[c] == NONE ? Double.NaN : cost[c][oldOfNew[c]]);
    return new ClusterMatching(oldOfNew, oldCentroids.rows(), distances);
  }

  /**
   * Matches the clusters of two runs in the units of the earlier run's scaler: new centroids are
   * brought back to the units of the features, then scaled as the old ones were.
   *
   * @param before the earlier run
   * @param now the new run, of the same features
   * @return the matching
   * @throws IllegalArgumentException if the features differ
   */
  public static ClusterMatching of(Segmenter before, Segmenter now) {
    return of(before.clusters().centroids(), centroidsIn(before.scaler(), now));
  }

  private static FeatureMatrix centroidsIn(FittedScaler scaler, Segmenter clusters) {
    FeatureMatrix centroids = clusters.clusters().centroids();
    return scaler.equals(clusters.scaler())
        ? centroids
        : scaler.transform(clusters.scaler().inverse(centroids));
  }

  private static void requireCentroids(String name, FeatureMatrix centroids) {
    if (centroids.rows() == 0) {
      throw new IllegalArgumentException(name + " has no rows, must have at least one");
    }
    var unused = centroids.requireFinite();
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return Math.sqrt(sum);
  }

  /**
   * Returns the number of new clusters.
   *
   * @return at least 1
   */
  public int newClusters() {
    return oldOfNew.length;
  }

  /**
   * Returns the number of old clusters.
   *
   * @return at least 1
   */
  public int oldClusters() {
    return newOfOld.length;
  }

  /**
   * Returns the partner of a new cluster.
   *
   * @param newCluster its number
   * @return an old number, or -1 if it has none
   */
  public int oldOf(int newCluster) {
    return oldOfNew[Objects.checkIndex(newCluster, oldOfNew.length)];
  }

  /**
   * Returns the partner of an old cluster.
   *
   * @param oldCluster its number
   * @return a new number, or -1 if it has none
   */
  public int newOf(int oldCluster) {
    return newOfOld[Objects.checkIndex(oldCluster, newOfOld.length)];
  }

  /**
   * Returns how far a new cluster's centroid is from its partner's.
   *
   * @param newCluster its number
   * @return in scaled units; NaN without a partner
   */
  public double distance(int newCluster) {
    return distances[Objects.checkIndex(newCluster, distances.length)];
  }

  /**
   * Returns the sum of the distances of all pairs, the least there is.
   *
   * @return in scaled units
   */
  public double totalDistance() {
    return Arrays.stream(distances).filter(d -> !Double.isNaN(d)).sum();
  }

  /**
   * Gives rows of new clusters the old numbers.
   *
   * @param newLabels the new cluster of each row
   * @return the old cluster of each, -1 where there is none; the caller's
   */
  public int[] toOld(int[] newLabels) {
    return Arrays.stream(newLabels).map(this::oldOf).toArray();
  }

  /**
   * The matching as a table: {@code new_cluster,old_cluster,distance}.
   *
   * @return a row per new cluster; the partner is missing where there is none
   */
  public DataTable toTable() {
    var table =
        DataTable.builder(
            Schema.of(
                Field.ofLong("new_cluster"),
                Field.ofLong("old_cluster"),
                Field.ofDouble("distance")));
    for (int c = 0; c < oldOfNew.length; c++) {
      boolean alone = oldOfNew[c] == NONE;
      table.row((long) c, alone ? null : (long) oldOfNew[c], alone ? null : distances[c]);
    }
    return table.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterMatching that
        && newOfOld.length == that.newOfOld.length
        && Arrays.equals(oldOfNew, that.oldOfNew)
        && Arrays.equals(distances, that.distances);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(oldOfNew) + Arrays.hashCode(distances);
  }

  @Override
  public String toString() {
    return "ClusterMatching[old of new " + Arrays.toString(oldOfNew) + "]";
  }
}
