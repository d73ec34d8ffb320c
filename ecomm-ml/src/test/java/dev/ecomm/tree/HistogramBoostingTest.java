package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistogramBoostingTest {
  private static final RunContext RUN = RunContext.withDefaults();
  private static final TreeParameters FEW =
      new TreeParameters(TreeKind.BOOSTING, 60, 4, 5, 0.2, 1, 1, 0, 1, 7);

  private static FeatureMatrix features(long seed, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[rows * 3];
    for (int row = 0; row < rows; row++) {
      values[3 * row] = random.nextInt(10);
      values[3 * row + 1] = random.nextDouble();
      values[3 * row + 2] = random.nextInt(4) == 0 ? random.nextDouble() : 0;
    }
    return FeatureMatrix.of(List.of("whole", "fraction", "rare"), values);
  }

  /** Steps, a slope and a product of two features. */
  private static double[] targets(FeatureMatrix features) {
    return IntStream.range(0, features.rows())
        .mapToDouble(
            row ->
                100
                    + (features.at(row, 0) > 4 ? 10 : 0)
                    + 5 * features.at(row, 1)
                    + (features.at(row, 2) > 0 ? features.at(row, 0) : 0))
        .toArray();
  }

  private static double meanSquare(double[] targets, double[] estimates) {
    return IntStream.range(0, targets.length)
        .mapToDouble(i -> (targets[i] - estimates[i]) * (targets[i] - estimates[i]))
        .average()
        .orElseThrow();
  }

  @Test
  void one_split_of_one_tree_gives_the_means_of_both_sides() {
    FeatureMatrix x = FeatureMatrix.of(List.of("x"), 1, 2, 3, 10, 11, 12);
    TreeParameters stump = new TreeParameters(TreeKind.BOOSTING, 1, 1, 1, 1, 1, 1, 0, 0, 0);

    TreeRegressor regressor =
        new HistogramBoosting().train(x, new double[] {1, 2, 3, 40, 50, 60}, stump, RUN);

    assertThat(regressor.trees().get(0).threshold(0)).isEqualTo(6.5);
    double[] estimates = regressor.predict(FeatureMatrix.of(List.of("x"), 0, 6.5, 6.4));
    assertThat(estimates[0]).isCloseTo(2, within(1e-12));
    assertThat(estimates[1]).isCloseTo(50, within(1e-12));
    assertThat(estimates[2]).isCloseTo(2, within(1e-12));
  }

  @Test
  void unseen_rows_are_estimated_with_a_small_part_of_their_variance() {
    FeatureMatrix seen = features(1, 2000);
    FeatureMatrix unseen = features(2, 500);

    TreeRegressor regressor = new HistogramBoosting().train(seen, targets(seen), FEW, RUN);

    double[] actual = targets(unseen);
    double[] mean = new double[actual.length];
    Arrays.fill(mean, Arrays.stream(actual).average().orElseThrow());
    assertThat(meanSquare(actual, regressor.predict(unseen)))
        .isLessThan(0.02 * meanSquare(actual, mean));
  }

  @Test
  void no_leaf_has_fewer_rows_than_allowed() {
    FeatureMatrix seen = features(3, 300);
    TreeParameters coarse = new TreeParameters(TreeKind.BOOSTING, 5, 6, 40, 0.3, 1, 1, 0, 1, 0);

    TreeRegressor regressor = new HistogramBoosting().train(seen, targets(seen), coarse, RUN);

    double[] rows = seen.toArray();
    for (DecisionTree tree : regressor.trees()) {
      int[] counts = new int[tree.nodes()];
      for (int row = 0; row < seen.rows(); row++) {
        counts[tree.leaf(rows, row * seen.columns())]++;
      }
      assertThat(Arrays.stream(counts).filter(count -> count > 0)).allMatch(count -> count >= 40);
    }
  }

  @Test
  void equal_seeds_give_equal_regressors_and_other_seeds_others() {
    FeatureMatrix seen = features(4, 400);
    TreeParameters shares = new TreeParameters(TreeKind.BOOSTING, 8, 4, 5, 0.2, 0.5, 0.7, 0, 1, 7);

    TreeRegressor first = new HistogramBoosting().train(seen, targets(seen), shares, RUN);

    assertThat(new HistogramBoosting().train(seen, targets(seen), shares, RUN)).isEqualTo(first);
    assertThat(new HistogramBoosting().train(seen, targets(seen), shares.withSeed(8), RUN))
        .isNotEqualTo(first);
  }

  @Test
  void a_constant_target_is_estimated_as_it_is() {
    FeatureMatrix seen = features(5, 50);
    double[] sevens = new double[50];
    Arrays.fill(sevens, 7);

    double[] estimates = new HistogramBoosting().train(seen, sevens, FEW, RUN).predict(seen);

    assertThat(estimates).containsOnly(7);
  }

  @Test
  void a_regressor_is_read_as_it_was_written() {
    FeatureMatrix seen = features(6, 200);
    TreeRegressor regressor = new HistogramBoosting().train(seen, targets(seen), FEW, RUN);

    TreeRegressor read = TreeRegressor.fromJson(regressor.toJson());

    assertThat(read).isEqualTo(regressor).hasSameHashCodeAs(regressor);
    assertThat(read.predict(seen)).isEqualTo(regressor.predict(seen));
  }

  @Test
  void texts_of_classifiers_and_of_more_classes_are_refused() {
    FeatureMatrix seen = features(7, 50);
    String json = new HistogramBoosting().train(seen, targets(seen), FEW, RUN).toJson();

    assertThatThrownBy(() -> TreeClassifier.fromJson(json))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("tree_regressor");
    assertThatThrownBy(
            () -> TreeRegressor.fromJson(json.replace("\"tree_regressor\"", "\"tree_classifier\"")))
        .isInstanceOf(InvoiceDataException.class);
    assertThatThrownBy(() -> TreeRegressor.fromJson(json.substring(0, json.length() / 2)))
        .isInstanceOf(InvoiceDataException.class);
    assertThatThrownBy(
            () -> TreeRegressor.fromJson(json.replaceFirst("\"classes\" *: 1", "\"classes\":2")))
        .isInstanceOf(InvoiceDataException.class);
  }

  @Test
  void what_cannot_be_learnt_from_is_refused_in_words() {
    FeatureMatrix seen = features(8, 3);

    assertThatThrownBy(() -> new HistogramBoosting().train(seen, new double[2], FEW, RUN))
        .hasMessageContaining("targets are 2, must be 3");
    assertThatThrownBy(
            () -> new HistogramBoosting().train(seen, new double[] {0, Double.NaN, 0}, FEW, RUN))
        .hasMessageContaining("target of row 1 is NaN");
    assertThatThrownBy(
            () -> new HistogramBoosting().train(seen, new double[3], TreeParameters.single(), RUN))
        .hasMessageContaining("kind is SINGLE, must be BOOSTING");
  }
}
