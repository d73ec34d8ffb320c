package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Workers;
import java.util.Arrays;

/**
 * Silhouettes, a tile of rows against all rows at a time, with the distances of the whole tile to
 * one row in vector instructions.
 *
 * <p>Source: P. J. Rousseeuw, Silhouettes, Journal of Computational and Applied Mathematics 20
 * (1987).
 */
final class Silhouette {

  /** Rows whose exact silhouettes tell how far the simplified ones are off. */
  private static final int SAMPLE = Points.TILE;

  private Silhouette() {}

  static double exact(Points points, double[] rows, Labels labels, Workers workers) {
    double[] sums = new double[points.tiles()];
    workers.run(
        points.tiles(),
        (worker, tile) -> {
          int first = tile * Points.TILE;
          int[] own = Arrays.copyOfRange(labels.of, first, first + points.rowsOf(tile));
          for (double silhouette : ofTile(points.tile(tile), own, rows, labels, workers)) {
            sums[tile] += silhouette;
          }
        });
    return Arrays.stream(sums).sum() / points.rows();
  }

  /** The silhouettes of the rows of a tile, of which the labels are given. */
  private static double[] ofTile(
      double[][] tile, int[] own, double[] rows, Labels labels, Workers workers) {
    int count = own.length;
    double[][] toCluster = new double[labels.k][count];
    double[] squared = new double[Points.TILE];
    for (int row = 0; row < labels.of.length; row++) {
      Distances.squared(tile, count, rows, row * tile.length, squared);
      addRoots(squared, count, toCluster[labels.of[row]]);
      if ((row & 1023) == 0) {
        workers.throwIfCancelled();
      }
    }
    double[] silhouettes = new double[count];
    for (int i = 0; i < count; i++) {
      if (labels.sizes[own[i]] > 1) {
        double within = toCluster[own[i]][i] / (labels.sizes[own[i]] - 1);
        double next = Double.POSITIVE_INFINITY;
        for (int c = 0; c < labels.k; c++) {
          if (c != own[i] && labels.sizes[c] > 0) {
            next = Math.min(next, toCluster[c][i] / labels.sizes[c]);
          }
        }
        silhouettes[i] = ratio(within, next);
      }
    }
    return silhouettes;
  }

  private static void addRoots(double[] squared, int count, double[] sums) {
    for (int i = 0; i < count; i++) {
      sums[i] += Math.sqrt(squared[i]);
    }
  }

  private static double ratio(double within, double next) {
    double larger = Math.max(within, next);
    return larger == 0 ? 0 : (next - within) / larger;
  }

  static SilhouetteEstimate simplified(
      Points points, FeatureMatrix features, Labels labels, Workers workers) {
    int n = points.rows();
    double[] silhouettes = new double[n];
    workers.run(
        points.tiles(),
        (worker, tile) -> {
          for (int row = tile * Points.TILE;
              row < tile * Points.TILE + points.rowsOf(tile);
              row++) {
            silhouettes[row] = simplified(points, row, labels);
          }
        });
    double mean = Arrays.stream(silhouettes).sum() / n;
    return new SilhouetteEstimate(mean, error(silhouettes, features, labels, workers));
  }

  private static double simplified(Points points, int row, Labels labels) {
    int own = labels.of[row];
    if (labels.sizes[own] <= 1) {
      return 0;
    }
    double next = Double.POSITIVE_INFINITY;
    for (int c = 0; c < labels.k; c++) {
      if (c != own && labels.sizes[c] > 0) {
        next = Math.min(next, points.squaredDistance(row, labels.means, c * points.features()));
      }
    }
    double within = points.squaredDistance(row, labels.means, own * points.features());
    return ratio(Math.sqrt(within), Math.sqrt(next));
  }

  /** Mean difference to the exact silhouettes of rows at equal steps, and two standard errors. */
  private static double error(
      double[] silhouettes, FeatureMatrix features, Labels labels, Workers workers) {
    int n = silhouettes.length;
    int sampled = Math.min(SAMPLE, n);
    double[][] tile = new double[features.columns()][Points.TILE];
    int[] own = new int[sampled];
    for (int i = 0; i < sampled; i++) {
      int row = row(i, n, sampled);
      own[i] = labels.of[row];
      for (int j = 0; j < tile.length; j++) {
        tile[j][i] = features.at(row, j);
      }
    }
    double[] exact = ofTile(tile, own, features.toArray(), labels, workers);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < sampled; i++) {
      double difference = exact[i] - silhouettes[row(i, n, sampled)];
      sum += difference;
      squares += difference * difference;
    }
    double mean = sum / sampled;
    double variance = Math.max(0, squares / sampled - mean * mean);
    return Math.abs(mean) + 2 * Math.sqrt(variance / sampled);
  }

  private static int row(int sample, int n, int sampled) {
    return (int) ((long) sample * n / sampled);
  }
}
