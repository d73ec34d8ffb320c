package dev.ecomm.pipeline;

import dev.ecomm.interpret.Interpretation;
import dev.ecomm.interpret.Interpreter;
import dev.ecomm.interpret.InterpreterModel;
import dev.ecomm.interpret.Retraining;
import dev.ecomm.interpret.RetrainingDecision;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.SegmenterModel;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.KSelectors;
import dev.ecomm.segment.SegmentFeatures;
import dev.ecomm.segment.Segmentation;
import dev.ecomm.segment.SegmentationModel;
import dev.ecomm.tree.RandomSearch;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The segmentation service: scales and clusters customers, explains the clusters, and keeps the
 * explaining model of the run before while it still tells the new clusters apart.
 *
 * <pre>{@code
 * CustomerSegments segments =
 *     CustomerSegmentation.withDefaults()
 *         .run(profiles, registry.latest(), RunContext.withDefaults());
 * Release release = registry.publish(segments.draft(), "nightly", "2011-12-10");
 * }</pre>
 *
 * <p>Equal profiles, options, seed and earlier release give equal bits on any number of threads.
 * Immutable, safe for use by many threads.
 */
public final class CustomerSegmentation {
  private final int k;
  private final int maxK;
  private final Optional<String> selector;
  private final long seed;
  private final Optional<Consumer<Interpreter.Builder>> trainer;
  private final Retraining retraining;

  private CustomerSegmentation(Builder builder) {
    this.k = builder.k;
    this.maxK = builder.maxK;
    this.selector = builder.selector;
    this.seed = builder.seed;
    this.trainer = builder.trainer;
    this.retraining = builder.retraining;
  }

  /**
   * The service with the defaults of {@link #builder}.
   *
   * @return automatic k, one readable tree as explanation
   */
  public static CustomerSegmentation withDefaults() {
    return builder().build();
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
   * Segments customers and explains the segments.
   *
   * @param profiles a row per customer; its definition says which features are clustered
   * @param earlier the release of the run before, empty if there is none
   * @param run threads, progress and cancellation
   * @return segments, explanation, and the files of the run
   * @throws IllegalArgumentException if nobody has a purchase, there are fewer customers than a
   *     fixed k, or a value is not finite
   * @throws dev.ecomm.segment.KSelectionException if the selector has no answer
   * @throws dev.ecomm.error.InvoiceDataException if the earlier release holds something else
   */
  public CustomerSegments run(RfmTable profiles, Optional<Release> earlier, RunContext run) {
    Optional<EarlierRun> before = earlier.map(EarlierRun::of);
    RfmDefinition definition = profiles.definition();
    String chooser = selector.orElse(defaultSelector(definition));
    SegmentationModel model = segmentation(definition, chooser).fit(profiles.toTable(), run);
    RetrainingDecision decision = decide(before, model);
    Interpreter interpreter = interpreter(definition);
    int[] clusters = model.clusters().assignments();
    Interpretation interpretation;
    Optional<InterpreterModel> kept = Optional.empty();
    if (decision.retrain()) {
      interpretation = interpreter.fit(model.features(), clusters, model.clusters().k(), run);
    } else {
      InterpreterModel renumbered =
          before
              .flatMap(EarlierRun::interpreter)
              .orElseThrow()
              .renumbered(decision.matching().orElseThrow());
      kept = Optional.of(renumbered);
      interpretation = interpreter.explain(renumbered, model.features(), clusters, run);
    }
    SegmenterModel segmenter =
        new SegmenterModel(
            definition.id(),
            profiles.asOf(),
            k > 0 ? "given" : chooser,
            model.choice(),
            model.scaler(),
            model.clusters());
    return new CustomerSegments(
        profiles,
        model,
        segmenter,
        interpretation,
        decision,
        kept.flatMap(now -> before.flatMap(then -> then.unchanged(now))));
  }

  /** Which rule chooses k by default: the seed's own where its numbers are asked for. */
  private static String defaultSelector(RfmDefinition definition) {
    return definition == RfmDefinition.STANDARD ? "consensus" : "seed";
  }

  private Segmentation segmentation(RfmDefinition definition, String chooser) {
    Segmentation.Builder segmentation =
        Segmentation.builder()
            .features(SegmentFeatures.of(definition))
            .selector(KSelectors.named(chooser))
            .maxK(maxK)
            .seed(seed);
    if (k > 0) {
      segmentation.k(k);
    }
    return segmentation.build();
  }

  private RetrainingDecision decide(Optional<EarlierRun> before, SegmentationModel model) {
    Optional<InterpreterModel> interpreter = before.flatMap(EarlierRun::interpreter);
    if (before.isEmpty() || interpreter.isEmpty()) {
      return Retraining.first();
    }
    return retraining.decide(
        interpreter.get(),
        before.get().segmenter().segmenter(),
        model.segmenter(),
        model.features(),
        model.clusters().assignments());
  }

  private Interpreter interpreter(RfmDefinition definition) {
    Interpreter.Builder interpreter =
        Interpreter.builder().money(SegmentFeatures.money(definition)).seed(seed);
    trainer.ifPresent(chosen -> chosen.accept(interpreter));
    return interpreter.build();
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private int k;
    private int maxK = 10;
    private Optional<String> selector = Optional.empty();
    private long seed;
    private Optional<Consumer<Interpreter.Builder>> trainer = Optional.empty();
    private Retraining retraining = Retraining.withDefaults();

    private Builder() {}

    /**
     * Sets the number of segments; no selector is then asked. Default: automatic.
     *
     * @param k at least 1
     * @return this
     */
    public Builder k(int k) {
      if (k < 1) {
        throw new IllegalArgumentException("k is " + k + ", must be at least 1");
      }
      this.k = k;
      return this;
    }

    /**
     * Sets the largest number of segments that is tried. Default: 10.
     *
     * @param maxK at least 1
     * @return this
     */
    public Builder maxK(int maxK) {
      if (maxK < 1) {
        throw new IllegalArgumentException("maxK is " + maxK + ", must be at least 1");
      }
      this.maxK = maxK;
      return this;
    }

    /**
     * Sets who chooses the number of segments. Default: {@code consensus} for standard profiles,
     * {@code seed} for the others.
     *
     * @param name as in {@link KSelectors#named}
     * @return this
     * @throws IllegalArgumentException if there is no such selector
     */
    public Builder selector(String name) {
      var unused = KSelectors.named(name);
      this.selector = Optional.of(name);
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
     * Sets who trains a classifier beside the readable tree. Default: nobody.
     *
     * @param trainer of boosted trees or a forest
     * @param parameters of a kind that it trains
     * @return this
     */
    public Builder trainer(TreeTrainer trainer, TreeParameters parameters) {
      this.trainer = Optional.of(interpreter -> interpreter.trainer(trainer, parameters));
      return this;
    }

    /**
     * Sets who trains a classifier beside the readable tree, with parameters that are searched for.
     * Default: nobody.
     *
     * @param trainer of boosted trees or a forest
     * @param search which parameters are tried, and how
     * @return this
     */
    public Builder trainer(TreeTrainer trainer, RandomSearch search) {
      this.trainer = Optional.of(interpreter -> interpreter.trainer(trainer, search));
      return this;
    }

    /**
     * Sets when the explaining model is trained anew. Default: {@link Retraining#withDefaults}.
     *
     * @param retraining the rule
     * @return this
     */
    public Builder retraining(Retraining retraining) {
      this.retraining = retraining;
      return this;
    }

    /**
     * Returns the service.
     *
     * @return immutable
     */
    public CustomerSegmentation build() {
      return new CustomerSegmentation(this);
    }
  }
}
