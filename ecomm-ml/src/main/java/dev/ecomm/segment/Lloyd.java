package dev.ecomm.segment;

import dev.ecomm.run.Workers;
import java.util.Arrays;

/**
 * Lloyd's iterations: every row to its nearest centroid, every centroid to the mean of its rows.
 *
 * <p>With bounds, a row is compared with all centroids only where it may have a new nearest one:
 * each row keeps an upper bound of the distance to its centroid and a lower bound of that to all
 * others, loosened by how far centroids moved. Bounds are widened by more than the rounding of a
 * distance, so rows, centroids and iterations are those without bounds, bit for bit.
 *
 * <p>Sums are kept per chunk of rows and changed by the rows that move, then merged in the order of
 * the chunks, so the bits do not depend on threads. A centroid that loses its last row moves to the
 * row farthest from its own (weight times squared distance; ties: the lower row), as long as one is
 * at a distance.
 *
 * <p>Sources: S. P. Lloyd, Least squares quantization in PCM, IEEE Transactions on Information
 * Theory 28 (1982); G. Hamerly, Making k-means even faster, SDM (2010).
 */
final class Lloyd {

  /** Tiles of a chunk, the unit that threads share. */
  private static final int CHUNK = 16;

  /** Above these multiples in its first iterations, no trial was seen to get below 1. */
  private static final double[] TOO_FAR = {Double.POSITIVE_INFINITY, 1.04, 1.01, 1.004};

  private final Points points;
  private final int k;
  private final int features;
  private final Workers workers;
  private final Bounds bounds;
  private final TileSearch[] searches;
  private final double[] centroids;
  private final int[] assigned;
  private final double[][] chunkSums;
  private final double[][] chunkWeights;
  private final int[][] chunkCounts;
  private final long[] chunkMoved;
  private final double[] chunkInertia;
  private int iterations;
  private boolean converged;

  Lloyd(Points points, double[] start, boolean bounded, Workers workers) {
    this.points = points;
    this.features = points.features();
    this.k = start.length / features;
    this.workers = workers;
    this.bounds = new Bounds(points, k, bounded, workers.count());
    this.searches = new TileSearch[workers.count()];
    Arrays.setAll(searches, worker -> new TileSearch(k));
    this.centroids = start.clone();
    this.assigned = new int[points.rows()];
    Arrays.fill(assigned, -1);
    int chunks = (points.tiles() + CHUNK - 1) / CHUNK;
    this.chunkSums = new double[chunks][start.length];
    this.chunkWeights = new double[chunks][k];
    this.chunkCounts = new int[chunks][k];
    this.chunkMoved = new long[chunks];
    this.chunkInertia = new double[chunks];
  }

  /**
   * Makes a few iterations, and gives up as soon as their inertia is too far above another's to
   * come down to it. Only without bounds is the inertia known on the way.
   *
   * @return false if it gave up; centroids are then of no use
   */
  boolean tryOut(int fewIterations, double tolerance, double inertia) {
    while (!converged && iterations < fewIterations) {
      iterate(tolerance);
      double factor = TOO_FAR[Math.min(iterations, TOO_FAR.length) - 1];
      if (!bounds.bounded() && Arrays.stream(chunkInertia).sum() > factor * inertia) {
        return false;
      }
    }
    return true;
  }

  /**
   * Iterates until no row moves, or the centroids together move by no more than the tolerance, or
   * so many times.
   */
  void run(int maxIterations, double tolerance) {
    while (!converged && iterations < maxIterations) {
      iterate(tolerance);
    }
    finish();
  }

  /** Makes centroids exact means; no iteration may follow. */
  void finish() {
    sumAfresh();
    moveCentroids();
  }

