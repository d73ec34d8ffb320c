package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.tree.CartTrainer;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeParameters;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The seed's customers in its published clusters, and in better ones.
 *
 * <p>The golden importances are those of a random forest of another library: sizes differ with the
 * model, signs and the leading features must not.
 */
class GoldenInterpretationTest {

  private static final RunContext RUN = RunContext.withDefaults();

  private static Importance of(String feature, List<Importance> importances) {
    return importances.stream()
        .filter(one -> one.features().contains(feature))
        .findFirst()
        .orElseThrow();
  }

  /** The golden importances of a labelling, as ours. */
  private static List<Importance> golden(String labels) {
    DataTable table =
        Tables.read(
            DataFolder.require("golden/interpret_rf_permutation_importance.csv").toUri(),
            Schema.of(
                Field.ofString("labels"),
                Field.ofString("scope"),
                Field.ofString("feature"),
                Field.ofDouble("importance_mean"),
                Field.ofDouble("importance_std")));
    return IntStream.range(0, table.rows())
        .filter(row -> table.strings("labels").textAt(row).equals(labels))
        .mapToObj(
            row ->
                new Importance(
                    OptionalInt.empty(),
                    List.of(table.strings("feature").textAt(row)),
                    table.doubles("importance_mean").doubleAt(row),
                    table.doubles("importance_std").doubleAt(row)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"published_k8", "best_k5", "best_k8"})
  void the_features_that_lead_in_another_model_lead_in_ours(String labels) {
    GoldenClusters clusters = GoldenClusters.of(labels);
    int[] trained =
        IntStream.range(0, clusters.clusters().length)
            .filter(row -> Arrays.binarySearch(clusters.tested(), row) < 0)
            .toArray();
    TreeClassifier tree =
        new CartTrainer()
            .train(
                Inputs.select(clusters.features(), trained),
                Inputs.select(clusters.clusters(), trained),
                clusters.k(),
                TreeParameters.single(),
                RUN);
    FeatureMatrix tested = Inputs.select(clusters.features(), clusters.tested());

    List<Importance> ours =
        PermutationImportance.withDefaults()
            .measure(tree, tested, Inputs.select(clusters.clusters(), clusters.tested()), RUN)
            .overall();

    for (Importance golden : golden(labels)) {
      Importance found = of(golden.features().get(0), ours);
      switch (golden.features().get(0)) {
        case "mean_spent_per_month" ->
            assertThat(found.mean()).isCloseTo(golden.mean(), withinPercentage(15));
        case "monetary" -> assertThat(found.mean()).isCloseTo(golden.mean(), within(0.004));
        case "is_first_time_buyer" -> assertThat(found.mean()).isZero();
        default -> assertThat(Math.abs(found.mean())).as(golden.toString()).isLessThan(0.01);
      }
    }
    assertThat(of("monetary", ours).mean()).isPositive();
  }

  @Test
  void every_published_cluster_gets_a_name_of_its_own_and_a_rule_that_finds_it() {
    GoldenClusters golden = GoldenClusters.of("published_k8");

    Interpretation found =
        Interpreter.builder()
            .money("monetary")
            .build()
            .fit(golden.features(), golden.clusters(), golden.k(), RUN);

    assertThat(found.clusters()).extracting(ClusterDescription::name).doesNotHaveDuplicates();
    assertThat(found.clusters())
        .filteredOn(one -> !one.anomalies().contains(AnomalyReason.IMPRECISE_RULE))
        .hasSizeGreaterThanOrEqualTo(7)
        .allMatch(one -> one.onAllRows().precision() > 0.6);
    assertThat(found.clusters()).allMatch(one -> one.onAllRows().recall() > 0.6);
    assertThat(found.clusters().get(5).name()).isEqualTo("recent frequent big spenders");
    assertThat(found.clusters().stream().mapToDouble(one -> one.revenueShare().orElse(0)).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void small_published_clusters_are_doubted_by_us_and_flagged_by_the_seed() {
    GoldenClusters golden = GoldenClusters.of("published_k8");

    Interpretation found =
        Interpreter.builder().build().fit(golden.features(), golden.clusters(), golden.k(), RUN);

    assertThat(found.clusters())
        .filteredOn(one -> one.rows() < 5)
        .hasSize(4)
        .allMatch(one -> one.anomalies().contains(AnomalyReason.FEW_ROWS))
        .allMatch(ClusterDescription::seedAnomaly);
    assertThat(found.clusters())
        .filteredOn(one -> one.rows() >= 5)
        .allMatch(one -> one.anomalies().isEmpty());
    assertThat(found.seedImportance().isAnomalyExist()).isTrue();
    assertThat(found.seedImportance().toTable().rows()).isEqualTo(40);
  }

  @Test
  void the_surrogate_is_better_than_the_majority_on_held_out_customers() {
    GoldenClusters golden = GoldenClusters.of("published_k8");

    InterpreterReport report =
        Interpreter.builder()
            .build()
            .fit(golden.features(), golden.clusters(), golden.k(), RUN)
            .report();

    assertThat(report.surrogate().orElseThrow().accuracy()).isGreaterThan(0.99);
    assertThat(report.majority().orElseThrow().accuracy()).isLessThan(0.98);
    assertThat(report.notes())
        .containsExactly(
            "Too small to hold rows out, so no figure tells how well they are found: clusters [3,"
                + " 4, 6].");
  }
}
