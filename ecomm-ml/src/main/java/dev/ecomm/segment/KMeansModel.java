package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Centroids, and the cluster of each row that they were fitted to.
 *
 * <p>Clusters are numbered from 0 by descending number of rows; ties: by the values of their
 * centroids. Immutable, safe for use by many threads.
 */
public final class KMeansModel {

  private final FeatureMatrix centroids;
  private final int[] assignments;
  private final double inertia;
  private final int iterations;
  private final boolean converged;

  KMeansModel(
      FeatureMatrix centroids,
      int[] assignments,
      double inertia,
      int iterations,
      boolean converged) {
    this.centroids = centroids;
    this.assignments = assignments;
    this.inertia = inertia;
    this.iterations = iterations;
    this.converged = converged;
  }

  /** Numbers the clusters anew, the largest first. */
  static KMeansModel of(List<String> names, Partition found) {
    int d = names.size();
    int k = found.centroids().length / d;
    int[] sizes = sizes(k, found.index());
    Integer[] order = new Integer[k];
    Arrays.setAll(order, c -> c);
    Arrays.sort(
        order,
        (a, b) ->
            sizes[a] != sizes[b]
                ? Integer.compare(sizes[b], sizes[a])
                : Arrays.compare(
                    found.centroids(), a * d, (a + 1) * d, found.centroids(), b * d, (b + 1) * d));
    double[] centroids = new double[k * d];
    int[] number = new int[k];
    for (int to = 0; to < k; to++) {
      System.arraycopy(found.centroids(), order[to] * d, centroids, to * d, d);
      number[order[to]] = to;
    }
    int[] assignments = new int[found.index().length];
    Arrays.setAll(assignments, row -> number[found.index()[row]]);
    return new KMeansModel(
        FeatureMatrix.of(names, centroids),
        assignments,
        found.inertia(),
        found.iterations(),
        found.converged());
  }

  private static int[] sizes(int k, int[] assignments) {
    int[] sizes = new int[k];
    for (int cluster : assignments) {
      sizes[cluster]++;
    }
    return sizes;
  }

  /**
   * Returns the number of clusters.
   *
   * @return at least 1
   */
  public int k() {
    return centroids.rows();
  }

  /**
   * Returns the centroids.
   *
   * @return a row per cluster, the features of the fit
   */
  public FeatureMatrix centroids() {
    return centroids;
  }

  /**
   * Returns the cluster of each row of the fit.
   *
   * @return from 0 to k, exclusive; a copy, the caller's; empty in a model read from JSON
   */
  public int[] assignments() {
    return assignments.clone();
  }

  /**
   * Counts the rows of each cluster of the fit.
   *
   * @return k numbers; the caller's; zeros in a model read from JSON
   */
  public int[] sizes() {
    return sizes(k(), assignments);
  }

  /**
   * Returns the sum of weighted squared distances of the rows to their centroids.
   *
   * @return at least 0
   */
  public double inertia() {
    return inertia;
  }

  /**
   * Returns the number of Lloyd's iterations since the last change by a swap.
   *
   * @return at least 1
   */
  public int iterations() {
    return iterations;
  }

  /**
   * Tells whether iterations ended by themselves, not at {@code maxIterations}.
   *
   * @return true if the centroids are at rest
   */
  public boolean converged() {
    return converged;
  }

  /**
   * Finds the nearest centroid of each of some rows, on the calling thread. Cost: O(n k d).
   *
   * @param features the features of the fit, in the same order, scaled alike; all values finite
   * @return the cluster of each row; ties: the lower number
   * @throws IllegalArgumentException if these are other features, or a value is not finite
   */
  public int[] assign(FeatureMatrix features) {
    return assign(features, RunContext.withDefaults().onThreads(1));
  }

  /**
   * Finds the nearest centroid of each of some rows. Cost: O(n k d).
   *
   * @param features the features of the fit, in the same order, scaled alike; all values finite
   * @param run threads and cancellation
   * @return the cluster of each row; ties: the lower number
   * @throws IllegalArgumentException if these are other features, or a value is not finite
   */
  public int[] assign(FeatureMatrix features, RunContext run) {
    if (!features.names().equals(centroids.names())) {
      throw new IllegalArgumentException(
          "features are " + features.names() + ", must be " + centroids.names() + " as in fit");
    }
    try (Workers workers = Workers.of(run)) {
      Points points = Rows.of(features, 0, run.cancellation());
      return Partition.of(points, centroids.toArray(), workers).index();
    }
  }

  /**
   * Writes centroids, inertia, iterations and convergence as JSON; the assignments are left out.
   *
   * @return indented, with a line end behind; the same text for equal models, on every machine
   */
  public String toJson() {
    return ModelJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json the text
   * @return a model that assigns rows as the one written
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged or of a newer format
   */
  public static KMeansModel fromJson(String json) {
    return ModelJson.read(json);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KMeansModel that
        && centroids.equals(that.centroids)
        && Arrays.equals(assignments, that.assignments)
        && Double.compare(inertia, that.inertia) == 0
        && iterations == that.iterations
        && converged == that.converged;
  }

  @Override
  public int hashCode() {
    return Objects.hash(centroids, Arrays.hashCode(assignments), inertia, iterations, converged);
  }

  @Override
  public String toString() {
    return "KMeansModel[k "
        + k()
        + ", sizes "
        + Arrays.toString(sizes())
        + ", inertia "
        + inertia
        + "]";
  }
}
