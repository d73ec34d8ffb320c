package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows around k centroids so that the sum of squared distances to them is small (k-means).
 *
 * <p>Each restart draws its first centroids ({@link KMeansInit}), takes Lloyd's iterations to their
 * end, and then swaps centroids for drawn rows as long as that helps, which escapes bad optima. The
 * restart with the smallest inertia wins; ties: the earlier. To compare several k, {@link KSweep}
 * finds better ones in less time, since each k starts from its neighbours.
 *
 * <pre>{@code
 * KMeansModel model = KMeans.builder().k(8).seed(42).build().fit(scaled);
 * }</pre>
 *
 * <p>Equal rows, weights, options and seed give equal bits on any number of threads. Immutable,
 * safe for use by many threads.
 */
public final class KMeans {

  /** From so many rows on, threads share the rows of a restart and not the restarts. */
  private static final int MANY_ROWS = 50_000;

  private final KMeansOptions options;

  private KMeans(KMeansOptions options) {
    this.options = options;
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder; k must be set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Groups rows of equal weight, on all processors.
   *
   * @param features n x d, at least k rows, all values finite
   * @return centroids, assignments and inertia
   * @throws IllegalArgumentException as the other {@code fit} does
   */
  public KMeansModel fit(FeatureMatrix features) {
    return fit(features, RunContext.withDefaults());
  }

  /**
   * Groups rows of equal weight.
   *
   * @param features n x d, at least k rows, all values finite
   * @param run threads, cancellation, and progress in restarts
   * @return centroids, assignments and inertia
   * @throws IllegalArgumentException as the other {@code fit} does
   */
  public KMeansModel fit(FeatureMatrix features, RunContext run) {
    return fit(Rows.of(features, options.k(), run.cancellation()), features, run);
  }

  /**
   * Groups weighted rows: weight 2 counts as the same row twice.
   *
   * <p>Ties go to the lower centroid index. A centroid that loses its last row moves to the row
   * farthest from its own centroid; only where there are fewer distinct rows than k do clusters
   * stay empty. Cost: O(n k d) an iteration, about twenty of them for each swap tried; 8 n (d + 4)
   * bytes.
   *
   * @param features n x d, at least k rows, all values finite and below 1e150 in size
   * @param weights one per row, positive and finite; copied
   * @param run threads, cancellation, and progress in restarts
   * @return centroids, assignments and inertia
   * @throws IllegalArgumentException if there are fewer rows than k, a value is not finite (names
   *     row and feature) or a weight is not positive
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public KMeansModel fit(FeatureMatrix features, double[] weights, RunContext run) {
    return fit(Rows.of(features, weights, options.k(), run.cancellation()), features, run);
  }

  private KMeansModel fit(Points points, FeatureMatrix features, RunContext run) {
    FeatureMatrix given = options.start();
    double[] start = given == null ? null : requireStart(given, features).toArray();
    SplittableRandom root = new SplittableRandom(options.seed());
    SplittableRandom[] randoms = new SplittableRandom[start == null ? options.restarts() : 1];
    for (int i = 0; i < randoms.length; i++) {
      randoms[i] = root.split();
    }
    Partition[] found = new Partition[randoms.length];
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = Workers.of(run)) {
      Workers inside = points.rows() >= MANY_ROWS ? workers : workers.alone();
      Workers outside = points.rows() >= MANY_ROWS ? workers.alone() : workers;
      outside.run(
          found.length,
          (worker, restart) -> {
            found[restart] = restart(points, inside, start, randoms[restart]);
            report(run, done, found.length);
          });
    }
    Partition best = found[0];
    for (Partition other : found) {
      best = other.inertia() < best.inertia() ? other : best;
    }
    return KMeansModel.of(features.names(), best);
  }

  private FeatureMatrix requireStart(FeatureMatrix given, FeatureMatrix features) {
    if (given.rows() != options.k() || given.columns() != features.columns()) {
      throw new IllegalArgumentException(
          "startFrom has "
              + given.rows()
              + " centroids of "
              + given.columns()
              + " features, must have "
              + options.k()
              + " of "
              + features.columns());
    }
    return given;
  }

  private Partition restart(
      Points points, Workers workers, double @Nullable [] start, SplittableRandom random) {
    int k = options.k();
    Search search =
        new Search(points, workers, options.maxIterations(), options.tolerance(), options.bounds());
    int draws =
        options.init() == KMeansInit.PLUS_PLUS ? 1 : 2 + (int) Math.floor(StrictMath.log(k));
    double[] first = start == null ? search.plusPlus(k, draws, random) : start;
    Partition settled = search.settle(first);
    return options.swaps() == 0 ? settled : search.swap(settled, options.swaps(), random);
  }

  private static void report(RunContext run, AtomicInteger done, int restarts) {
    synchronized (done) { // a listener is called from one thread at a time
      run.listener()
          .onProgress(new Progress("clustering", done.incrementAndGet(), restarts, "restarts"));
    }
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private int k;
    private KMeansInit init = KMeansInit.GREEDY_PLUS_PLUS;
    private @Nullable FeatureMatrix start;
    private int restarts = 6;
    private int swaps = 20;
    private int maxIterations = 300;
    private double tolerance;
    private boolean bounds = true;
    private long seed;

    private Builder() {}

    /**
     * Sets the number of clusters. There is no default.
     *
     * @param k at least 1
     * @return this
     */
    public Builder k(int k) {
      this.k = Rows.requireAtLeast("k", k, 1);
      return this;
    }

    /**
     * Sets how the first centroids are chosen. Default: {@link KMeansInit#GREEDY_PLUS_PLUS}.
     *
     * @param init the way
     * @return this
     */
    public Builder init(KMeansInit init) {
      this.init = init;
      return this;
    }

    /**
     * Starts from given centroids instead; there is then one restart only.
     *
     * @param centroids k of them, each with a value per feature
     * @return this
     */
    public Builder startFrom(FeatureMatrix centroids) {
      this.start = centroids.requireFinite();
      return this;
    }

    /**
     * Sets how often everything is begun anew. Default: 6.
     *
     * @param restarts at least 1
     * @return this
     */
    public Builder restarts(int restarts) {
      this.restarts = Rows.requireAtLeast("restarts", restarts, 1);
      return this;
    }

    /**
     * Sets after how many swaps in a row that did not help a restart ends. Default: 20.
     *
     * @param swaps at least 0; 0 is plain k-means
     * @return this
     */
    public Builder swaps(int swaps) {
      this.swaps = Rows.requireAtLeast("swaps", swaps, 0);
      return this;
    }

    /**
     * Sets after how many of Lloyd's iterations a search stops where it is. Default: 300.
     *
     * @param maxIterations at least 1
     * @return this
     */
    public Builder maxIterations(int maxIterations) {
      this.maxIterations = Rows.requireAtLeast("maxIterations", maxIterations, 1);
      return this;
    }

    /**
     * Sets how far all centroids together may still move when iterations end: the square root of
     * the sum of their squared moves. Default: 0, until no row changes its cluster.
     *
     * @param tolerance at least 0, in the units of the features
     * @return this
     */
    public Builder tolerance(double tolerance) {
      if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
        throw new IllegalArgumentException(
            "tolerance is " + tolerance + ", must be finite and at least 0");
      }
      this.tolerance = tolerance;
      return this;
    }

    /**
     * Sets whether bounds spare comparisons that cannot change anything. Default: true; without
     * them the result is the same, later.
     *
     * @param bounds false to compare every row with every centroid in every iteration
     * @return this
     */
    public Builder bounds(boolean bounds) {
      this.bounds = bounds;
      return this;
    }

    /**
     * Sets the seed of all draws. Default: 0.
     *
     * @param seed any
     * @return this
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Returns the algorithm.
     *
     * @return immutable
     * @throws IllegalArgumentException if k was not set
     */
    public KMeans build() {
      int clusters = Rows.requireAtLeast("k", k, 1);
      return new KMeans(
          new KMeansOptions(
              clusters, init, start, restarts, swaps, maxIterations, tolerance, bounds, seed));
    }
  }
}
