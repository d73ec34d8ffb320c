package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.TreeClassifier;
import java.util.List;
import java.util.function.Function;

/**
 * Measures what a classifier of clusters relies on: the values of a feature are exchanged between
 * rows, at random, and the score of the predictions falls (Breiman, 2001).
 *
 * <pre>{@code
 * ImportanceReport report =
 *     PermutationImportance.builder()
 *         .repeats(20)
 *         .seed(42)
 *         .build()
 *         .measure(classifier, features, clusters, RunContext.withDefaults());
 * Tables.write(report.toTable(), uri);
 * }</pre>
 *
 * <p>The score is computed over all rows, and for each cluster over its own rows alone. Every draw
 * has a seed of its own, made of cluster, feature and repeat, so threads and order change nothing.
 * Cost: n predictions per feature and repeat at most; rows that get their own value back, and
 * features that the classifier does not use, cost none. Immutable, safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman (2001), Random forests</a>
 */
public final class PermutationImportance {

  private final ImportanceScore score;
  private final Shuffle shuffle;
  private final int repeats;
  private final double groupAbove;
  private final int maxRowsPerCluster;
  private final long seed;

  private PermutationImportance(Builder builder) {
    this.score = builder.score;
    this.shuffle = builder.shuffle;
    this.repeats = builder.repeats;
    this.groupAbove = builder.groupAbove;
    this.maxRowsPerCluster = builder.maxRowsPerCluster;
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
   * Measures all features with the defaults.
   *
   * @return accuracy, 20 repeats, seed 0
   */
  public static PermutationImportance withDefaults() {
    return builder().build();
  }

  /**
   * Measures the importance of each feature.
   *
   * @param classifier its classes are the clusters
   * @param features n x d, those of the training, in the same order; all values finite
   * @param clusters the cluster of each row, from 0 to the number of classes, exclusive
   * @param run threads, progress and cancellation
   * @return for all rows and for each cluster that has some
   * @throws IllegalArgumentException if shapes or features differ, there is no row, a cluster is
   *     out of range, or a value is not finite
   */
  public ImportanceReport measure(
      TreeClassifier classifier, FeatureMatrix features, int[] clusters, RunContext run) {
    return measure(
        classifier::predict,
        UsedFeatures.of(classifier),
        features,
        clusters,
        classifier.classes(),
        run);
  }

  /**
   * Measures the importance of each feature for an interpreter.
   *
   * @param model what predicts
   * @param features those of the training, in the same order; all values finite
   * @param clusters the cluster of each row, in the model's numbers
   * @param run threads, progress and cancellation
   * @return for all rows and for each cluster that has some
   * @throws IllegalArgumentException as the other {@code measure} does
   */
  public ImportanceReport measure(
      InterpreterModel model, FeatureMatrix features, int[] clusters, RunContext run) {
    return measure(
        model::predict, UsedFeatures.of(model.classifier()), features, clusters, model.k(), run);
  }

  /**
   * Measures the importance of each feature for anything that predicts clusters.
   *
   * @param predict one cluster per row of a matrix; called by many threads at once
   * @param used per feature, false if predictions never depend on it
   */
  ImportanceReport measure(
      Function<FeatureMatrix, int[]> predict,
      boolean[] used,
      FeatureMatrix features,
      int[] clusters,
      int k,
      RunContext run) {
    Inputs.requireClusters(features, clusters, k);
    int[][] groups =
        groupAbove < 1
            ? FeatureGroups.above(groupAbove, features)
            : FeatureGroups.apart(features.columns());
    ScoredRows rows = ScoredRows.of(features, clusters, k, maxRowsPerCluster, seed);
    Permutations permutations = new Permutations(predict, used, rows, score, seed);
    List<Importance> importances =
        shuffle == Shuffle.ALL_ROWS
            ? permutations.amongAll(groups, repeats, run)
            : permutations.withinClusters(groups, repeats, run);
    return new ImportanceReport(score, rows.names(groups), importances);
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private ImportanceScore score = ImportanceScore.ACCURACY;
    private Shuffle shuffle = Shuffle.ALL_ROWS;
    private int repeats = 20;
    private double groupAbove = 1;
    private int maxRowsPerCluster = 2_000;
    private long seed;

    private Builder() {}

    /**
     * Sets what a permutation lowers. Default: {@link ImportanceScore#ACCURACY}.
     *
     * @param score of the predictions
     * @return this
     */
    public Builder score(ImportanceScore score) {
      this.score = score;
      return this;
    }

    /**
     * Sets among which rows values are exchanged. Default: {@link Shuffle#ALL_ROWS}.
     *
     * @param shuffle all rows, or those of a cluster for its own score
     * @return this
     */
    public Builder shuffle(Shuffle shuffle) {
      this.shuffle = shuffle;
      return this;
    }

    /**
     * Sets how often each feature is permuted. Default: 20.
     *
     * @param repeats at least 1
     * @return this
     */
    public Builder repeats(int repeats) {
      this.repeats = Inputs.requireAtLeast("repeats", repeats, 1);
      return this;
    }

    /**
     * Permutes features together whose rank correlation (Spearman, either sign) is above a limit.
     * Default: 1, each feature alone.
     *
     * @param limit from 0 to 1; 0.9 is a good start
     * @return this
     */
    public Builder groupAbove(double limit) {
      if (!(limit >= 0 && limit <= 1)) {
        throw new IllegalArgumentException("limit is " + limit + ", must be from 0 to 1");
      }
      this.groupAbove = limit;
      return this;
    }

    /**
     * Sets how many rows of a cluster are predicted again at most; beyond that they are drawn, and
     * count for the others over all. Values are exchanged with any row. Default: 2,000.
     *
     * @param rows at least 1
     * @return this
     */
    public Builder maxRowsPerCluster(int rows) {
      this.maxRowsPerCluster = Inputs.requireAtLeast("rows", rows, 1);
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
     * Returns the measure.
     *
     * @return immutable
     */
    public PermutationImportance build() {
      return new PermutationImportance(this);
    }
  }
}
