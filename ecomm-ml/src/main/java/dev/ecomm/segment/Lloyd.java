package dev.ecomm.segment;

import java.util.Arrays;

/**
 * Lloyd's iterations: every row to its nearest centroid, every centroid to the mean of its rows.
 *
 * <p>Sums are kept per chunk of rows and changed by the rows that move, then merged in the order of
 * the chunks, so the bits do not depend on threads.
 *
 * <p>Source: S. P. Lloyd, Least squares quantization in PCM, IEEE Transactions on Information
 * Theory 28 (1982).
 */
final class Lloyd {

  /** Tiles of a chunk, the unit that threads share. */
  private static final int CHUNK = 16;

  private final Points points;
  private final int k;
  private final Workers workers;
  private final int chunks;
  private final TileSearch[] searches;
  private final double[] centroids;
  private final double[] weights;
  private final int[] assigned;
  private final double[][] chunkSums;
  private final double[][] chunkWeights;
  private final long[] chunkMoved;
  private int iterations;
  private boolean converged;

  Lloyd(Points points, double[] start, Workers workers) {
    this.points = points;
    this.k = start.length / points.features();
    this.workers = workers;
    this.chunks = (points.tiles() + CHUNK - 1) / CHUNK;
    this.searches = new TileSearch[workers.count()];
    Arrays.setAll(searches, worker -> new TileSearch(k));
    this.centroids = start.clone();
    this.weights = new double[k];
    this.assigned = new int[points.rows()];
    Arrays.fill(assigned, -1);
    this.chunkSums = new double[chunks][start.length];
    this.chunkWeights = new double[chunks][k];
    this.chunkMoved = new long[chunks];
  }

  /** Iterates until no row moves, or so many times. */
  void run(int maxIterations) {
    while (!converged && iterations < maxIterations) {
      workers.run(chunks, this::assignChunk);
      iterations++;
      if (Arrays.stream(chunkMoved).sum() == 0) {
        converged = true;
      } else {
        moveCentroids();
      }
    }
  }

  double[] centroids() {
    return centroids;
  }

  int iterations() {
    return iterations;
  }

  boolean converged() {
    return converged;
  }

  private void assignChunk(int worker, int chunk) {
    chunkMoved[chunk] = 0;
    TileSearch search = searches[worker];
    int end = Math.min(points.tiles(), (chunk + 1) * CHUNK);
    for (int tile = chunk * CHUNK; tile < end; tile++) {
      int rows = points.rowsOf(tile);
      search.findNearest(points.tile(tile), rows, centroids);
      for (int i = 0; i < rows; i++) {
        move(chunk, tile * Points.TILE + i, search.index(i));
      }
    }
  }

  private void move(int chunk, int row, int to) {
    int from = assigned[row];
    if (from == to) {
      return;
    }
    if (from >= 0) {
      add(chunk, row, from, -points.weight(row));
    }
    add(chunk, row, to, points.weight(row));
    assigned[row] = to;
    chunkMoved[chunk]++;
  }

  private void add(int chunk, int row, int cluster, double weight) {
    chunkWeights[chunk][cluster] += weight;
    points.addRow(row, weight, chunkSums[chunk], cluster * points.features());
  }

  private void moveCentroids() {
    int d = points.features();
    double[] sums = new double[k * d];
    Arrays.fill(weights, 0);
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int at = 0; at < sums.length; at++) {
        sums[at] += chunkSums[chunk][at];
      }
      for (int c = 0; c < k; c++) {
        weights[c] += chunkWeights[chunk][c];
      }
    }
    for (int at = 0; at < sums.length; at++) {
      if (weights[at / d] > 0) {
        centroids[at] = sums[at] / weights[at / d];
      }
    }
  }
}
