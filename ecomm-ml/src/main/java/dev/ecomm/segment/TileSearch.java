package dev.ecomm.segment;

import java.util.Arrays;

/**
 * Finds the nearest and the second nearest centroid of each row of a tile. Scratch of one thread.
 *
 * <p>Everything is arithmetic over whole tiles that C2 turns into vector instructions, without a
 * jump for each distance, which would be foreseen wrongly once or twice a row.
 */
final class TileSearch {

  /**
   * Makes of any difference of two distances that is not 0 a number above every index. Distances
   * whose difference is below 1e-290 count as equal.
   */
  private static final double FAR = 1e300;

  private final int k;
  private final double[][] distances;
  private final double[] position = new double[Points.TILE];

  /** Squared distance to the nearest centroid. */
  final double[] nearest = new double[Points.TILE];

  /** Squared distance to the second nearest centroid; infinite if there is only one. */
  final double[] second = new double[Points.TILE];

  TileSearch(int k) {
    this.k = k;
    this.distances = new double[k][Points.TILE];
  }

  /** Compares the first rows of a tile with all centroids, which lie one behind the other. */
  void findNearest(double[][] tile, int rows, double[] centroids) {
    Arrays.fill(nearest, 0, rows, Double.POSITIVE_INFINITY);
    for (int c = 0; c < k; c++) {
      Distances.squared(tile, rows, centroids, c * tile.length, distances[c]);
      lower(distances[c], nearest, rows);
    }
    findIndex(rows);
  }

  /** As {@link #findNearest}, and the second nearest too. */
  void findTwoNearest(double[][] tile, int rows, double[] centroids) {
    Arrays.fill(nearest, 0, rows, Double.POSITIVE_INFINITY);
    Arrays.fill(second, 0, rows, Double.POSITIVE_INFINITY);
    for (int c = 0; c < k; c++) {
      Distances.squared(tile, rows, centroids, c * tile.length, distances[c]);
      lowerBoth(distances[c], nearest, second, rows);
    }
    findIndex(rows);
  }

  /** The nearest centroid of a row, the lower index of equally near ones. */
  int index(int row) {
    return (int) position[row];
  }

  private static void lower(double[] distance, double[] nearest, int rows) {
    for (int i = 0; i < rows; i++) {
      nearest[i] = Math.min(nearest[i], distance[i]);
    }
  }

  private static void lowerBoth(double[] distance, double[] nearest, double[] second, int rows) {
    for (int i = 0; i < rows; i++) {
      double x = distance[i];
      double best = nearest[i];
      second[i] = Math.min(second[i], Math.max(best, x));
      nearest[i] = Math.min(best, x);
    }
  }

  private void findIndex(int rows) {
    Arrays.fill(position, 0, rows, FAR);
    for (int c = 0; c < k; c++) {
      lowerIndex(distances[c], nearest, c, position, rows);
    }
  }

  private static void lowerIndex(
      double[] distance, double[] nearest, double c, double[] position, int rows) {
    for (int i = 0; i < rows; i++) {
      position[i] = Math.min(position[i], (distance[i] - nearest[i]) * FAR + c);
    }
  }
}
