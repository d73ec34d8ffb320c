package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.RandomSearch;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns what sets clusters apart, in the units of the features, and describes each.
 *
 * <pre>{@code
 * Interpretation interpretation =
 *     Interpreter.builder()
 *         .money("monetary")
 *         .seed(42)
 *         .build()
 *         .fit(features, clusters, k, RunContext.withDefaults());
 * Tables.write(interpretation.toTable(), uri);
 * }</pre>
 *
 * <p>Part of the rows is held out of training; all figures of quality are of these. A surrogate, a
 * shallow tree, is always trained: rules are read from it. Another trainer may be asked for; its
 * classifier predicts, and explains importance, unless it is worse on held-out rows than the
 * surrogate (macro F1) or than always saying the most frequent cluster (accuracy). Equal input,
 * options and seed give equal bits on any number of threads. Immutable, safe for use by many
 * threads.
 */
public final class Interpreter {

  private final Training training;
  private final Optional<String> money;
  private final Optional<PermutationImportance> importance;
  private final long seed;

  private Interpreter(Builder builder) {
    this.training =
        new Training(builder.surrogateDepth, builder.trainer, builder.heldOutShare, builder.seed);
    this.money = builder.money;
    this.importance = builder.importance;
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
   * Trains, and describes the clusters.
   *
   * @param features n x d, n at least 1, not scaled, so that rules speak of units; all values
   *     finite
   * @param clusters the cluster of each row, from 0 to k, exclusive
   * @param k how many there are, those without rows included
   * @param run threads, progress and cancellation
   * @return model, figures and descriptions
   * @throws IllegalArgumentException if shapes differ, a cluster is out of range, a value is not
   *     finite (names row and feature), there is no money feature of the given name, or a search
   *     has more folds than there are rows to train on
   */
  public Interpretation fit(FeatureMatrix features, int[] clusters, int k, RunContext run) {
    Inputs.requireClusters(features, clusters, k);
    requireMoney(features);
    Training.Trained trained = training.train(features, clusters, k, run);
    return describe(trained.model(), trained.report(), trained.heldOut(), features, clusters, run);
  }

  /**
   * Describes clusters by a model of an earlier run, which is kept as it is.
   *
   * @param model in the numbers of these clusters: see {@link InterpreterModel#renumbered}
   * @param features those of the model, not scaled; all values finite
   * @param clusters the cluster of each row
   * @param run threads, progress and cancellation
   * @return descriptions; figures are of all rows, some of which the model may have been trained
   *     on, and a note says so
   * @throws IllegalArgumentException as {@link #fit} does, or if the features are others
   */
  public Interpretation explain(
      InterpreterModel model, FeatureMatrix features, int[] clusters, RunContext run) {
    Inputs.requireClusters(features, clusters, model.k());
    requireMoney(features);
    int[] all = IntStream.range(0, features.rows()).toArray();
    return describe(model, Training.kept(model, features, clusters), all, features, clusters, run);
  }

  private void requireMoney(FeatureMatrix features) {
    money.ifPresent(
        name -> {
          var unused = features.indexOf(name);
        });
  }

  private Interpretation describe(
      InterpreterModel model,
      InterpreterReport report,
      int[] heldOut,
      FeatureMatrix features,
      int[] clusters,
      RunContext run) {
    ImportanceReport ours =
        importance
            .orElseGet(() -> PermutationImportance.builder().seed(seed).build())
            .measure(model, features, clusters, run);
    SeedImportance seeds =
        SeedImportance.of(
            SeedImportance.measure(seed).measure(model, features, clusters, run), model.k());
    List<ClusterDescription> described =
        new Describer(features, clusters, model.k(), heldOut).describe(model, money, seeds);
    return new Interpretation(model, report, described, ours, seeds);
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private int surrogateDepth = 5;
    private Optional<Provider> trainer = Optional.empty();
    private double heldOutShare = 0.2;
    private Optional<String> money = Optional.empty();
    private Optional<PermutationImportance> importance = Optional.empty();
    private long seed;

    private Builder() {}

    /**
     * Sets how many bounds a rule may join at most: the depth of the surrogate. Default: 5.
     *
     * @param depth from 1 to 30
     * @return this
     */
    public Builder surrogateDepth(int depth) {
      if (depth < 1 || depth > 30) {
        throw new IllegalArgumentException("depth is " + depth + ", must be from 1 to 30");
      }
      this.surrogateDepth = depth;
      return this;
    }

    /**
     * Sets who trains what predicts, with parameters of your own. Default: the surrogate only.
     *
     * @param trainer of boosted trees, a forest, or anything
     * @param parameters of a kind that it trains
     * @return this
     */
    public Builder trainer(TreeTrainer trainer, TreeParameters parameters) {
      this.trainer = Optional.of(Provider.of(trainer, parameters));
      return this;
    }

    /**
     * Sets who trains what predicts, with the best parameters that a search finds among the rows to
     * train on. Default: the surrogate only.
     *
     * @param trainer of boosted trees, a forest, or anything
     * @param search in a space of a kind that it trains
     * @return this
     */
    public Builder trainer(TreeTrainer trainer, RandomSearch search) {
      this.trainer = Optional.of(Provider.of(trainer, search));
      return this;
    }

    /**
     * Sets the share of each cluster that is held out of training. Default: 0.2.
     *
     * @param share above 0 and below 1
     * @return this
     */
    public Builder heldOutShare(double share) {
      this.heldOutShare = Inputs.requireInside("share", share);
      return this;
    }

    /**
     * Names the feature that is money, for shares of revenue. Default: none.
     *
     * @param feature one of the features
     * @return this
     */
    public Builder money(String feature) {
      this.money = Optional.of(feature);
      return this;
    }

    /**
     * Sets how importance is measured. Default: {@link PermutationImportance#withDefaults} with the
     * seed of this interpreter.
     *
     * @param importance the measure
     * @return this
     */
    public Builder importance(PermutationImportance importance) {
      this.importance = Optional.of(importance);
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
     * Returns the interpreter.
     *
     * @return immutable
     */
    public Interpreter build() {
      return new Interpreter(this);
    }
  }
}
