package dev.ecomm.segment;

import dev.ecomm.run.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The steps by which better centroids are found: draw a row, extend by one, drop one, swap one, and
 * settle by Lloyd's iterations.
 *
 * <p>Lloyd's iterations stay in the optimum next to their start, and in data with extreme rows most
 * of these are bad. A swap moves one centroid to a drawn row; which centroid goes is decided by one
 * pass over the rows that prices every removal at once, and a few iterations tell whether the swap
 * pays.
 *
 * <p>Sources: P. Fränti, Efficiency of random swap clustering, Journal of Big Data 5 (2018); S.
 * Lattanzi and C. Sohler, A better k-means++ algorithm via local search, ICML (2019).
 */
final class Search {

  /** Iterations after which a swap is judged; fewer reject swaps that need time to pay. */
  private static final int TRIAL_ITERATIONS = 5;

  /** A swap that at first costs more than this share of the inertia never paid. */
  private static final double HOPELESS = 0.1;

  /** A gain below this share is rounding. */
  private static final double GAIN = 1e-9;

  private final Points points;
  private final int features;
  private final Workers workers;
  private final int maxIterations;
  private final double tolerance;
  private final boolean bounds;
  private final double[] toCandidate;

  Search(Points points, Workers workers, int maxIterations, double tolerance, boolean bounds) {
    this.points = points;
    this.features = points.features();
    this.workers = workers;
    this.maxIterations = maxIterations;
    this.tolerance = tolerance;
    this.bounds = bounds;
    this.toCandidate = new double[points.rows()];
  }

  /** Lloyd's iterations to their end. */
  Partition settle(double[] start) {
    Lloyd lloyd = new Lloyd(points, start, bounds, workers);
    lloyd.run(maxIterations, tolerance);
    return partition(lloyd);
  }

  /** As {@link #settle}, but null as soon as it is plain that the inertia will not be lower. */
  private @Nullable Partition settleBelow(double[] start, double inertia) {
    Lloyd lloyd = new Lloyd(points, start, bounds, workers);
    if (!lloyd.tryOut(Math.min(TRIAL_ITERATIONS, maxIterations), tolerance, inertia)) {
      return null;
    }
    lloyd.run(maxIterations, tolerance);
    Partition settled = partition(lloyd);
    return settled.inertia() < inertia ? settled : null;
  }

  private Partition partition(Lloyd lloyd) {
    return Partition.of(points, lloyd.centroids(), workers)
        .after(lloyd.iterations(), lloyd.converged());
  }

  /** The settled partition of one cluster: the mean. */
  Partition one() {
    double[] start = new double[features];
    points.copyRow(0, start, 0);
    return settle(start);
  }

  /** k-means++ centroids; the best of so many draws each. */
  double[] plusPlus(int k, int draws, SplittableRandom random) {
    double[] centroids = new double[k * features];
    double[] nearest = new double[points.rows()];
    Arrays.fill(nearest, 1);
    points.copyRow(draw(nearest, random), centroids, 0);
    measure(centroids, 0);
    System.arraycopy(toCandidate, 0, nearest, 0, nearest.length);
    for (int c = 1; c < k; c++) {
      points.copyRow(bestDraw(nearest, draws, random), centroids, c * features);
      measure(centroids, c * features);
      for (int row = 0; row < nearest.length; row++) {
        nearest[row] = Math.min(nearest[row], toCandidate[row]);
      }
    }
    return centroids;
  }

  /** Of some drawn rows the one that would lower the inertia most as a new centroid. */
  private int bestDraw(double[] nearest, int draws, SplittableRandom random) {
    int best = -1;
    double most = -1;
    for (int i = 0; i < draws; i++) {
      int row = draw(nearest, random);
      if (draws == 1) {
        return row;
      }
      double gain = gain(row, nearest);
      if (gain > most) {
        most = gain;
        best = row;
      }
    }
    return best;
  }

  private double gain(int candidate, double[] nearest) {
    double[] at = new double[features];
    points.copyRow(candidate, at, 0);
    measure(at, 0);
    double gain = 0;
    for (int row = 0; row < nearest.length; row++) {
      gain += points.weight(row) * Math.max(0, nearest[row] - toCandidate[row]);
    }
    return gain;
  }