  private void iterate(double tolerance) {
    workers.run(chunkMoved.length, this::assignChunk);
    iterations++;
    if (Arrays.stream(chunkMoved).sum() == 0) {
      converged = true;
      return;
    }
    double[] before = centroids.clone();
    moveCentroids();
    repairEmpty();
    converged = bounds.moved(before, centroids) <= tolerance;
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
    double inertia = 0;
    TileSearch search = searches[worker];
    int end = Math.min(points.tiles(), (chunk + 1) * CHUNK);
    for (int tile = chunk * CHUNK; tile < end; tile++) {
      int first = tile * Points.TILE;
      int open = bounds.openRows(worker, tile, assigned, centroids);
      if (open == 0) {
        continue;
      }
      bounds.search(worker, tile, open, search, centroids);
      int[] lanes = bounds.lanes(worker);
      for (int i = 0; i < open; i++) {
        int row = first + lanes[i];
        inertia += points.weight(row) * search.nearest[i];
        move(chunk, row, search.index(i));
      }
    }
    chunkInertia[chunk] = inertia;
  }

  private void move(int chunk, int row, int to) {
    int from = assigned[row];
    if (from == to) {
      return;
    }
    if (from >= 0) {
      add(chunk, row, from, -points.weight(row));
      chunkCounts[chunk][from]--;
      if (chunkCounts[chunk][from] == 0) {
        // what rounding left behind must not meet the next rows
        chunkWeights[chunk][from] = 0;
        Arrays.fill(chunkSums[chunk], from * features, (from + 1) * features, 0);
      }
    }
    add(chunk, row, to, points.weight(row));
    chunkCounts[chunk][to]++;
    assigned[row] = to;
    chunkMoved[chunk]++;
  }

  private void add(int chunk, int row, int cluster, double weight) {
    chunkWeights[chunk][cluster] += weight;
    points.addRow(row, weight, chunkSums[chunk], cluster * features);
  }

  /** Sums that went up and down over many iterations lose digits; the last ones do not. */
  private void sumAfresh() {
    workers.run(
        chunkMoved.length,
        (worker, chunk) -> {
          Arrays.fill(chunkSums[chunk], 0);
          Arrays.fill(chunkWeights[chunk], 0);
          int end = Math.min(points.rows(), (chunk + 1) * CHUNK * Points.TILE);
          for (int row = chunk * CHUNK * Points.TILE; row < end; row++) {
            add(chunk, row, assigned[row], points.weight(row));
          }
        });
  }

  private void moveCentroids() {
    double[] sums = new double[k * features];
    double[] weights = new double[k];
    for (int chunk = 0; chunk < chunkMoved.length; chunk++) {
      for (int at = 0; at < sums.length; at++) {
        sums[at] += chunkSums[chunk][at];
      }
      for (int c = 0; c < k; c++) {
        weights[c] += chunkWeights[chunk][c];
      }
    }
    for (int c = 0; c < k; c++) {
      if (count(c) > 0) {
        for (int j = 0; j < features; j++) {
          int at = c * features + j;
          centroids[at] = points.withinRange(j, sums[at] / weights[c]);
        }
      }
    }
  }

  private long count(int cluster) {
    long count = 0;
    for (int[] counts : chunkCounts) {
      count += counts[cluster];
    }
    return count;
  }

  private void repairEmpty() {
    boolean[] taken = {};
    for (int c = 0; c < k; c++) {
      if (count(c) == 0) {
        taken = taken.length == 0 ? new boolean[points.rows()] : taken;
        workers.throwIfCancelled();
        int farthest = farthest(taken);
        if (farthest < 0) {
          return; // fewer distinct rows than centroids
        }
        taken[farthest] = true;
        points.copyRow(farthest, centroids, c * features);
      }
    }
  }

  private int farthest(boolean[] taken) {
    int farthest = -1;
    double most = 0;
    for (int row = 0; row < taken.length; row++) {
      double far =
          points.weight(row) * points.squaredDistance(row, centroids, assigned[row] * features);
      if (far > most && !taken[row]) {
        most = far;
        farthest = row;
      }
    }
    return farthest;
  }
}
