package dev.ecomm.segment;

import dev.ecomm.run.Workers;
import java.util.Arrays;

/**
 * Every row with its nearest centroid, and how far away that and the second nearest are.
 *
 * <p>The inertia is summed over the rows of each tile and then over the tiles, in their order.
 */
final class Partition {
  private final double[] centroids;
  private final int[] index;
  private final double[] nearest;
  private final double[] second;
  private final double inertia;
  private final int iterations;
  private final boolean converged;

  private Partition(
      double[] centroids,
      int[] index,
      double[] nearest,
      double[] second,
      double inertia,
      int iterations,
      boolean converged) {
    this.iterations = iterations;
    this.converged = converged;
    this.centroids = centroids;
    this.index = index;
    this.nearest = nearest;
    this.second = second;
    this.inertia = inertia;
  }

  static Partition of(Points points, double[] centroids, Workers workers) {
    int k = centroids.length / points.features();
    int[] index = new int[points.rows()];
    double[] nearest = new double[points.rows()];
    double[] second = new double[points.rows()];
    double[] tileInertia = new double[points.tiles()];
    TileSearch[] searches = new TileSearch[workers.count()];
    Arrays.setAll(searches, worker -> new TileSearch(k));
    workers.run(
        points.tiles(),
        (worker, tile) -> {
          TileSearch search = searches[worker];
          int rows = points.rowsOf(tile);
          int first = tile * Points.TILE;
          search.findTwoNearest(points.tile(tile), rows, centroids);
          System.arraycopy(search.nearest, 0, nearest, first, rows);
          System.arraycopy(search.second, 0, second, first, rows);
          double sum = 0;
          for (int i = 0; i < rows; i++) {
            index[first + i] = search.index(i);
            sum += points.weight(first + i) * search.nearest[i];
          }
          tileInertia[tile] = sum;
        });
    double inertia = 0;
    for (double sum : tileInertia) {
      inertia += sum;
    }
    return new Partition(centroids, index, nearest, second, inertia, 0, false);
  }

  /** The same with a note of the iterations that led here. */
  Partition after(int iterations, boolean converged) {
    return new Partition(centroids, index, nearest, second, inertia, iterations, converged);
  }

  int iterations() {
    return iterations;
  }

  boolean converged() {
    return converged;
  }

  /** One behind the other; not to be changed. */
  double[] centroids() {
    return centroids;
  }

  /** The nearest centroid of each row; not to be changed. */
  int[] index() {
    return index;
  }

  /** Squared distances to it; not to be changed. */
  double[] nearest() {
    return nearest;
  }

  /** Squared distances to the second nearest; not to be changed. */
  double[] second() {
    return second;
  }

  double inertia() {
    return inertia;
  }
}
