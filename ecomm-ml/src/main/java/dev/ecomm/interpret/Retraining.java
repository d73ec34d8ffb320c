package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.interpret.RetrainingDecision.Cause;
import dev.ecomm.segment.Segmenter;
import dev.ecomm.tree.ClassificationReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides whether the interpreter of an earlier run still serves.
 *
 * <pre>{@code
 * RetrainingDecision decision =
 *     Retraining.withDefaults().decide(earlier, before, now, features, clusters);
 * InterpreterModel kept = earlier.renumbered(decision.matching().orElseThrow());
 * }</pre>
 *
 * <p>The clusters of both runs are matched by their centroids, in the units of the earlier run's
 * scaler. Other features or another number of clusters: train. Else the earlier interpreter is kept
 * while the macro F1 of its predictions, against the new clusters in their old numbers, reaches a
 * limit. Immutable, safe for use by many threads.
 */
public final class Retraining {

  private final double minMacroF1;
  private final boolean forced;

  private Retraining(Builder builder) {
    this.minMacroF1 = builder.minMacroF1;
    this.forced = builder.forced;
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
   * Decides with the defaults.
   *
   * @return the limit 0.75, nothing forced
   */
  public static Retraining withDefaults() {
    return builder().build();
  }

  /**
   * Decides where there is no earlier run.
   *
   * @return to train
   */
  public static RetrainingDecision first() {
    return RetrainingDecision.train(
        Cause.FIRST, Optional.empty(), "There is no earlier interpreter, so one is trained.");
  }

  /**
   * Decides.
   *
   * @param earlier the interpreter, in the cluster numbers of {@code before}
   * @param before scaler and centroids of the run that the interpreter was trained in
   * @param now scaler and centroids of the new run
   * @param features n x d, of the new run, not scaled
   * @param clusters the new cluster of each row
   * @return train or keep, with the reason
   * @throws IllegalArgumentException if features and clusters do not fit the new run, or the
   *     interpreter does not fit the earlier one
   */
  public RetrainingDecision decide(
      InterpreterModel earlier,
      Segmenter before,
      Segmenter now,
      FeatureMatrix features,
      int[] clusters) {
    Inputs.requireClusters(features, clusters, now.clusters().k());
    if (before.clusters().k() != earlier.k()) {
      throw new IllegalArgumentException(
          "before has "
              + before.clusters().k()
              + " clusters, must have "
              + earlier.k()
              + " as the earlier interpreter");
    }
    List<String> known = earlier.features();
    if (!known.equals(features.names()) || !before.scaler().names().equals(now.scaler().names())) {
      return RetrainingDecision.train(
          Cause.FEATURES_CHANGED,
          Optional.empty(),
          "The features changed from "
              + known
              + " to "
              + features.names()
              + ", so the interpreter is trained anew.");
    }
    return compare(earlier, ClusterMatching.of(before, now), features, clusters);
  }

  private RetrainingDecision compare(
      InterpreterModel earlier, ClusterMatching matching, FeatureMatrix features, int[] clusters) {
    if (matching.newClusters() != matching.oldClusters()) {
      return RetrainingDecision.train(
          Cause.K_CHANGED,
          Optional.of(matching),
          "There are "
              + matching.newClusters()
              + " clusters, the earlier run had "
              + matching.oldClusters()
              + ", so the interpreter is trained anew.");
    }
    if (forced) {
      return RetrainingDecision.train(
          Cause.FORCED, Optional.of(matching), "Training was asked for.");
    }
    int[] truth = matching.toOld(clusters);
    double score = ClassificationReport.of(truth, earlier.predict(features), earlier.k()).macroF1();
    boolean good = score >= minMacroF1;
    return new RetrainingDecision(
        good ? Cause.STILL_GOOD : Cause.SCORE_TOO_LOW,
        OptionalDouble.of(score),
        Optional.of(matching),
        good
            ? "The earlier interpreter is kept: its macro F1 on the new clusters is "
                + decimals(score)
                + ", at least "
                + ShortDecimal.text(minMacroF1)
                + "."
            : "The earlier interpreter's macro F1 on the new clusters is "
                + decimals(score)
                + ", below "
                + ShortDecimal.text(minMacroF1)
                + ", so it is trained anew.");
  }

  /** Four decimals, cut off: a score just below the limit must not read like it. */
  private static String decimals(double score) {
    return ShortDecimal.text(Math.floor(score * 1e4) / 1e4);
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private double minMacroF1 = 0.75;
    private boolean forced;

    private Builder() {}

    /**
     * Sets the macro F1 from which on the earlier interpreter is kept. Default: 0.75.
     *
     * @param score from 0 to 1
     * @return this
     */
    public Builder minMacroF1(double score) {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score is " + score + ", must be from 0 to 1");
      }
      this.minMacroF1 = score;
      return this;
    }

    /**
     * Trains in any case. Default: false.
     *
     * @param forced true to train
     * @return this
     */
    public Builder forced(boolean forced) {
      this.forced = forced;
      return this;
    }

    /**
     * Returns the options.
     *
     * @return immutable
     */
    public Retraining build() {
      return new Retraining(this);
    }
  }
}
