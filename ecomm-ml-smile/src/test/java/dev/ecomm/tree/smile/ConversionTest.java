package dev.ecomm.tree.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.PresentClasses;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.base.cart.SplitRule;
import smile.classification.GradientTreeBoost;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;

/** The converted trees against the predictions of Smile's own classifiers. */
class ConversionTest {

  private static final int TREES = 15;

  @ParameterizedTest(name = "seed {0}, {1} rows, {2} classes, depth {3}, at least {4} in a leaf")
  @CsvSource({"1, 400, 5, 6, 1", "2, 400, 3, 6, 10", "3, 150, 6, 15, 1", "4, 300, 3, 1, 1"})
  void boosted_trees_predict_what_smiles_gradient_tree_boost_does(
      long seed, int rows, int classes, int depth, int minLeaf) {
    Samples samples = Samples.of(seed, rows, classes);
    FeatureMatrix unseen = Samples.of(seed + 100, 500, classes).features();
    TreeParameters parameters =
        new TreeParameters(TreeKind.BOOSTING, TREES, depth, minLeaf, 0.3, 1, 1, 0, 0, seed);

    TreeClassifier ours = boost(samples, parameters);

    GradientTreeBoost theirs =
        GradientTreeBoost.fit(
            Formula.lhs(SmileRows.LABEL),
            frame(samples.features(), samples.labels()),
            TREES,
            depth + 1,
            Integer.MAX_VALUE,
            minLeaf,
            0.3,
            1);
    assertThat(ours.predict(samples.features())).isEqualTo(theirs.predict(frame(samples)));
    assertThat(ours.predict(unseen)).isEqualTo(theirs.predict(frame(unseen, new int[500])));
  }

  @ParameterizedTest(name = "seed {0}, {1} classes, {4} of the rows, {5} of the features")
  @CsvSource({
    "1, 400, 5, 6, 1, 1",
    "2, 400, 2, 6, 1, 0.5",
    "3, 150, 6, 15, 0.7, 0.5",
    "4, 300, 3, 1, 1, 0.3"
  })
  void forests_vote_as_smiles_random_forest_of_the_same_seeds_does(
      long seed, int rows, int classes, int depth, double rowShare, double featureShare) {
    Samples samples = Samples.of(seed, rows, classes);
    FeatureMatrix unseen = Samples.of(seed + 100, 500, classes).features();
    TreeParameters parameters =
        new TreeParameters(TreeKind.FOREST, TREES, depth, 2, 1, rowShare, featureShare, 0, 0, seed);

    TreeClassifier ours = train(samples, parameters);

    RandomForest theirs =
        RandomForest.fit(
            Formula.lhs(SmileRows.LABEL),
            frame(samples.features(), samples.labels()),
            TREES,
            (int) Math.round(featureShare * samples.features().columns()),
            SplitRule.GINI,
            depth + 1,
            Integer.MAX_VALUE,
            2,
            rowShare,
            null,
            LongStream.of(Forest.seeds(seed, TREES)));
    assertThat(ours.predict(samples.features())).isEqualTo(theirs.predict(frame(samples)));
    assertThat(ours.predict(unseen)).isEqualTo(theirs.predict(frame(unseen, new int[500])));
  }

  private static TreeClassifier boost(Samples samples, TreeParameters parameters) {
    SmileRows rows = SmileRows.of(samples.features(), samples.labels());
    PresentClasses all = PresentClasses.of(samples.features(), samples.labels(), samples.classes());
    RunContext run = RunContext.withDefaults();
    TreeClassifier.Builder builder =
        new TreeClassifier.Builder("smile", samples.features().names(), samples.classes());
    PoolRun.on(
        run,
        pool ->
            new Boosting(rows, all, parameters, run, pool)
                .exponential(Math::exp)
                .train(samples.classes(), builder));
    return builder.build();
  }

  private static TreeClassifier train(Samples samples, TreeParameters parameters) {
    assertThat(IntStream.of(samples.labels()).distinct().count()).isEqualTo(samples.classes());
    return new SmileTrainer()
        .train(
            samples.features(),
            samples.labels(),
            samples.classes(),
            parameters,
            RunContext.withDefaults());
  }

  private static DataFrame frame(Samples samples) {
    return frame(samples.features(), samples.labels());
  }

  private static DataFrame frame(FeatureMatrix features, int[] labels) {
    return SmileRows.of(features, labels).labelled();
  }
}
