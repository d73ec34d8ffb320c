package dev.ecomm.tree.xgboost;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.RegressionTargets;
import dev.ecomm.tree.RegressionTrainer;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeRegressor;
import java.util.Arrays;

/**
 * Trains boosted regression trees with XGBoost, objective {@code reg:squarederror}, tree method
 * {@code hist}.
 *
 * <p>The mean of the targets is the base, and taken off before they are rounded to single
 * precision. Trains on the calling thread only; equal arguments give equal bits on machines of one
 * kind. Progress, cancellation and native memory are as of {@link XgboostTrainer}.
 *
 * @see <a href="https://doi.org/10.1145/2939672.2939785">Chen and Guestrin (2016)</a>
 */
public final class XgboostRegression implements RegressionTrainer {

  /** Loads nothing native yet. */
  public XgboostRegression() {}

  @Override
  public String id() {
    return XgboostTrainer.ID;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if a value is too large for single precision
   * @throws IllegalStateException if XGBoost's native library does not load here, or it fails
   */
  @Override
  public TreeRegressor train(
      FeatureMatrix features, double[] targets, TreeParameters parameters, RunContext run) {
    RegressionTargets.require(id(), features, targets, parameters);
    // single precision, as the sums that start from it
    float base = (float) (Arrays.stream(targets).sum() / targets.length);
    float[] singles = new float[targets.length];
    for (int row = 0; row < singles.length; row++) {
      singles[row] = (float) (targets[row] - base);
      if (!Float.isFinite(singles[row])) {
        throw new IllegalArgumentException(
            "target of row "
                + row
                + " is "
                + targets[row]
                + ", must be within single precision; scale the targets");
      }
    }
    String model = NativeTraining.train(XgboostTrainer.singles(features), singles, parameters, run);
    return BoosterJson.readRegressor(model, features.names(), base);
  }
}
