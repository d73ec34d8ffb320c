package dev.ecomm.tree.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.DecisionTree;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What any trainer of trees must do, here done by XGBoost. */
class XgboostTrainerTest {

  private static final RunContext RUN = RunContext.withDefaults();

  private static TreeParameters parameters(int trees, int minLeaf, double share, double l1) {
    return new TreeParameters(TreeKind.BOOSTING, trees, 6, minLeaf, 0.3, share, share, l1, 1, 5);
  }

  private static TreeClassifier train(Samples samples, TreeParameters parameters) {
    return new XgboostTrainer()
        .train(samples.features(), samples.labels(), samples.classes(), parameters, RUN);
  }

  private static double accuracy(Samples samples, TreeClassifier classifier) {
    int[] predicted = classifier.predict(samples.features());
    int right = 0;
    for (int row = 0; row < predicted.length; row++) {
      right += predicted[row] == samples.labels()[row] ? 1 : 0;
    }
    return (double) right / predicted.length;
  }

  /** All that a classifier computes with, as text. */
  private static String contents(TreeClassifier classifier, FeatureMatrix features) {
    StringBuilder text = new StringBuilder(Arrays.toString(classifier.scores(features)));
    for (DecisionTree tree : classifier.trees()) {
      for (int node = 0; node < tree.nodes(); node++) {
        boolean leaf = tree.feature(node) == DecisionTree.LEAF;
        text.append(tree.feature(node)).append(' ');
        text.append(leaf ? tree.value(node, 0) : tree.threshold(node)).append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void it_is_found_by_its_name() {
    assertThat(TreeTrainers.of("xgboost")).isInstanceOf(XgboostTrainer.class);
    assertThat(TreeTrainers.ids()).contains("xgboost");
  }

  @Test
  void boosted_trees_learn_what_there_is_to_learn() {
    Samples samples = Samples.of(1, 800, 4);

    TreeClassifier classifier = train(samples, parameters(40, 1, 1, 0));

    assertThat(accuracy(samples, classifier)).isGreaterThan(0.97);
    assertThat(classifier.trainer()).isEqualTo("xgboost");
    assertThat(classifier.trees()).hasSize(40 * 4);
  }

  @Test
  void the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
    Samples samples = Samples.of(2, 300, 3);
    TreeParameters sampled = parameters(10, 1, 0.6, 0);

    String first = contents(train(samples, sampled), samples.features());
    String other =
        contents(
            new XgboostTrainer()
                .train(samples.features(), samples.labels(), 3, sampled, RUN.onThreads(1)),
            samples.features());

    assertThat(other).isEqualTo(first);
  }

  @Test
  void another_seed_draws_other_rows() {
    Samples samples = Samples.of(2, 300, 3);
    TreeParameters sampled = parameters(10, 1, 0.6, 0);

    String first = contents(train(samples, sampled), samples.features());
    String second = contents(train(samples, sampled.withSeed(6)), samples.features());

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void a_leaf_has_at_least_as_many_rows_as_asked_for() {
    Samples samples = Samples.of(3, 400, 3);

    TreeClassifier classifier = train(samples, parameters(10, 30, 1, 0));

    assertThat(classifier.trees())
        .allSatisfy(
            tree -> assertThat(rowsPerLeaf(tree, samples.features())).allMatch(n -> n >= 30));
    assertThat(classifier.trees()).anySatisfy(tree -> assertThat(tree.nodes()).isGreaterThan(1));
  }

  private static List<Integer> rowsPerLeaf(DecisionTree tree, FeatureMatrix features) {
    int[] rows = new int[tree.nodes()];
    for (int row = 0; row < features.rows(); row++) {
      int node = 0;
      while (tree.feature(node) != DecisionTree.LEAF) {
        float value = (float) features.at(row, tree.feature(node));
        node = value < tree.threshold(node) ? tree.left(node) : tree.right(node);
      }
      rows[node]++;
    }
    List<Integer> leaves = new ArrayList<>();
    for (int node = 0; node < rows.length; node++) {
      if (tree.feature(node) == DecisionTree.LEAF) {
        leaves.add(rows[node]);
      }
    }
    return leaves;
  }

  @Test
  void a_class_of_one_row_is_learned() {
    double[] values = new double[60];
    int[] labels = new int[60];
    for (int row = 0; row < 60; row++) {
      values[row] = row;
      labels[row] = row < 40 ? 0 : 1;
    }
    values[59] = 1e5;
    labels[59] = 2;
    Samples samples = new Samples(FeatureMatrix.of(List.of("x"), values), labels, 3);

    TreeClassifier classifier = train(samples, TreeParameters.boosting());

    assertThat(classifier.predict(samples.features())).isEqualTo(labels);
  }

  @Test
  void classes_without_rows_are_never_predicted_however_little_is_learned() {
    Samples two = Samples.of(4, 100, 2);
    int[] labels = Arrays.stream(two.labels()).map(label -> label == 0 ? 1 : 4).toArray();
    // so large a weight of leaves that all of them are 0
    TreeParameters nothing = parameters(3, 1, 1, 1e9);

    int[] learned =
        train(new Samples(two.features(), labels, 6), parameters(20, 1, 1, 0))
            .predict(two.features());
    int[] guessed = train(new Samples(two.features(), labels, 6), nothing).predict(two.features());

    assertThat(learned).contains(1, 4).containsOnly(1, 4);
    assertThat(guessed).containsOnly(1);
  }

  @Test
  void numbers_of_classes_do_not_matter_to_what_is_learned() {
    Samples two = Samples.of(4, 100, 2);
    int[] spread = Arrays.stream(two.labels()).map(label -> label == 0 ? 1 : 4).toArray();
    TreeParameters parameters = parameters(20, 1, 1, 0);

    int[] plain = train(two, parameters).predict(two.features());
    int[] renamed =
        train(new Samples(two.features(), spread, 6), parameters).predict(two.features());

    assertThat(renamed).isEqualTo(Arrays.stream(plain).map(label -> label == 0 ? 1 : 4).toArray());
  }

  @Test
  void one_class_or_one_row_is_predicted_always() {
    FeatureMatrix one = FeatureMatrix.of(List.of("x"), 3);

    TreeClassifier classifier = train(new Samples(one, new int[] {2}, 4), parameters(5, 1, 1, 0));

    assertThat(classifier.predict(FeatureMatrix.of(List.of("x"), -9, 3, 1e9)))
        .containsExactly(2, 2, 2);
    assertThat(classifier.classes()).isEqualTo(4);
  }

  @Test
  void constant_features_tell_nothing_and_the_larger_class_is_predicted() {
    FeatureMatrix same = FeatureMatrix.of(List.of("x"), 5, 5, 5, 5, 5);

    TreeClassifier classifier =
        train(new Samples(same, new int[] {0, 1, 1, 0, 1}, 2), parameters(5, 1, 1, 0));

    assertThat(classifier.predict(same)).containsOnly(1);
  }

  @Test
  void zeros_are_values_and_not_missing() {
    FeatureMatrix signs = FeatureMatrix.of(List.of("x"), -1, 0, 1, -1, 0, 1, -1, 0, 1);
    int[] labels = {0, 1, 0, 0, 1, 0, 0, 1, 0};

    TreeClassifier classifier = train(new Samples(signs, labels, 2), parameters(30, 1, 1, 0));

    assertThat(classifier.predict(signs)).isEqualTo(labels);
  }

  @Test
  void progress_is_told_each_round() {
    Samples samples = Samples.of(5, 50, 2);
    List<String> told = new ArrayList<>();

    TreeClassifier unused =
        new XgboostTrainer()
            .train(
                samples.features(),
                samples.labels(),
                2,
                parameters(3, 1, 1, 0),
                RUN.reportingTo(progress -> told.add(progress.toString())));

    assertThat(told)
        .containsExactly(
            "boosting: 1 of 3 rounds", "boosting: 2 of 3 rounds", "boosting: 3 of 3 rounds");
  }

  @Test
  void cancelling_ends_it_after_the_round() {
    Samples samples = Samples.of(5, 50, 2);
    CancellationToken token = new CancellationToken();
    List<Long> rounds = new ArrayList<>();
    RunContext run =
        RUN.cancelledBy(token)
            .reportingTo(
                progress -> {
                  rounds.add(progress.done());
                  token.cancel();
                });

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                new XgboostTrainer()
                    .train(
                        samples.features(), samples.labels(), 2, TreeParameters.boosting(), run));
    assertThat(rounds).containsExactly(1L);
  }

  @Test
  void an_interrupt_ends_it_and_stays_set() {
    Samples samples = Samples.of(5, 50, 2);
    try {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> train(samples, TreeParameters.boosting()))
          .withMessageContaining("Interrupted");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      boolean unused = Thread.interrupted();
    }
  }

  @Test
  void forests_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(Samples.of(6, 20, 2), TreeParameters.forest()))
        .withMessage("kind is FOREST, must be one of [BOOSTING] for xgboost");
  }

  @Test
  void values_beyond_single_precision_are_refused_by_name() {
    FeatureMatrix large = FeatureMatrix.of(List.of("x", "y"), 1, 2, 3, 1e40);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(new Samples(large, new int[] {0, 1}, 2), TreeParameters.boosting()))
        .withMessageContaining("feature \"y\" of row 1 is 1.0E40");
  }
}
