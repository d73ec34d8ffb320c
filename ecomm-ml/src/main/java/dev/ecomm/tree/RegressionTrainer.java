package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;

/**
 * Trains trees that estimate a number, as a {@link TreeTrainer} trains those that choose a class.
 * Implementations are immutable, safe for use by many threads. {@link HistogramBoosting} is always
 * there; XGBoost's is in an artifact of its own.
 */
public interface RegressionTrainer {

  /**
   * Returns the name that its regressors carry.
   *
   * @return lower case, for example {@code histogram}
   */
  String id();

  /**
   * Trains a regressor for the squared error. Equal arguments give equal bits on any number of
   * threads.
   *
   * @param features n x d, n at least 1, all values finite
   * @param targets what each row is to be estimated as, finite
   * @param parameters of kind {@link TreeKind#BOOSTING}
   * @param run progress and cancellation
   * @return what was learned
   * @throws IllegalArgumentException if the shapes differ, a value is not finite, or the kind is
   *     another
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  TreeRegressor train(
      FeatureMatrix features, double[] targets, TreeParameters parameters, RunContext run);
}
