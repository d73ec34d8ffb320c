package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From customer profiles to segments: choose features, scale, choose k, cluster.
 *
 * <pre>{@code
 * SegmentationModel model = Segmentation.builder().seed(42).build().fit(profiles);
 * Tables.write(model.toTable(), uri);
 * }</pre>
 *
 * <p>Where the number of segments is not clear, the silhouette's choice is taken, a warning is
 * logged, and the result says so. Customers without a purchase are segment -1. Equal profiles,
 * options and seed give equal bits on any number of threads. Immutable, safe for use by many
 * threads.
 */
public final class Segmentation {

  private static final Logger LOG = LoggerFactory.getLogger(Segmentation.class);

  private final SegmentFeatures features;
  private final KSelector selector;
  private final int fixed;
  private final int maxK;
  private final long seed;

  private Segmentation(Builder builder) {
    this.features = builder.features;
    this.selector = builder.selector;
    this.fixed = builder.k;
    this.maxK = builder.maxK;
    this.seed = builder.seed;
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
   * Segments customers on all processors.
   *
   * @param profiles a row per customer with {@code customer_id} and the features
   * @return segments, scaler, centroids and criteria
   * @throws IllegalArgumentException as the other {@code fit} does
   */
  public SegmentationModel fit(DataTable profiles) {
    return fit(profiles, RunContext.withDefaults());
  }

  /**
   * Segments customers.
   *
   * @param profiles a row per customer with {@code customer_id} and the features
   * @param run threads, progress and cancellation
   * @return segments, scaler, centroids and criteria
   * @throws IllegalArgumentException if no customer with a purchase is left, there are fewer of
   *     them than a fixed k, a column is missing, or a value is not finite (names customer and
   *     feature)
   * @throws KSelectionException if the selector has no answer
   */
  public SegmentationModel fit(DataTable profiles, RunContext run) {
    int[] rows = SegmentFeatures.rowsWithPurchase(profiles);
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "profiles has "
              + profiles.rows()
              + " customers, none with a purchase; there is nobody to segment");
    }
    FeatureMatrix matrix = SegmentFeatures.matrix(profiles, features.names(), rows);
    FittedScaler scaler = features.scaler().fit(matrix);
    FeatureMatrix scaled = scaler.transform(matrix);
    KSweepResult sweep = sweep(scaled, run);
    KChoice choice = choose(sweep.criteria());
    KMeansModel model = sweep.model(clusters(choice));
    long[] segments = Segmenter.spread(model.assignments(), rows, profiles.rows());
    Column ids = profiles.column(SegmentFeatures.CUSTOMER);
    return new SegmentationModel(new Segmenter(scaler, model), matrix, choice, ids, segments);
  }

  private KSweepResult sweep(FeatureMatrix scaled, RunContext run) {
    KSweep.Builder sweep = KSweep.builder().seed(seed);
    if (fixed > 0) {
      return sweep.to(fixed).build().run(scaled, run);
    }
    EnumSet<Criterion> criteria = EnumSet.of(Criterion.SILHOUETTE);
    criteria.addAll(selector.needs());
    return sweep.to(Math.min(maxK, scaled.rows())).criteria(criteria).build().run(scaled, run);
  }

  private KChoice choose(List<KCriteria> criteria) {
    return fixed > 0
        ? new KChoice.ClearK(fixed, "k was given", criteria)
        : selector.choose(criteria);
  }

  private static int clusters(KChoice choice) {
    if (choice instanceof KChoice.ClearK) {
      return choice.k();
    }
    int k = KSelectors.silhouette().choose(choice.criteria()).k();
    LOG.warn(
        "The number of segments is not clear ({}). Taking {}, the silhouette's choice.",
        choice.reason(),
        k);
    return k;
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private SegmentFeatures features = SegmentFeatures.standard();
    private KSelector selector = KSelectors.consensus();
    private int k;
    private int maxK = 10;
    private long seed;

    private Builder() {}

    /**
     * Sets what is clustered. Default: {@link SegmentFeatures#standard()}.
     *
     * @param features columns and their scaler
     * @return this
     */
    public Builder features(SegmentFeatures features) {
      this.features = features;
      return this;
    }

    /**
     * Sets who chooses the number of segments. Default: {@link KSelectors#consensus()}.
     *
     * @param selector the rule
     * @return this
     */
    public Builder selector(KSelector selector) {
      this.selector = selector;
      return this;
    }

    /**
     * Sets the number of segments; no selector is then asked.
     *
     * @param k at least 1
     * @return this
     */
    public Builder k(int k) {
      this.k = Rows.requireAtLeast("k", k, 1);
      return this;
    }

    /**
     * Sets the largest number of segments that is tried. Default: 10.
     *
     * @param maxK at least 1
     * @return this
     */
    public Builder maxK(int maxK) {
      this.maxK = Rows.requireAtLeast("maxK", maxK, 1);
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
     * Returns the segmentation.
     *
     * @return immutable
     */
    public Segmentation build() {
      return new Segmentation(this);
    }
  }
}
