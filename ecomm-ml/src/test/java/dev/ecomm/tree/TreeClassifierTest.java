package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeClassifierTest {

  private static final List<String> XY = List.of("x", "y");
  private static final int LEAF = DecisionTree.LEAF;

  private static TreeClassifier.Builder of(int classes) {
    return new TreeClassifier.Builder("test", XY, classes);
  }

  /** Below: the first numbers, else the second. */
  private static TreeClassifier.Builder stump(
      TreeClassifier.Builder to, int feature, double threshold, double[] below, double[] else_) {
    double[] values = new double[3 * below.length];
    System.arraycopy(below, 0, values, below.length, below.length);
    System.arraycopy(else_, 0, values, 2 * below.length, below.length);
    return to.tree(
        below.length,
        new int[] {feature, LEAF, LEAF},
        new double[] {threshold, 0, 0},
        new int[] {1, 0, 0},
        new int[] {2, 0, 0},
        values);
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  @Test
  void rows_below_the_threshold_go_left() {
    TreeClassifier classifier = stump(of(2), 1, 5, numbers(1, 0), numbers(0, 1)).build();

    int[] classes = classifier.predict(FeatureMatrix.of(XY, 9, 4.9, 0, 5, 0, 5.1));

    assertThat(classes).containsExactly(0, 1, 1);
  }

  @Test
  void shares_of_trees_are_averaged_and_ties_go_to_the_lower_class() {
    TreeClassifier.Builder builder = stump(of(2), 0, 0, numbers(0.25, 0.75), numbers(0, 1));
    TreeClassifier classifier = stump(builder, 1, 0, numbers(0.75, 0.25), numbers(1, 0)).build();

    assertThat(classifier.scores(FeatureMatrix.of(XY, -1, -1, 1, -1)))
        .containsExactly(0.5, 0.5, 0.375, 0.625);
    assertThat(classifier.predict(FeatureMatrix.of(XY, -1, -1, 1, -1))).containsExactly(0, 1);
  }

  @Test
  void scores_of_trees_are_summed_onto_the_base_of_their_class() {
    TreeClassifier.Builder builder = of(2).base(0.5, 1);
    for (int t = 0; t < 4; t++) {
      stump(builder, 0, 0, numbers(1 + t), numbers(0.25));
    }

    // trees 0 and 2 are about class 0, trees 1 and 3 about class 1
    assertThat(builder.build().scores(FeatureMatrix.of(XY, -1, 0, 1, 0)))
        .containsExactly(0.5 + 1 + 3, 1 + 2 + 4, 0.5 + 0.5, 1 + 0.5);
  }

  @Test
  void single_precision_rounds_features_and_sums() {
    double just = 0.1f - 1e-10; // the float nearest to it is 0.1f
    double[] thousandth = numbers(0.001f);

    assertThat(stump(of(1), 0, 0.1f, numbers(1), numbers(2)).build().scores(row(just)))
        .containsExactly(1);
    assertThat(
            stump(of(1).singlePrecision(), 0, 0.1f, numbers(1), numbers(2))
                .build()
                .scores(row(just)))
        .containsExactly(2);
    assertThat(
            stump(of(1).singlePrecision().base(1000), 0, 0, thousandth, thousandth)
                .build()
                .scores(row(0)))
        .containsExactly(1000f + 0.001f);
  }

  private static FeatureMatrix row(double x) {
    return FeatureMatrix.of(XY, x, 0);
  }

  @Test
  void deep_paths_are_followed() {
    TreeClassifier classifier =
        of(3)
            .tree(
                3,
                new int[] {0, 1, LEAF, LEAF, LEAF},
                numbers(0, 0, 0, 0, 0),
                new int[] {1, 3, 0, 0, 0},
                new int[] {2, 4, 0, 0, 0},
                numbers(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1))
            .build();

    assertThat(classifier.predict(FeatureMatrix.of(XY, 1, 0, -1, -1, -1, 1)))
        .containsExactly(0, 1, 2);
  }

  @Test
  void what_a_node_does_not_use_makes_no_difference() {
    TreeClassifier clean = stump(of(1), 0, 5, numbers(1), numbers(2)).build();
    TreeClassifier messy =
        of(1)
            .tree(
                1,
                new int[] {0, LEAF, LEAF},
                numbers(5, Double.NaN, 7),
                new int[] {1, 9, -9},
                new int[] {2, 0, 1},
                numbers(Double.NaN, 1, 2))
            .build();

    assertThat(messy).isEqualTo(clean).hasSameHashCodeAs(clean);
    assertThat(messy.toJson()).isEqualTo(clean.toJson());
    assertThat(clean)
        .isNotEqualTo(stump(of(1), 0, 5, numbers(1), numbers(3)).build())
        .isNotEqualTo(stump(of(1), 0, 6, numbers(1), numbers(2)).build())
        .isNotEqualTo(stump(of(1), 1, 5, numbers(1), numbers(2)).build())
        .isNotEqualTo(stump(of(1).base(1), 0, 5, numbers(1), numbers(2)).build())
        .isNotEqualTo(stump(of(1).singlePrecision(), 0, 5, numbers(1), numbers(2)).build())
        .hasToString("TreeClassifier[test, 1 trees, 1 classes, [x, y]]");
    assertThat(clean.trees().get(0)).hasToString("DecisionTree[3 nodes, 1 outputs]");
  }

  @Test
  void a_tree_shows_its_nodes() {
    DecisionTree tree = stump(of(2), 1, 5, numbers(1, 0), numbers(0, 1)).build().trees().get(0);

    assertThat(tree.nodes()).isEqualTo(3);
    assertThat(tree.feature(0)).isEqualTo(1);
    assertThat(tree.feature(1)).isEqualTo(LEAF);
    assertThat(tree.threshold(0)).isEqualTo(5);
    assertThat(tree.left(0)).isEqualTo(1);
    assertThat(tree.right(0)).isEqualTo(2);
    assertThat(tree.outputs()).isEqualTo(2);
    assertThat(tree.value(2, 1)).isEqualTo(1);
  }

  @Test
  void other_features_are_refused() {
    TreeClassifier classifier = stump(of(1), 0, 5, numbers(1), numbers(2)).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> classifier.predict(FeatureMatrix.of(List.of("y", "x"), 1, 2)))
        .withMessage("features are [y, x], must be [x, y] as in training");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> classifier.predict(FeatureMatrix.of(XY, 1, Double.NaN)))
        .withMessageContaining("feature \"y\" of row 0 is NaN");
  }

  @Test
  void trees_that_do_not_fit_are_refused() {
    refused(of(1), "must be at least one of each");
    refused(stump(of(2).base(1), 0, 0, numbers(1), numbers(1)), "must be at least one of each");
    refused(stump(of(1), 2, 0, numbers(1), numbers(1)), "a tree splits by feature 2");
    refused(stump(of(3), 0, 0, numbers(1, 0), numbers(0, 1)), "a tree has leaves of 2 numbers");
    refused(
        stump(stump(of(2), 0, 0, numbers(1), numbers(1)), 0, 0, numbers(1, 0), numbers(0, 1)),
        "a tree has leaves of 2 numbers");
    refused(
        stump(of(1).base(Double.NaN), 0, 0, numbers(1), numbers(1)), "a base score is NaN, must");
    refused(
        stump(
            new TreeClassifier.Builder("test", List.of("x", "x"), 1), 0, 0, numbers(1), numbers(1)),
        "features are [x, x], must be each there once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(1001))
        .withMessage("classes is 1001, must be from 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(0))
        .withMessage("classes is 0, must be from 1 to 1000");
  }

  private static void refused(TreeClassifier.Builder builder, String message) {
    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining(message);
  }

  @Test
  void more_trees_than_anybody_needs_are_refused() {
    TreeClassifier.Builder builder = of(1);
    for (int t = 0; t < 100_000; t++) {
      leaf(builder);
    }
    assertThat(builder.build().trees()).hasSize(100_000);

    leaf(builder);
    refused(builder, "a classifier has 100001 trees, must be at most 100000");
  }

  private static void leaf(TreeClassifier.Builder builder) {
    builder.tree(1, new int[] {LEAF}, new double[1], new int[1], new int[1], new double[1]);
  }

  @Test
  void what_is_no_tree_is_refused() {
    int[] stump = {0, LEAF, LEAF};
    int[] left = {1, 0, 0};
    int[] right = {2, 0, 0};
    noTree(1, new int[0], new int[0], new int[0], 0, "different lengths, or are empty");
    noTree(0, stump, left, right, 0, "different lengths, or are empty");
    noTree(1, stump, left, right, 4, "different lengths, or are empty");
    noTree(1, stump, new int[2], right, 3, "different lengths, or are empty");
    noTree(1, stump, left, new int[2], 3, "different lengths, or are empty");
    noTree(1, stump, new int[] {0, 0, 0}, right, 3, "node 0 of a tree has the child 0");
    noTree(1, stump, left, new int[] {3, 0, 0}, 3, "node 0 of a tree has the child 3");
    noTree(1, stump, left, new int[] {-1, 0, 0}, 3, "node 0 of a tree has the child -1");
    noTree(1, stump, left, new int[] {1, 0, 0}, 3, "node 1 of a tree does not belong to it");
    noTree(
        1, new int[] {LEAF, LEAF, LEAF}, left, right, 3, "node 1 of a tree does not belong to it");
    noTree(1, new int[] {0, -2, LEAF}, left, right, 3, "node 1 of a tree");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stump(of(1), 0, Double.NaN, numbers(1), numbers(1)))
        .withMessage("node 0 of a tree has the number NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stump(of(1), 0, 0, numbers(1), numbers(Double.POSITIVE_INFINITY)))
        .withMessage("node 2 of a tree has the number Infinity");
  }

  private static void noTree(
      int outputs, int[] feature, int[] left, int[] right, int values, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                of(1)
                    .tree(
                        outputs,
                        feature,
                        new double[feature.length],
                        left,
                        right,
                        new double[values]))
        .withMessageContaining(message);
  }
}
