package dev.ecomm.segment;

import java.util.Arrays;

/**
 * Which rows may have a new nearest centroid. Without bounds these are all rows, always.
 *
 * <p>Distances here are not squared. Every bound is off to the safe side by {@code slack}, which is
 * more than a distance or a sum of two of them can be wrong by rounding.
 */
final class Bounds {

  /** With fewer centroids, comparing all of them is cheaper than keeping bounds. */
  private static final int FEWEST_CENTROIDS = 16;

  private final Points points;
  private final int k;
  private final boolean bounded;
  private final double slack;
  private final double[] upper;
  private final double[] lower;
  private final double[] drift;
  private final double[] halfway;
  private final int[][] lanes;
  private final double[][][] gathered;
  private boolean first = true;
  private int fastest;
  private double largestDrift;
  private double secondDrift;

  Bounds(Points points, int k, boolean bounded, int workers) {
    this.points = points;
    this.k = k;
    this.bounded = bounded && k >= FEWEST_CENTROIDS;
    this.slack = (points.features() + 16) * 1e-15;
    this.upper = new double[this.bounded ? points.rows() : 0];
    this.lower = new double[this.bounded ? points.rows() : 0];
    this.drift = new double[k];
    this.halfway = new double[k];
    this.lanes = new int[workers][Points.TILE];
    this.gathered = new double[workers][points.features()][Points.TILE];
  }

  boolean bounded() {
    return bounded;
  }

  /** The rows of the tile that the last {@link #openRows} left open, as offsets. */
  int[] lanes(int worker) {
    return lanes[worker];
  }

  /** Finds the rows that must be compared with all centroids; returns how many there are. */
  int openRows(int worker, int tile, int[] assigned, double[] centroids) {
    int rows = points.rowsOf(tile);
    int[] open = lanes[worker];
    if (!bounded || first) {
      for (int i = 0; i < rows; i++) {
        open[i] = i;
      }
      return rows;
    }
    int base = tile * Points.TILE;
    int found = 0;
    for (int i = 0; i < rows; i++) {
      int row = base + i;
      int cluster = assigned[row];
      double near = upper[row] + drift[cluster];
      double far = lower[row] - (cluster == fastest ? secondDrift : largestDrift);
      lower[row] = far;
      double limit = Math.max(far, halfway[cluster]) * (1 - slack);
      if (near >= limit) {
        near = distance(row, centroids, cluster) * (1 + slack);
        if (near >= limit) {
          open[found++] = i;
        }
      }
      upper[row] = near;
    }
    return found;
  }

  private double distance(int row, double[] centroids, int cluster) {
    return Math.sqrt(points.squaredDistance(row, centroids, cluster * points.features()));
  }

  /** Compares the open rows of a tile with all centroids; result i is of lane i. */
  void search(int worker, int tile, int open, TileSearch search, double[] centroids) {
    double[][] rows = points.tile(tile);
    if (!bounded) {
      search.findNearest(rows, open, centroids);
      return;
    }
    if (open < points.rowsOf(tile)) {
      rows = gather(rows, lanes[worker], open, gathered[worker]);
    }
    search.findTwoNearest(rows, open, centroids);
    int base = tile * Points.TILE;
    for (int i = 0; i < open; i++) {
      int row = base + lanes[worker][i];
      upper[row] = Math.sqrt(search.nearest[i]) * (1 + slack);
      lower[row] = Math.sqrt(search.second[i]) * (1 - slack);
    }
  }

  private static double[][] gather(double[][] tile, int[] lanes, int open, double[][] to) {
    for (int j = 0; j < tile.length; j++) {
      double[] from = tile[j];
      double[] packed = to[j];
      for (int i = 0; i < open; i++) {
        packed[i] = from[lanes[i]];
      }
    }
    return to;
  }

  /** Takes note of where the centroids moved; returns how far they did, all together. */
  double moved(double[] before, double[] after) {
    first = false;
    int d = points.features();
    double total = 0;
    for (int c = 0; c < k; c++) {
      double squared = squaredDistance(before, c * d, after, c * d);
      total += squared;
      drift[c] = Math.sqrt(squared) * (1 + slack);
    }
    fastest = 0;
    for (int c = 1; c < k; c++) {
      fastest = drift[c] > drift[fastest] ? c : fastest;
    }
    largestDrift = drift[fastest];
    secondDrift = 0;
    for (int c = 0; c < k; c++) {
      secondDrift = c == fastest ? secondDrift : Math.max(secondDrift, drift[c]);
    }
    if (bounded) {
      measureHalfway(after);
    }
    return Math.sqrt(total);
  }

  private void measureHalfway(double[] centroids) {
    int d = points.features();
    Arrays.fill(halfway, Double.POSITIVE_INFINITY);
    for (int c = 0; c < k; c++) {
      for (int other = 0; other < c; other++) {
        double half = 0.5 * Math.sqrt(squaredDistance(centroids, c * d, centroids, other * d));
        halfway[c] = Math.min(halfway[c], half);
        halfway[other] = Math.min(halfway[other], half);
      }
    }
  }

  private double squaredDistance(double[] x, int from, double[] y, int to) {
    double sum = 0;
    for (int j = 0; j < points.features(); j++) {
      double difference = x[from + j] - y[to + j];
      sum += difference * difference;
    }
    return sum;
  }
}
