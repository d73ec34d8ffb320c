package dev.ecomm.tree.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeRegressor;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XgboostRegressionTest {
  private static final int ROUNDS = 20;
  private static final RunContext RUN = RunContext.withDefaults();

  private static TreeParameters parameters(double share) {
    return new TreeParameters(TreeKind.BOOSTING, ROUNDS, 5, 3, 0.2, share, share, 0.5, 1, 9);
  }

  /** Of mean 0 and exact as floats, so that XGBoost alone has the same base. */
  private static double[] targets(FeatureMatrix features, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] targets = new double[features.rows()];
    for (int row = 0; row < targets.length; row += 2) {
      targets[row] = Math.rint(features.at(row, 0) * 16 + random.nextInt(8));
      targets[row + 1] = -targets[row];
    }
    return targets;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5})
  void estimates_are_those_of_xgboost_bit_for_bit(double share) throws XGBoostError {
    FeatureMatrix seen = Samples.of(1, 600, 2).features();
    FeatureMatrix unseen = Samples.of(2, 500, 2).features();
    double[] targets = targets(seen, 3);

    TreeRegressor ours = new XgboostRegression().train(seen, targets, parameters(share), RUN);

    Booster theirs = theirs(seen, targets, share);
    for (FeatureMatrix rows : new FeatureMatrix[] {seen, unseen}) {
      DMatrix data = matrix(rows);
      float[][] expected = theirs.predict(data, true);
      data.dispose();
      double[] estimates = ours.predict(rows);
      for (int row = 0; row < expected.length; row++) {
        assertThat((float) estimates[row]).as("row %d", row).isEqualTo(expected[row][0]);
      }
    }
    theirs.dispose();
    assertThat(TreeRegressor.fromJson(ours.toJson())).isEqualTo(ours);
  }

  @Test
  void the_mean_of_the_targets_is_the_base() {
    FeatureMatrix seen = Samples.of(1, 100, 2).features();
    double[] far = new double[100];
    Arrays.fill(far, 1000);

    double[] estimates = new XgboostRegression().train(seen, far, parameters(1), RUN).predict(seen);

    assertThat(estimates).containsOnly(1000);
  }

  @Test
  void a_target_beyond_single_precision_is_refused() {
    FeatureMatrix seen = Samples.of(1, 2, 2).features();

    assertThatThrownBy(
            () -> new XgboostRegression().train(seen, new double[] {1e300, 0}, parameters(1), RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("within single precision");
  }

  private static Booster theirs(FeatureMatrix seen, double[] targets, double share)
      throws XGBoostError {
    DMatrix data = matrix(seen);
    data.setLabel(singles(targets));
    Map<String, Object> options =
        Map.ofEntries(
            Map.entry("objective", "reg:squarederror"),
            Map.entry("base_score", 0),
            Map.entry("tree_method", "hist"),
            Map.entry("nthread", 1),
            Map.entry("eta", 0.2),
            Map.entry("min_child_weight", 3),
            Map.entry("max_depth", 5),
            Map.entry("subsample", share),
            Map.entry("colsample_bytree", share),
            Map.entry("alpha", 0.5),
            Map.entry("seed", 9));
    Booster booster = XGBoost.train(data, options, ROUNDS, Map.of(), null, null);
    data.dispose();
    return booster;
  }

  private static DMatrix matrix(FeatureMatrix features) throws XGBoostError {
    return new DMatrix(singles(features.toArray()), features.rows(), features.columns(), Float.NaN);
  }

  private static float[] singles(double[] doubles) {
    float[] singles = new float[doubles.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) doubles[i];
    }
    return singles;
  }
}
