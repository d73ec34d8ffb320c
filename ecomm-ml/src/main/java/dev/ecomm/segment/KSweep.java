package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits k-means for each of several k, and computes what a {@link KSelector} needs to choose.
 *
 * <p>Neighbouring k help each other: upwards, k + 1 starts from the best of k and one more
 * centroid; downwards, k tries the best of k + 1 with one centroid less; and on each way up every k
 * swaps centroids for drawn rows. A few rounds find what hundreds of restarts do not.
 *
 * <pre>{@code
 * KSweepResult sweep = KSweep.builder().to(10).seed(42).build().run(scaled);
 * }</pre>
 *
 * <p>Equal rows, options and seed give equal bits on any number of threads. Immutable, safe for use
 * by many threads.
 */
public final class KSweep {

  /** Draws of which the best becomes the new centroid. */
  private static final int DRAWS = 8;

  /** Centroids whose removal is tried on the way down. */
  private static final int REMOVALS = 3;

  /** Exact silhouettes take quadratic time; from here on they are estimated. */
  private static final int LARGEST_EXACT = 20_000;

  private static final int MAX_ITERATIONS = 300;

  /** An improvement by a smaller share asks for no further round. */
  private static final double NOTABLE = 1e-4;

  private static final Logger LOG = LoggerFactory.getLogger(KSweep.class);

  private final Builder options;

