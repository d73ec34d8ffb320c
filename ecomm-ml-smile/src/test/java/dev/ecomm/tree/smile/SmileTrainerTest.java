package dev.ecomm.tree.smile;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What any trainer of trees must do, here done by Smile, boosted and as a forest. */
class SmileTrainerTest {

  private static final RunContext RUN = RunContext.withDefaults();

  private static TreeParameters parameters(TreeKind kind, int trees, int minLeaf, double share) {
    return new TreeParameters(kind, trees, 6, minLeaf, 0.3, share, share, 0, 0, 5);
  }

  private static TreeClassifier train(Samples samples, TreeParameters parameters) {
    return train(samples, parameters, RUN);
  }

  private static TreeClassifier train(Samples samples, TreeParameters parameters, RunContext run) {
    return new SmileTrainer()
        .train(samples.features(), samples.labels(), samples.classes(), parameters, run);
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
    assertThat(TreeTrainers.of("smile")).isInstanceOf(SmileTrainer.class);
    assertThat(TreeTrainers.ids()).contains("smile");
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void it_learns_what_there_is_to_learn(TreeKind kind) {
    Samples samples = Samples.of(1, 800, 4);

    TreeClassifier classifier = train(samples, parameters(kind, 30, 1, 1));

    int[] predicted = classifier.predict(samples.features());
    long right =
        IntStream.range(0, 800).filter(row -> predicted[row] == samples.labels()[row]).count();
    assertThat(right / 800.0).isGreaterThan(0.85);
    assertThat(classifier.trainer()).isEqualTo("smile");
    assertThat(classifier.trees()).hasSize(kind == TreeKind.FOREST ? 30 : 30 * 4);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void the_same_seed_gives_the_same_bits_on_any_number_of_threads(TreeKind kind) {
    Samples samples = Samples.of(2, 300, 3);
    TreeParameters sampled = parameters(kind, 7, 1, 0.6);

    String first = contents(train(samples, sampled, RUN.onThreads(1)), samples.features());

    for (int threads : new int[] {1, 2, 3, 8}) {
      assertThat(contents(train(samples, sampled, RUN.onThreads(threads)), samples.features()))
          .as("%d threads", threads)
          .isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void another_seed_draws_other_rows(TreeKind kind) {
    Samples samples = Samples.of(2, 300, 3);
    TreeParameters sampled = parameters(kind, 7, 1, 0.6);

    String first = contents(train(samples, sampled), samples.features());
    String second = contents(train(samples, sampled.withSeed(6)), samples.features());

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void a_boosted_leaf_has_at_least_as_many_rows_as_asked_for() {
    Samples samples = Samples.of(3, 400, 3);

    TreeClassifier classifier = train(samples, parameters(TreeKind.BOOSTING, 5, 30, 1));

    assertThat(classifier.trees())
        .allSatisfy(tree -> assertThat(rowsPerLeaf(tree, samples)).allMatch(n -> n >= 30));
    assertThat(classifier.trees()).anySatisfy(tree -> assertThat(tree.nodes()).isGreaterThan(1));
  }

  private static List<Integer> rowsPerLeaf(DecisionTree tree, Samples samples) {
    int[] rows = new int[tree.nodes()];
    for (int row = 0; row < samples.features().rows(); row++) {
      int node = 0;
      while (tree.feature(node) != DecisionTree.LEAF) {
        double value = samples.features().at(row, tree.feature(node));
        node = value < tree.threshold(node) ? tree.left(node) : tree.right(node);
      }
      rows[node]++;
    }
    return IntStream.range(0, rows.length)
        .filter(node -> tree.feature(node) == DecisionTree.LEAF)
        .mapToObj(node -> rows[node])
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void trees_are_no_deeper_than_asked_for(TreeKind kind) {
    Samples samples = Samples.of(7, 400, 3);
    TreeParameters stumps = new TreeParameters(kind, 4, 1, 1, 0.3, 1, 1, 0, 0, 0);

    assertThat(train(samples, stumps).trees()).allMatch(tree -> tree.nodes() == 3);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void a_class_of_one_row_is_learned_even_where_half_of_the_rows_are_drawn(TreeKind kind) {
    double[] values = IntStream.range(0, 60).mapToDouble(row -> row < 59 ? row : 1e5).toArray();
    int[] labels = IntStream.range(0, 60).map(row -> row < 40 ? 0 : row < 59 ? 1 : 2).toArray();
    Samples samples = new Samples(FeatureMatrix.of(List.of("x"), values), labels, 3);

    TreeClassifier classifier = train(samples, parameters(kind, 40, 1, 0.5));

    assertThat(classifier.predict(samples.features())[59]).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void numbers_of_classes_do_not_matter_and_those_without_rows_are_never_predicted(TreeKind kind) {
    Samples two = Samples.of(4, 100, 2);
    int[] spread = Arrays.stream(two.labels()).map(label -> label == 0 ? 1 : 4).toArray();
    TreeParameters parameters = parameters(kind, 10, 1, 1);

    int[] plain = train(two, parameters).predict(two.features());
    int[] renamed =
        train(new Samples(two.features(), spread, 6), parameters).predict(two.features());

    assertThat(renamed)
        .isEqualTo(Arrays.stream(plain).map(label -> label == 0 ? 1 : 4).toArray())
        .contains(1, 4);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void one_class_or_one_row_is_predicted_always(TreeKind kind) {
    FeatureMatrix one = FeatureMatrix.of(List.of("x"), 3);

    TreeClassifier classifier =
        train(new Samples(one, new int[] {2}, 4), parameters(kind, 5, 1, 1));

    assertThat(classifier.predict(FeatureMatrix.of(List.of("x"), -9, 3, 1e9)))
        .containsExactly(2, 2, 2);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void two_rows_of_two_classes_make_a_classifier(TreeKind kind) {
    Samples two = new Samples(FeatureMatrix.of(List.of("x"), -1, 1), new int[] {1, 0}, 2);

    assertThat(train(two, parameters(kind, 5, 1, 1)).predict(two.features())).containsExactly(1, 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void constant_features_tell_nothing_and_the_larger_class_is_predicted(TreeKind kind) {
    FeatureMatrix same = FeatureMatrix.of(List.of("x"), 5, 5, 5, 5, 5);
    Samples samples = new Samples(same, new int[] {0, 1, 1, 0, 1}, 2);

    assertThat(train(samples, parameters(kind, 5, 1, 1)).predict(same)).containsOnly(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void features_may_be_called_as_users_like(TreeKind kind) {
    Samples samples = Samples.of(8, 40, 2);
    FeatureMatrix odd =
        FeatureMatrix.of(List.of("label", "a + b", "", "~ ."), samples.features().toArray());

    TreeClassifier classifier =
        train(new Samples(odd, samples.labels(), 2), parameters(kind, 3, 1, 1));

    assertThat(classifier.features()).containsExactly("label", "a + b", "", "~ .");
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void progress_is_told_to_the_end(TreeKind kind) {
    List<String> told = new ArrayList<>();
    RunContext run =
        RUN.onThreads(1)
            .reportingTo(progress -> told.add(progress.done() + "/" + progress.total()));

    TreeClassifier unused = train(Samples.of(5, 50, 2), parameters(kind, 3, 1, 1), run);

    assertThat(told).containsExactly("1/3", "2/3", "3/3");
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void cancelling_ends_it_before_the_next_tree(TreeKind kind) {
    CancellationToken token = new CancellationToken();
    List<Long> told = new ArrayList<>();
    RunContext run =
        RUN.onThreads(2)
            .cancelledBy(token)
            .reportingTo(
                progress -> {
                  told.add(progress.done());
                  token.cancel();
                });

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> train(Samples.of(5, 50, 2), parameters(kind, 50, 1, 1), run))
        .withMessage("Cancelled; nothing was published.");
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void an_interrupt_ends_it_and_stays_set(TreeKind kind) {
    try {
      Thread caller = Thread.currentThread();
      RunContext run = RUN.reportingTo(progress -> caller.interrupt());

      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> train(Samples.of(5, 200, 2), parameters(kind, 5_000, 1, 1), run))
          .withMessageContaining("Interrupted");
      assertThat(caller.isInterrupted()).isTrue();
    } finally {
      boolean unused = Thread.interrupted();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOSTING", "FOREST"})
  void what_a_listener_throws_reaches_the_caller(TreeKind kind) {
    RunContext run =
        RUN.reportingTo(
            progress -> {
              throw new ArithmeticException("from the listener");
            });

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> train(Samples.of(5, 50, 2), parameters(kind, 3, 1, 1), run))
        .withMessage("from the listener");
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"BOOSTING", "FOREST"})
  void other_kinds_are_refused(TreeKind kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(Samples.of(6, 20, 2), parameters(kind, 3, 1, 1)))
        .withMessage("kind is " + kind + ", must be BOOSTING or FOREST for smile");
  }

  @Test
  void labels_and_values_are_checked() {
    FeatureMatrix two = FeatureMatrix.of(List.of("x"), 1, 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(new Samples(two, new int[] {0, 2}, 2), TreeParameters.forest()))
        .withMessageContaining("label of row 1 is 2");
  }
}
