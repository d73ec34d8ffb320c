package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CartTrainerTest {

  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);
  private static final TreeTrainer CART = new CartTrainer();
  private static final TreeTrainer GINI = new CartTrainer(SplitCriterion.GINI);

  private static TreeParameters parameters(int maxDepth, int minLeaf) {
    return new TreeParameters(TreeKind.SINGLE, 1, maxDepth, minLeaf, 1, 1, 1, 0, 0, 0);
  }

  private static FeatureMatrix x(double... values) {
    return FeatureMatrix.of(List.of("x"), values);
  }

  private static DecisionTree tree(
      TreeTrainer trainer, FeatureMatrix rows, int[] labels, TreeParameters parameters) {
    int classes = 1 + Arrays.stream(labels).max().orElseThrow();
    return trainer.train(rows, labels, classes, parameters, ONE).trees().get(0);
  }

  private static DecisionTree tree(FeatureMatrix rows, int... labels) {
    return tree(CART, rows, labels, TreeParameters.single());
  }

  @Test
  void it_is_found_as_a_service() {
    assertThat(TreeTrainers.of("cart")).isInstanceOf(CartTrainer.class);
    assertThat(TreeTrainers.ids()).contains("cart");
    assertThat(CART.kinds()).containsExactly(TreeKind.SINGLE);
  }

  @Test
  void a_split_lies_halfway_and_leaves_hold_shares() {
    DecisionTree tree = tree(x(1, 2, 2, 5, 6), 0, 0, 0, 1, 1);

    assertThat(tree.nodes()).isEqualTo(3);
    assertThat(tree.feature(0)).isZero();
    assertThat(tree.threshold(0)).isEqualTo(3.5);
    assertThat(tree.value(tree.left(0), 0)).isEqualTo(1);
    assertThat(tree.value(tree.right(0), 0)).isZero();
    assertThat(tree.value(tree.right(0), 1)).isEqualTo(1);
  }

  @Test
  void a_leaf_of_several_classes_holds_the_share_of_each() {
    DecisionTree tree = tree(x(7, 7, 7, 7), 0, 2, 2, 3);

    assertThat(tree.nodes()).isEqualTo(1);
    assertThat(IntStream.range(0, 4).mapToDouble(c -> tree.value(0, c)).toArray())
        .containsExactly(0.25, 0, 0.5, 0.25);
  }

  @Test
  void ties_go_to_the_lower_feature_and_then_the_lower_threshold() {
    FeatureMatrix rows =
        FeatureMatrix.of(List.of("const", "b", "c"), 1, 4, 1, 1, 3, 2, 1, 2, 3, 1, 1, 4);

    DecisionTree tree = tree(CART, rows, new int[] {0, 1, 1, 0}, parameters(1, 1));

    assertThat(tree.feature(0)).isEqualTo(1);
    assertThat(tree.threshold(0)).isEqualTo(1.5);
  }

  @Test
  void of_equally_pure_splits_the_one_with_the_widest_gap_for_its_range_is_taken() {
    // gaps of 1 of 11, of 20 of 1020, and of 3 of 4
    FeatureMatrix rows =
        FeatureMatrix.of(List.of("a", "b", "c"), 0, 1000, 0, 10, 1020, 0.5, 11, 980, 3.5, 11, 0, 4);

    DecisionTree tree = tree(rows, 0, 0, 1, 1);

    assertThat(tree.feature(0)).isEqualTo(2);
    assertThat(tree.threshold(0)).isEqualTo(2);
  }

  @Test
  void the_widest_gap_is_found_among_huge_values_too() {
    FeatureMatrix rows =
        FeatureMatrix.of(
            List.of("a", "b"), -1.5e308, -1.7e308, -1.4e308, -1.6e308, 1.7e308, 1.7e308);

    DecisionTree tree = tree(rows, 0, 0, 1);

    assertThat(tree.feature(0)).isEqualTo(1);
    assertThat(tree.threshold(0)).isCloseTo(5e306, within(1e295));
  }

  @Test
  void equal_values_are_never_parted_though_one_is_a_negative_zero() {
    assertThat(tree(x(0.0, -0.0, 0.0, -0.0), 0, 1, 0, 1).nodes()).isEqualTo(1);
  }

  @Test
  void neighbouring_doubles_are_parted_at_the_upper_one() {
    double[] pairs = {1, -1, 1e300, -1e-300, Double.MIN_VALUE, -Double.MIN_VALUE, 0.1};
    for (double value : pairs) {
      FeatureMatrix rows = x(value, Math.nextUp(value));

      TreeClassifier two = CART.train(rows, new int[] {1, 0}, 2, TreeParameters.single(), ONE);

      assertThat(two.predict(rows)).containsExactly(1, 0);
      assertThat(two.trees().get(0).threshold(0)).isEqualTo(Math.nextUp(value));
    }
  }

  @Test
  void huge_values_do_not_overflow() {
    DecisionTree tree = tree(x(-Double.MAX_VALUE, Double.MAX_VALUE), 0, 1);
    DecisionTree above = tree(x(1.5e308, Double.MAX_VALUE), 0, 1);

    assertThat(tree.threshold(0)).isZero();
    assertThat(above.threshold(0)).isBetween(1.5e308, Double.MAX_VALUE);
  }

  @Test
  void a_split_that_tells_nothing_is_not_made() {
    FeatureMatrix xor = FeatureMatrix.of(List.of("x", "y"), 0, 0, 0, 1, 1, 0, 1, 1);
    // the shares of three classes in thirds: sums of rounded logarithms must not differ
    FeatureMatrix thirds = x(0, 0, 0, 1, 1, 1, 1, 1, 1);

    assertThat(tree(xor, 0, 1, 1, 0).nodes()).isEqualTo(1);
    assertThat(tree(thirds, 0, 1, 2, 0, 1, 2, 0, 1, 2).nodes()).isEqualTo(1);
    assertThat(tree(GINI, thirds, new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2}, parameters(5, 1)).nodes())
        .isEqualTo(1);
  }

  @Test
  void no_leaf_is_smaller_than_allowed() {
    FeatureMatrix rows = x(1, 2, 3, 4, 5, 6);
    int[] labels = {1, 0, 0, 0, 0, 0};

    assertThat(tree(CART, rows, labels, parameters(5, 1)).threshold(0)).isEqualTo(1.5);
    assertThat(tree(CART, rows, labels, parameters(1, 2)).threshold(0)).isEqualTo(2.5);
    assertThat(tree(CART, rows, labels, parameters(1, 3)).threshold(0)).isEqualTo(3.5);
    assertThat(tree(CART, rows, labels, parameters(5, 4)).nodes()).isEqualTo(1);
    assertThat(tree(CART, rows, labels, parameters(5, Integer.MAX_VALUE)).nodes()).isEqualTo(1);
  }

  @Test
  void the_last_rows_can_be_parted_too() {
    FeatureMatrix rows = x(1, 2, 3, 4, 5, 6);
    int[] labels = {0, 0, 0, 0, 0, 1};

    assertThat(tree(CART, rows, labels, parameters(5, 1)).threshold(0)).isEqualTo(5.5);
    assertThat(tree(CART, rows, labels, parameters(1, 2)).threshold(0)).isEqualTo(4.5);
  }

  @ParameterizedTest
  @CsvSource({"1,3", "2,7", "3,15"})
  void it_grows_no_deeper_than_allowed(int maxDepth, int nodes) {
    double[] values = IntStream.range(0, 8).asDoubleStream().toArray();

    DecisionTree tree =
        tree(CART, x(values), new int[] {0, 1, 2, 3, 4, 5, 6, 7}, parameters(maxDepth, 1));

    assertThat(tree.nodes()).isEqualTo(nodes);
  }

  @Test
  void a_class_without_rows_is_never_predicted_and_one_class_needs_no_split() {
    TreeClassifier classifier =
        CART.train(x(1, 2, 3), new int[] {2, 2, 2}, 4, TreeParameters.single(), ONE);

    assertThat(classifier.trees().get(0).nodes()).isEqualTo(1);
    assertThat(classifier.predict(x(-9, 0, 9))).containsExactly(2, 2, 2);
    assertThat(classifier.trainer()).isEqualTo("cart");
    assertThat(classifier.classes()).isEqualTo(4);
  }

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void it_is_the_tree_that_trying_every_split_gives(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int features = 1 + random.nextInt(4);
    int classes = 1 + random.nextInt(4);
    int n = 1 + random.nextInt(30);
    int values = 2 + random.nextInt(8);
    FeatureMatrix rows =
        FeatureMatrix.of(
            IntStream.range(0, features).mapToObj(j -> "f" + j).toList(),
            IntStream.range(0, n * features).mapToDouble(i -> random.nextInt(values)).toArray());
    int[] labels = random.ints(n, 0, classes).toArray();
    TreeParameters parameters = parameters(1 + random.nextInt(6), 1 + random.nextInt(4));

    requireTextbookTree(rows, labels, classes, parameters);
  }

  private static void requireTextbookTree(
      FeatureMatrix rows, int[] labels, int classes, TreeParameters parameters) {
    for (SplitCriterion criterion : SplitCriterion.values()) {
      TreeClassifier.Builder expected = new TreeClassifier.Builder("cart", rows.names(), classes);
      new NaiveCart(criterion, rows, labels, classes, parameters).addTo(expected);

      assertThat(new CartTrainer(criterion).train(rows, labels, classes, parameters, ONE).toJson())
          .isEqualTo(expected.build().toJson());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "published_k8, 0.995, 0.77",
    "best_k5, 0.996, 0.60",
    "best_k8, 0.993, 0.65",
  })
  void five_levels_tell_the_clusters_of_real_customers_apart(
      String labels, double accuracy, double macroF1) {
    Interpretable golden = Interpretable.golden(labels);

    TreeClassifier classifier =
        CART.train(
            golden.train(), golden.trainLabels(), golden.classes(), TreeParameters.single(), ONE);
    ClassificationReport report =
        ClassificationReport.of(
            golden.testLabels(), classifier.predict(golden.test()), golden.classes());

    assertThat(report.accuracy()).isGreaterThan(accuracy);
    assertThat(report.macroF1()).isGreaterThan(macroF1);
  }

  @Test
  void real_numbers_without_any_pattern_give_the_tree_of_the_textbook_too() {
    SplittableRandom random = new SplittableRandom(5);
    FeatureMatrix rows = FeatureMatrix.of(List.of("x", "y"), random.doubles(800).toArray());

    requireTextbookTree(rows, random.ints(400, 0, 7).toArray(), 7, parameters(30, 1));
  }

  @Test
  void progress_counts_all_rows() {
    List<Progress> reports = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    FeatureMatrix rows = x(random.doubles(10_000).toArray());

    TreeClassifier unused =
        CART.train(
            rows,
            random.ints(10_000, 0, 2).toArray(),
            2,
            parameters(30, 1),
            ONE.reportingTo(reports::add));

    assertThat(reports).hasSizeBetween(10, 101).extracting(Progress::done).isSorted();
    assertThat(reports.get(reports.size() - 1)).hasToString("growing a tree: 10000 of 10000 rows");
  }

  @Test
  void a_cancelled_run_ends() {
    CancellationToken token = new CancellationToken();
    token.cancel();
    RunContext cancelled = ONE.cancelledBy(token);
    FeatureMatrix rows = x(1, 2);

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () -> CART.train(rows, new int[] {0, 1}, 2, TreeParameters.single(), cancelled));
  }

  @Test
  void it_can_be_cancelled_while_it_grows() {
    CancellationToken token = new CancellationToken();
    List<Progress> reports = new ArrayList<>();
    RunContext run =
        ONE.cancelledBy(token)
            .reportingTo(
                progress -> {
                  reports.add(progress);
                  token.cancel();
                });
    double[] values = IntStream.range(0, 1000).asDoubleStream().toArray();
    int[] labels = IntStream.range(0, 1000).map(i -> i % 2).toArray();

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> CART.train(x(values), labels, 2, parameters(30, 1), run));
    assertThat(reports).hasSize(1);
  }

  @Test
  void bad_arguments_are_named() {
    FeatureMatrix rows = x(1, 2);
    TreeParameters single = TreeParameters.single();
    int[] labels = {0, 1};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CART.train(rows, labels, 2, TreeParameters.forest(), ONE))
        .withMessage("kind is FOREST, must be one of [SINGLE] for cart");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CART.train(rows, new int[1], 2, single, ONE))
        .withMessageStartingWith("labels are 1, must be 2, one per row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CART.train(x(), new int[0], 2, single, ONE))
        .withMessageStartingWith(
            "labels are 0, must be 0, one per row of the features, and at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CART.train(rows, labels, 1, single, ONE))
        .withMessage("label of row 1 is 1, must be a class from 0 to 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CART.train(rows, labels, 1001, single, ONE))
        .withMessage("classes is 1001, must be from 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CART.train(x(1, Double.NaN), labels, 2, single, ONE))
        .withMessageContaining("feature \"x\" of row 1 is NaN");
  }
}
