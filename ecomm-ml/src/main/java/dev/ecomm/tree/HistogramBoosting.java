package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/**
 * Gradient boosting of regression trees in plain Java: no native code, no other library.
 *
 * <p>Each tree is grown on what the trees before it left of the targets, for the squared error.
 * Features are sorted into at most 256 bins first, as LightGBM and XGBoost's {@code hist} do, and
 * splits are tried between bins: exact for features of up to 256 values. The split with the largest
 * gain is taken; ties: the lower feature, then the lower threshold. A leaf adds {@code learningRate
 * * S / (n + l2)}, where {@code S} is the sum of its n residuals drawn nearer to 0 by {@code l1}.
 *
 * <p>Of {@link TreeParameters} it knows all; each tree draws its rows and features anew. Cost: O(n
 * d depth) for a tree, on the calling thread; memory: about d + 40 bytes a row. Immutable, safe for
 * use by many threads.
 *
 * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman (2001)</a>
 */
public final class HistogramBoosting implements RegressionTrainer {

  /** The only one there is; what can be chosen are {@link TreeParameters}. */
  public HistogramBoosting() {}

  @Override
  public String id() {
    return "histogram";
  }

  @Override
  public TreeRegressor train(
      FeatureMatrix features, double[] targets, TreeParameters parameters, RunContext run) {
    RegressionTargets.require(id(), features, targets, parameters);
    double base = Arrays.stream(targets).sum() / targets.length;
    TreeRegressor.Builder regressor = new TreeRegressor.Builder(id(), features.names()).base(base);
    double[] residuals = Arrays.stream(targets).map(target -> target - base).toArray();
    RegressionTree tree = new RegressionTree(new FeatureBins(features), residuals, parameters);
    SplittableRandom random = new SplittableRandom(parameters.seed());
    for (int t = 0; t < parameters.trees(); t++) {
      run.cancellation().throwIfCancelled();
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Interrupted; nothing was trained.");
      }
      tree.grow(random.split()).addTo(regressor);
      run.listener().onProgress(new Progress("boosting", t + 1L, parameters.trees(), "rounds"));
    }
    return regressor.build();
  }
}