  /** A row, with a probability that grows with weight and squared distance; any if all are 0. */
  private int draw(double[] squared, SplittableRandom random) {
    double total = 0;
    for (int row = 0; row < squared.length; row++) {
      total += points.weight(row) * squared[row];
    }
    double target = random.nextDouble() * total;
    double sum = 0;
    int last = (int) (random.nextDouble() * squared.length);
    for (int row = 0; row < squared.length; row++) {
      double share = points.weight(row) * squared[row];
      sum += share;
      if (share > 0) {
        last = row;
        if (sum > target) {
          return row;
        }
      }
    }
    return last;
  }

  /** Squared distances of all rows to one point. */
  private void measure(double[] point, int at) {
    workers.run(
        points.tiles(),
        (worker, tile) -> {
          int rows = points.rowsOf(tile);
          double[] squared = new double[rows];
          Distances.squared(points.tile(tile), rows, point, at, squared);
          System.arraycopy(squared, 0, toCandidate, tile * Points.TILE, rows);
        });
  }

  /** One centroid more, settled, if that is better than what is known. */
  Partition withOneMore(
      Partition from, int draws, @Nullable Partition known, SplittableRandom random) {
    double[] start = Arrays.copyOf(from.centroids(), from.centroids().length + features);
    points.copyRow(bestDraw(from.nearest(), draws, random), start, from.centroids().length);
    if (known == null) {
      return settle(start);
    }
    Partition more = settleBelow(start, known.inertia());
    return more == null ? known : more;
  }

  /** One centroid less, settled, if that is better than what is known; the cheapest are tried. */
  Partition withOneLess(Partition from, int tries, Partition known) {
    double[] losses = new double[from.centroids().length / features];
    for (int row = 0; row < points.rows(); row++) {
      losses[from.index()[row]] += points.weight(row) * (from.second()[row] - from.nearest()[row]);
    }
    Partition best = known;
    for (int i = 0; i < Math.min(tries, losses.length); i++) {
      int removed = smallest(losses);
      losses[removed] = Double.POSITIVE_INFINITY;
      Partition less = settleBelow(without(from.centroids(), removed), best.inertia());
      best = less == null ? best : less;
    }
    return best;
  }

  private double[] without(double[] centroids, int removed) {
    double[] rest = new double[centroids.length - features];
    int at = removed * features;
    System.arraycopy(centroids, 0, rest, 0, at);
    System.arraycopy(centroids, at + features, rest, at, rest.length - at);
    return rest;
  }

  /** Swaps centroids for rows until so many tries in a row gave nothing; settles in between. */
  Partition swap(Partition from, int patience, SplittableRandom random) {
    Partition best = from;
    for (int failed = 0; failed < patience && best.inertia() > 0; failed++) {
      workers.throwIfCancelled();
      double[] start = best.centroids().clone();
      if (start.length == features || !trySwap(best, start, random)) {
        continue;
      }
      Lloyd lloyd = new Lloyd(points, start, bounds, workers);
      if (!lloyd.tryOut(Math.min(TRIAL_ITERATIONS, maxIterations), tolerance, best.inertia())) {
        continue;
      }
      lloyd.finish();
      Partition trial = partition(lloyd);
      if (trial.inertia() < best.inertia() * (1 - GAIN)) {
        best = trial;
        failed = -1;
      }
    }
    return best.converged() ? best : settle(best.centroids());
  }

  /** Puts a drawn row in the place of the centroid that is missed least; false if hopeless. */
  private boolean trySwap(Partition from, double[] centroids, SplittableRandom random) {
    int candidate = draw(from.nearest(), random);
    double[] at = new double[features];
    points.copyRow(candidate, at, 0);
    measure(at, 0);
    double gain = 0;
    double[] losses = new double[centroids.length / features];
    for (int row = 0; row < points.rows(); row++) {
      double now = from.nearest()[row];
      double then = toCandidate[row];
      if (then < now) {
        gain += points.weight(row) * (now - then);
      } else {
        losses[from.index()[row]] +=
            points.weight(row) * (Math.min(then, from.second()[row]) - now);
      }
    }
    int removed = smallest(losses);
    System.arraycopy(at, 0, centroids, removed * features, features);
    return losses[removed] - gain <= HOPELESS * from.inertia();
  }

  private static int smallest(double[] values) {
    int smallest = 0;
    for (int i = 1; i < values.length; i++) {
      smallest = values[i] < values[smallest] ? i : smallest;
    }
    return smallest;
  }
}
