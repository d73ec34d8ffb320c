package dev.ecomm.tree.xgboost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The converted trees against the library's own predictions, with bits compared. */
class ConversionTest {

  private static final int ROUNDS = 25;

  @ParameterizedTest(name = "seed {0}, {1} rows, {2} classes, depth {3}, row share {4}")
  @CsvSource({
    "1, 400, 5, 6, 1",
    "2, 400, 2, 6, 1",
    "3, 150, 6, 15, 1",
    "4, 300, 3, 1, 1",
    "5, 300, 4, 6, 0.5",
    "6, 12, 3, 6, 1",
  })
  void sums_and_classes_are_those_of_xgboost(
      long seed, int rows, int classes, int depth, double share) throws XGBoostError {
    Samples samples = Samples.of(seed, rows, classes);
    FeatureMatrix unseen = Samples.of(seed + 100, 500, classes).features();
    TreeParameters parameters =
        new TreeParameters(TreeKind.BOOSTING, ROUNDS, depth, 1, 0.3, share, share, 0.5, 1, seed);

    TreeClassifier ours =
        new XgboostTrainer()
            .train(
                samples.features(),
                samples.labels(),
                classes,
                parameters,
                RunContext.withDefaults());

    Booster theirs = theirs(samples, parameters);
    requireEqual(ours, theirs, samples.features());
    requireEqual(ours, theirs, unseen);
    theirs.dispose();
  }

  /** Trained apart, with one call and the options written out. */
  private static Booster theirs(Samples samples, TreeParameters parameters) throws XGBoostError {
    DMatrix data = matrix(samples.features());
    float[] targets = new float[samples.labels().length];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = samples.labels()[row];
    }
    data.setLabel(targets);
    Map<String, Object> options =
        Map.ofEntries(
            Map.entry("objective", "multi:softprob"),
            Map.entry("num_class", samples.classes()),
            Map.entry("base_score", 0),
            Map.entry("tree_method", "exact"),
            Map.entry("nthread", 1),
            Map.entry("eta", 0.3),
            Map.entry("min_child_weight", 0),
            Map.entry("max_depth", parameters.maxDepth()),
            Map.entry("subsample", parameters.rowShare()),
            Map.entry("colsample_bytree", parameters.featureShare()),
            Map.entry("alpha", 0.5),
            Map.entry("seed", (int) parameters.seed()));
    Booster booster = XGBoost.train(data, options, ROUNDS, Map.of(), null, null);
    data.dispose();
    return booster;
  }

  private static DMatrix matrix(FeatureMatrix features) throws XGBoostError {
    double[] doubles = features.toArray();
    float[] singles = new float[doubles.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) doubles[i];
    }
    return new DMatrix(singles, features.rows(), features.columns(), Float.NaN);
  }

  private static void requireEqual(TreeClassifier ours, Booster theirs, FeatureMatrix rows)
      throws XGBoostError {
    DMatrix data = matrix(rows);
    float[][] margins = theirs.predict(data, true);
    data.dispose();
    double[] scores = ours.scores(rows);
    int[] labels = ours.predict(rows);
    for (int row = 0; row < margins.length; row++) {
      int best = 0;
      for (int c = 0; c < margins[row].length; c++) {
        assertThat((float) scores[row * ours.classes() + c])
            .as("row %d, class %d", row, c)
            .isEqualTo(margins[row][c]);
        best = margins[row][c] > margins[row][best] ? c : best;
      }
      assertThat(labels[row]).as("row %d", row).isEqualTo(best);
    }
  }
}
