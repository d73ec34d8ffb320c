package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows and their weights, laid out for vector instructions: in tiles of {@link #TILE} rows, the
 * values of a feature side by side in an array of their own.
 *
 * <p>A loop over a tile's rows then reads and writes at the loop's own index only, which is what C2
 * turns into vector instructions; it does not where arrays are read at an offset that varies. The
 * last tile is filled up with zeros that nobody looks at.
 */
final class Points {

  /** Rows of a tile: a tile of ten features and its scratch stay in a 48 KB cache. */
  static final int TILE = 256;

  private static final int SHIFT = 8;

  private final int rows;
  private final int features;
  private final double[][][] tiles;
  private final double @Nullable [] weights;
  private final double[] lowest;
  private final double[] highest;

  private Points(int rows, int features, double[][][] tiles, double @Nullable [] weights) {
    this.rows = rows;
    this.features = features;
    this.tiles = tiles;
    this.weights = weights;
    this.lowest = new double[features];
    this.highest = new double[features];
    Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (int row = 0; row < rows; row++) {
      double[][] tile = tiles[row >> SHIFT];
      for (int j = 0; j < features; j++) {
        double value = tile[j][row & (TILE - 1)];
        lowest[j] = Math.min(lowest[j], value);
        highest[j] = Math.max(highest[j], value);
      }
    }
  }

  /** Copies a few rows; the weights are shared. */
  static Points of(FeatureMatrix matrix, double @Nullable [] weights) {
    return of(matrix, weights, new CancellationToken());
  }

  /** Copies a matrix; the weights are shared. */
  static Points of(
      FeatureMatrix matrix, double @Nullable [] weights, CancellationToken cancellation) {
    int rows = matrix.rows();
    int features = matrix.columns();
    double[][][] tiles = new double[(rows + TILE - 1) / TILE][features][TILE];
    for (int row = 0; row < rows; row++) {
      double[][] tile = tiles[row >> SHIFT];
      if ((row & (TILE - 1)) == 0) {
        cancellation.throwIfCancelled();
      }
      for (int j = 0; j < features; j++) {
        tile[j][row & (TILE - 1)] = matrix.at(row, j);
      }
    }
    return new Points(rows, features, tiles, weights);
  }

  int rows() {
    return rows;
  }

  int features() {
    return features;
  }

  int tiles() {
    return tiles.length;
  }

  double[][] tile(int tile) {
    return tiles[tile];
  }

  /** The rows that a tile really has. */
  int rowsOf(int tile) {
    return Math.min(TILE, rows - tile * TILE);
  }

  double weight(int row) {
    return weights == null ? 1 : weights[row];
  }

  /**
   * A mean, brought back between the smallest and the largest value of its feature. Rounding takes
   * the mean of many equal values off them, and all customers being equal must not look like a
   * spread.
   */
  double withinRange(int feature, double mean) {
    return Math.max(lowest[feature], Math.min(highest[feature], mean));
  }

  /** Copies a row behind a position of an array of centroids. */
  void copyRow(int row, double[] to, int at) {
    double[][] tile = tiles[row >> SHIFT];
    for (int j = 0; j < features; j++) {
      to[at + j] = tile[j][row & (TILE - 1)];
    }
  }

  /** Adds a row, times a weight, to an array of sums. */
  void addRow(int row, double weight, double[] to, int at) {
    double[][] tile = tiles[row >> SHIFT];
    for (int j = 0; j < features; j++) {
      to[at + j] += weight * tile[j][row & (TILE - 1)];
    }
  }

  /** The squared distance of a row to a centroid that begins at a position. */
  double squaredDistance(int row, double[] centroids, int at) {
    double[][] tile = tiles[row >> SHIFT];
    int lane = row & (TILE - 1);
    double sum = 0;
    for (int j = 0; j < features; j++) {
      double difference = tile[j][lane] - centroids[at + j];
      sum += difference * difference;
    }
    return sum;
  }
}
