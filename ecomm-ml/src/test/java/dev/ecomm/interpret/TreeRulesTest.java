package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.CartTrainer;
import dev.ecomm.tree.ClassFigures;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TreeRulesTest {

  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);

  private static TreeClassifier tree(FeatureMatrix features, int[] clusters, int k, int depth) {
    TreeParameters parameters = new TreeParameters(TreeKind.SINGLE, 1, depth, 1, 1, 1, 1, 0, 0, 0);
    return new CartTrainer().train(features, clusters, k, parameters, ONE);
  }

  private static List<ClusterRule> rules(FeatureMatrix features, int[] clusters, int k) {
    int[] same = new int[k];
    Arrays.setAll(same, c -> c);
    return TreeRules.of(tree(features, clusters, k, 5), features, same);
  }

  @Test
  void thresholds_are_the_roundest_numbers_between_the_values() {
    FeatureMatrix features =
        FeatureMatrix.of(List.of("frequency", "monetary"), 1, 117.3, 2, 134, 9, 134, 12, 135);

    List<ClusterRule> rules = rules(features, new int[] {0, 1, 2, 2}, 3);

    assertThat(rules)
        .extracting(ClusterRule::text)
        .containsExactly("frequency < 2", "2 <= frequency < 5", "frequency >= 5");
  }

  @Test
  void bounds_are_joined_by_and_and_alternatives_by_or_the_larger_first() {
    // the members of 1 are at the ends of x, one of them only where y is large
    FeatureMatrix features =
        FeatureMatrix.of(
            List.of("x", "y"), 1, 1, 1, 9, 2, 1, 2, 1, 3, 1, 3, 1, 4, 9, 5, 1, 5, 2, 5, 3);
    List<ClusterRule> rules = rules(features, new int[] {0, 1, 0, 0, 0, 0, 0, 1, 1, 1}, 2);

    assertThat(rules.get(1).text()).isEqualTo("x >= 5 or (x < 3 and y >= 5)");
    assertThat(rules.get(1).alternatives()).hasSize(2);
  }

  @Test
  void a_rule_takes_only_rows_that_the_tree_gives_to_its_class_and_nearly_all_of_them() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 60; trial++) {
      int k = 1 + random.nextInt(4);
      int n = 1 + random.nextInt(80);
      boolean whole = trial % 2 == 0;
      double[] values = new double[3 * n];
      int[] clusters = new int[n];
      for (int i = 0; i < values.length; i++) {
        values[i] = whole ? random.nextInt(-3, 4) : random.nextDouble() * 1000 - 300;
      }
      for (int row = 0; row < n; row++) {
        clusters[row] = random.nextInt(k);
      }
      FeatureMatrix features = FeatureMatrix.of(List.of("a", "b", "c"), values);

      List<ClusterRule> rules = rules(features, clusters, k);

      int[] predicted = tree(features, clusters, k, 5).predict(features);
      for (ClusterRule rule : rules) {
        boolean[] matches = rule.matches(features);
        int given = 0;
        int matched = 0;
        for (int row = 0; row < n; row++) {
          boolean mine = predicted[row] == rule.cluster();
          assertThat(mine || !matches[row]).as("trial %s, row %s, %s", trial, row, rule).isTrue();
          given += mine ? 1 : 0;
          matched += matches[row] ? 1 : 0;
        }
        assertThat(matched)
            .as("trial %s, %s", trial, rule)
            .isGreaterThanOrEqualTo(95 * given / 100);
      }
    }
  }

  @Test
  void branches_of_one_winner_are_read_as_one_leaf() {
    // x tells 1 apart; y would only make the majority of 0 purer
    FeatureMatrix features =
        FeatureMatrix.of(List.of("x", "y"), 1, 1, 1, 2, 1, 3, 1, 3, 1, 3, 9, 1, 9, 2);

    List<ClusterRule> rules = rules(features, new int[] {0, 0, 0, 0, 1, 1, 1}, 2);

    assertThat(rules.get(0).text()).isEqualTo("x < 5");
  }

  @Test
  void one_cluster_is_every_row_and_a_cluster_without_rows_is_no_row() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 2);

    assertThat(rules(features, new int[2], 1))
        .extracting(ClusterRule::text)
        .containsExactly("every row");
    assertThat(rules(features, new int[2], 2))
        .extracting(ClusterRule::text)
        .containsExactly("every row", "no row");
    assertThat(rules(features, new int[2], 2).get(1).matches(features)).containsOnly(false);
  }

  @Test
  void classes_that_stand_for_other_clusters_are_read_as_these() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 2, 3);
    TreeClassifier tree = tree(features, new int[] {0, 1, 2}, 3, 5);

    assertThat(TreeRules.of(tree, features, new int[] {2, 0, 1}))
        .extracting(ClusterRule::text)
        .containsExactly("2 <= x < 3", "x >= 3", "x < 2");
  }

  @Test
  void quality_counts_members_and_takes_among_the_rows_given() {
    ClusterRule rule =
        new ClusterRule(1, List.of(List.of(new RuleBound("x", 2, Double.POSITIVE_INFINITY))));
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 2, 3, 4, 0);

    RuleQuality quality = rule.quality(features, new int[] {1, 0, 1, 1, 0});

    assertThat(quality).isEqualTo(new RuleQuality(5, new ClassFigures(3, 3, 2)));
    assertThat(quality.precision()).isEqualTo(2 / 3.0);
    assertThat(quality.recall()).isEqualTo(2 / 3.0);
    assertThat(quality.coverage()).isEqualTo(0.6);
  }

  @Test
  void bounds_without_a_value_between_them_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RuleBound("x", 2, 2))
        .withMessage("from is 2.0, must be less than below, which is 2.0");
    assertThat(new RuleBound("x", 1, 2).holds(1)).isTrue();
    assertThat(new RuleBound("x", 1, 2).holds(2)).isFalse();
    assertThat(new RuleBound("x", 1, 2.5).text()).isEqualTo("1 <= x < 2.5");
  }
}
