package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.DecisionTree;
import dev.ecomm.tree.TreeClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {

  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);

  /** Class 0 where x is below 10, else 1; y is never looked at. */
  private static TreeClassifier splitByX(String... names) {
    return new TreeClassifier.Builder("test", List.of(names), 2)
        .tree(
            2,
            new int[] {0, DecisionTree.LEAF, DecisionTree.LEAF},
            new double[] {10, 0, 0},
            new int[] {1, 0, 0},
            new int[] {2, 0, 0},
            new double[] {0, 0, 1, 0, 0, 1})
        .build();
  }

  /** Ninety rows with x from 0 to 8, and ten with x = 20; y is noise, z is three times x. */
  private static FeatureMatrix features() {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = new double[300];
    for (int row = 0; row < 100; row++) {
      double x = row < 90 ? row % 9 : 20;
      values[3 * row] = x;
      values[3 * row + 1] = random.nextDouble();
      values[3 * row + 2] = 3 * x + 1;
    }
    return FeatureMatrix.of(List.of("x", "y", "z"), values);
  }

  private static int[] clusters() {
    int[] clusters = new int[100];
    java.util.Arrays.fill(clusters, 90, 100, 1);
    return clusters;
  }

  private static ImportanceReport measure(PermutationImportance.Builder builder) {
    return builder.build().measure(splitByX("x", "y", "z"), features(), clusters(), ONE);
  }

  @Test
  void a_row_gets_the_value_of_anybody_so_a_small_cluster_is_lost_nine_times_in_ten() {
    ImportanceReport report = measure(PermutationImportance.builder().repeats(200).seed(1));

    assertThat(report.of(1).get(0).mean()).isCloseTo(0.9, within(0.02));
    assertThat(report.of(0).get(0).mean()).isCloseTo(0.1, within(0.01));
    assertThat(report.overall().get(0).mean()).isCloseTo(0.18, within(0.01));
    // of the ten, the hypergeometric number that stays has the variance 10 0.1 0.9 90 / 99
    assertThat(report.of(1).get(0).std()).isCloseTo(Math.sqrt(0.818) / 10, within(0.02));
  }

  @Test
  void a_feature_that_no_tree_looks_at_has_exactly_no_importance() {
    ImportanceReport report = measure(PermutationImportance.builder());

    assertThat(report.overall().get(1))
        .isEqualTo(new Importance(OptionalInt.empty(), List.of("y"), 0, 0));
  }

  @Test
  void within_a_cluster_nothing_changes_where_its_members_are_alike() {
    ImportanceReport report =
        measure(PermutationImportance.builder().shuffle(Shuffle.WITHIN_CLUSTER));

    assertThat(report.importances()).hasSize(6).allMatch(found -> found.mean() == 0);
    assertThat(report.overall()).isEmpty();
  }

  @Test
  void macro_f1_within_a_cluster_counts_every_other_cluster_that_is_predicted() {
    // seven hits and three misses: F1 of the cluster 14/17, of the other 0
    assertThat(ImportanceScore.MACRO_F1.of(new double[] {7, 3, 0, 0}, 2))
        .isCloseTo(7.0 / 17, within(1e-15));
    assertThat(ImportanceScore.MACRO_F1.of(new double[] {7, 0, 0, 0}, 2)).isEqualTo(1);
    assertThat(ImportanceScore.ACCURACY.of(new double[] {7, 3, 0, 0}, 2)).isEqualTo(0.7);
    assertThat(ImportanceScore.ACCURACY.of(new double[4], 2)).isZero();
    assertThat(ImportanceScore.MACRO_F1.of(new double[4], 2)).isZero();
  }

  @Test
  void features_that_say_the_same_are_permuted_together() {
    ImportanceReport report = measure(PermutationImportance.builder().groupAbove(0.95));

    assertThat(report.groups()).containsExactly(List.of("x", "z"), List.of("y"));
    assertThat(report.toTable().strings("feature").textAt(0)).isEqualTo("x + z");
    assertThat(report.toTable().longs("cluster").isMissing(0)).isTrue();
    assertThat(report.toTable().longs("cluster").longAt(5)).isEqualTo(1);
  }

  @Test
  void groups_are_chains_of_correlations_of_either_sign_and_constants_stay_alone() {
    FeatureMatrix features =
        FeatureMatrix.of(
            List.of("a", "b", "c", "constant"), 1, 1, -8, 5, 2, 2, -4, 5, 3, 4, -2, 5, 4, 3, -1, 5);

    assertThat(FeatureGroups.above(0.99, features)).isDeepEqualTo(new int[][] {{0, 2}, {1}, {3}});
    assertThat(FeatureGroups.above(0.5, features)).isDeepEqualTo(new int[][] {{0, 1, 2}, {3}});
  }

  @Test
  void threads_change_nothing_and_seeds_do() {
    PermutationImportance.Builder builder = PermutationImportance.builder().repeats(7).seed(5);
    ImportanceReport report = measure(builder);

    assertThat(
            builder
                .build()
                .measure(splitByX("x", "y", "z"), features(), clusters(), ONE.onThreads(3)))
        .isEqualTo(report);
    assertThat(measure(builder.seed(6))).isNotEqualTo(report);
  }

  @Test
  void drawn_rows_stand_for_the_rest_of_a_large_cluster() {
    ImportanceReport report =
        measure(PermutationImportance.builder().repeats(400).maxRowsPerCluster(10));

    assertThat(report.overall().get(0).mean()).isCloseTo(0.18, within(0.02));
    assertThat(report.of(1).get(0).mean()).isCloseTo(0.9, within(0.02));
  }

  @Test
  void a_cluster_of_one_row_has_importance_and_one_without_rows_is_left_out() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 2, 3, 4, 5, 6, 7, 8, 9, 20);
    int[] clusters = new int[10];
    clusters[9] = 1;

    ImportanceReport lonely =
        PermutationImportance.withDefaults().measure(splitByX("x"), features, clusters, ONE);
    ImportanceReport nobody =
        PermutationImportance.withDefaults().measure(splitByX("x"), features, new int[10], ONE);

    assertThat(lonely.of(1).get(0).mean()).isGreaterThan(0.7);
    assertThat(nobody.of(1)).isEmpty();
    assertThat(nobody.of(0)).hasSize(1);
  }

  @Test
  void the_seeds_view_ranks_five_features_the_later_first_where_equal() {
    FeatureMatrix features =
        FeatureMatrix.of(List.of("a", "b", "c", "d", "e", "f"), new double[60]);
    SeedImportance seed =
        SeedImportance.of(splitByX("a", "b", "c", "d", "e", "f"), features, new int[10], 0, ONE);

    assertThat(seed.rows())
        .extracting(SeedImportance.Row::importantFeature)
        .containsExactly("f", "e", "d", "c", "b");
    assertThat(seed.rows())
        .extracting(SeedImportance.Row::rankImportant)
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(seed.isAnomalyExist()).isTrue();
    assertThat(seed.isAnomaly(0)).isTrue();
    assertThat(seed.isAnomaly(1)).isFalse();
    assertThat(seed.toTable().schema().fields())
        .extracting(field -> field.name())
        .containsExactly("cluster", "important_feature", "score", "rank_important", "is_anomaly");
  }

  @Test
  void the_seeds_view_rounds_to_four_decimals_after_ranking() {
    ImportanceReport report =
        new ImportanceReport(
            ImportanceScore.MACRO_F1,
            List.of(List.of("a"), List.of("b"), List.of("c")),
            List.of(
                new Importance(OptionalInt.of(0), List.of("a"), 0.12344, 0),
                new Importance(OptionalInt.of(0), List.of("b"), 0.12341, 0),
                new Importance(OptionalInt.of(0), List.of("c"), -0.00001, 0)));

    SeedImportance seed = SeedImportance.of(report, 1);

    assertThat(seed.rows())
        .containsExactly(
            new SeedImportance.Row(0, "a", 0.1234, 1, false),
            new SeedImportance.Row(0, "b", 0.1234, 2, false),
            new SeedImportance.Row(0, "c", 0.0, 3, false));
    assertThat(seed.isAnomalyExist()).isFalse();
  }

  @Test
  void progress_counts_every_permutation_and_cancelling_stops() {
    List<Progress> heard = new ArrayList<>();
    CancellationToken token = new CancellationToken();
    var unused =
        PermutationImportance.builder()
            .repeats(2)
            .build()
            .measure(
                splitByX("x", "y", "z"),
                features(),
                clusters(),
                ONE.onThreads(2).reportingTo(heard::add));
    token.cancel();

    assertThat(heard).hasSize(6).last().isEqualTo(new Progress("importance", 6, 6, "permutations"));
    assertThat(
            catchThrowable(
                () ->
                    PermutationImportance.withDefaults()
                        .measure(
                            splitByX("x", "y", "z"),
                            features(),
                            clusters(),
                            ONE.onThreads(2).cancelledBy(token))))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void bad_arguments_are_refused_with_name_and_range() {
    PermutationImportance importance = PermutationImportance.withDefaults();
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 2);
    TreeClassifier classifier = splitByX("x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> importance.measure(classifier, features, new int[1], ONE))
        .withMessage("clusters are 1, must be 2, one per row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> importance.measure(classifier, features, new int[] {0, 2}, ONE))
        .withMessage(
            "cluster of row 1 is 2, must be from 0 to 1; leave rows without a cluster out");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                importance.measure(
                    classifier, FeatureMatrix.of(List.of("x"), 1, Double.NaN), new int[2], ONE))
        .withMessageStartingWith("feature \"x\" of row 1 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> importance.measure(classifier, FeatureMatrix.of(List.of("x")), new int[0], ONE))
        .withMessage("features has no rows; there is nobody to describe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationImportance.builder().repeats(0))
        .withMessage("repeats is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationImportance.builder().groupAbove(1.5))
        .withMessage("limit is 1.5, must be from 0 to 1");
  }
}