  private KSweep(Builder options) {
    this.options = options;
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Fits every k on all processors.
   *
   * @param features n x d, all values finite, at least as many rows as the largest k
   * @return a model and criteria for each k
   * @throws IllegalArgumentException if there are too few rows, or a value is not finite
   */
  public KSweepResult run(FeatureMatrix features) {
    return run(features, RunContext.withDefaults());
  }

  /**
   * Fits every k. Cost: for n rows about a hundred tries of swaps per k, each of about six
   * iterations of O(n k d); the criteria come on top, the silhouette with O(n² d) up to 20,000
   * rows.
   *
   * @param features n x d, all values finite, at least as many rows as the largest k
   * @param run threads, cancellation, and progress in fits
   * @return a model and criteria for each k
   * @throws IllegalArgumentException if there are too few rows, or a value is not finite (names row
   *     and feature)
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public KSweepResult run(FeatureMatrix features, RunContext run) {
    Points points = Rows.of(features, options.to, run.cancellation());
    try (Workers workers = Workers.of(run)) {
      Partition[] best = fit(points, workers, run);
      List<KMeansModel> models = new ArrayList<>();
      List<KCriteria> criteria = new ArrayList<>();
      for (int k = options.from; k <= options.to; k++) {
        KMeansModel model = KMeansModel.of(features.names(), best[k]);
        models.add(model);
        criteria.add(
            simple(KCriteria.ofInertia(k, model.inertia()), features, points, model, workers));
      }
      if (options.criteria.contains(Criterion.GAP)) {
        criteria = new GapStatistic(options).of(features, criteria, workers);
      }
      if (options.criteria.contains(Criterion.STABILITY)) {
        criteria = new Stability(options).of(features, models, criteria, workers);
      }
      return new KSweepResult(models, criteria);
    }
  }

  private Partition[] fit(Points points, Workers workers, RunContext run) {
    SplittableRandom random = new SplittableRandom(options.seed);
    Search search = new Search(points, workers, MAX_ITERATIONS, 0, true);
    Partition[] best = new Partition[options.to + 1];
    best[1] = search.one();
    Fits fits = new Fits(run);
    // the first way up only has to be good enough for the second
    up(search, best, (options.swaps + 1) / 2, random, fits);
    down(search, best, fits);
    int round = 1;
    for (int idle = 0; idle < options.rounds; round++) {
      double[] before = inertias(best);
      up(search, best, options.swaps, random, fits);
      down(search, best, fits);
      idle = isBetter(inertias(best), before) ? 0 : idle + 1;
    }
    LOG.debug("{} rounds for k up to {}", round, options.to);
    return best;
  }

  private static void up(
      Search search, Partition[] best, int swaps, SplittableRandom random, Fits fits) {
    for (int k = 2; k < best.length; k++) {
      Partition start = search.withOneMore(best[k - 1], DRAWS, best[k], random);
      best[k] = search.swap(start, swaps, random);
      fits.report();
    }
  }

  private static void down(Search search, Partition[] best, Fits fits) {
    for (int k = best.length - 2; k >= 2; k--) {
      best[k] = search.withOneLess(best[k + 1], REMOVALS, best[k]);
      fits.report();
    }
  }

  /** Counts for the listener; how many there will be is not known. */
  private static final class Fits {
    private final RunContext run;
    private long done;

    Fits(RunContext run) {
      this.run = run;
    }

    void report() {
      done++;
      run.listener().onProgress(new Progress("clustering", done, Progress.UNKNOWN, "fits"));
    }
  }

  private static double[] inertias(Partition[] best) {
    double[] inertias = new double[best.length];
    for (int k = 1; k < best.length; k++) {
      inertias[k] = best[k].inertia();
    }
    return inertias;
  }

  private static boolean isBetter(double[] now, double[] before) {
    for (int k = 1; k < now.length; k++) {
      if (now[k] < before[k] * (1 - NOTABLE)) {
        return true;
      }
    }
    return false;
  }

  private KCriteria simple(
      KCriteria known, FeatureMatrix features, Points points, KMeansModel model, Workers workers) {
    long filled = Arrays.stream(model.sizes()).filter(size -> size > 0).count();
    if (filled < 2 || filled >= features.rows() || options.criteria.isEmpty()) {
      return known; // not defined, or not wanted
    }
    KCriteria all = known;
    Labels labels = Labels.of(features, model.assignments());
    workers.throwIfCancelled();
    if (options.criteria.contains(Criterion.SILHOUETTE)) {
      all =
          all.withSilhouette(
              features.rows() <= LARGEST_EXACT
                  ? new SilhouetteEstimate(
                      Silhouette.exact(points, features.toArray(), labels, workers), 0)
                  : Silhouette.simplified(points, features, labels, workers));
    }
    workers.throwIfCancelled();
    if (options.criteria.contains(Criterion.DAVIES_BOULDIN)) {
      all = all.withDaviesBouldin(ClusterCriteria.daviesBouldin(points, labels));
    }
    if (options.criteria.contains(Criterion.CALINSKI_HARABASZ)) {
      all = all.withCalinskiHarabasz(ClusterCriteria.calinskiHarabasz(points, labels));
    }
    return all;
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private int from = 1;
    private int to = 10;
    private int rounds = 2;
    private int swaps = 20;
    private long seed;
    private Set<Criterion> criteria = EnumSet.noneOf(Criterion.class);

    private Builder() {}

    private Builder(Builder other) {
      from = other.from;
      to = other.to;
      rounds = other.rounds;
      swaps = other.swaps;
      seed = other.seed;
      criteria = other.criteria;
    }

    /**
     * Sets the smallest k. Default: 1.
     *
     * @param from at least 1
     * @return this
     */
    public Builder from(int from) {
      this.from = Rows.requireAtLeast("from", from, 1);
      return this;
    }

    /**
     * Sets the largest k. Default: 10.
     *
     * @param to at least {@code from}
     * @return this
     */
    public Builder to(int to) {
      this.to = Rows.requireAtLeast("to", to, 1);
      return this;
    }

    /**
     * Sets after how many rounds up and down in a row that improved nothing notable the sweep ends.
     * Default: 2.
     *
     * @param rounds at least 0; 0 is one round, however good
     * @return this
     */
    public Builder rounds(int rounds) {
      this.rounds = Rows.requireAtLeast("rounds", rounds, 0);
      return this;
    }

    /**
     * Sets after how many swaps in a row that did not help a k is left; half as many on the first
     * way up. Default: 20.
     *
     * @param swaps at least 0
     * @return this
     */
    public Builder swaps(int swaps) {
      this.swaps = Rows.requireAtLeast("swaps", swaps, 0);
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
     * Sets what is computed for each k beside inertia and sizes. Default: nothing.
     *
     * @param criteria any, for example {@code selector.needs()}; copied
     * @return this
     */
    public Builder criteria(Set<Criterion> criteria) {
      this.criteria = criteria.isEmpty() ? Set.of() : EnumSet.copyOf(criteria);
      return this;
    }

    int from() {
      return from;
    }

    int to() {
      return to;
    }

    long seed() {
      return seed;
    }

    /**
     * Returns the sweep.
     *
     * @return immutable
     * @throws IllegalArgumentException if {@code to} is less than {@code from}
     */
    public KSweep build() {
      int unused = Rows.requireAtLeast("to", to, from);
      return new KSweep(new Builder(this));
    }
  }
}
