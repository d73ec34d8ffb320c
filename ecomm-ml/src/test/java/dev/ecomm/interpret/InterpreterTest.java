package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.tree.CartTrainer;
import dev.ecomm.tree.DecisionTree;
import dev.ecomm.tree.RandomSearch;
import dev.ecomm.tree.SearchResult;
import dev.ecomm.tree.SearchSpace;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import dev.ecomm.tree.TreeTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterpreterTest {

  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);

  /** Sixty that bought once and little, twenty that buy often and much; only recency tells all. */
  private static FeatureMatrix shop() {
    double[] values = new double[240];
    for (int row = 0; row < 80; row++) {
      boolean good = row >= 60;
      values[3 * row] = good ? row % 5 : 100 + row;
      values[3 * row + 1] = good && row != 61 ? 20 + row % 7 : 1;
      values[3 * row + 2] = good && row != 60 ? 30 : 10;
    }
    return FeatureMatrix.of(List.of("recency", "frequency", "monetary"), values);
  }

  private static int[] shopClusters() {
    int[] clusters = new int[80];
    Arrays.fill(clusters, 60, 80, 1);
    return clusters;
  }

  private static Interpretation fit(Interpreter.Builder builder) {
    return builder.build().fit(shop(), shopClusters(), 2, ONE);
  }

  /** Always says the last class. */
  private static final class StubbornTrainer implements TreeTrainer {
    @Override
    public String id() {
      return "stubborn";
    }

    @Override
    public Set<TreeKind> kinds() {
      return Set.of(TreeKind.BOOSTING);
    }

    @Override
    public TreeClassifier train(
        FeatureMatrix features, int[] labels, int k, TreeParameters parameters, RunContext run) {
      double[] base = new double[k];
      base[k - 1] = 1;
      return new TreeClassifier.Builder(id(), features.names(), k)
          .base(base)
          .tree(
              1,
              new int[] {DecisionTree.LEAF},
              new double[1],
              new int[1],
              new int[1],
              new double[1])
          .build();
    }
  }

  /** Says 1 from 3 on. */
  private static final class FromThreeOnTrainer implements TreeTrainer {
    @Override
    public String id() {
      return "from three on";
    }

    @Override
    public Set<TreeKind> kinds() {
      return Set.of(TreeKind.BOOSTING);
    }

    @Override
    public TreeClassifier train(
        FeatureMatrix features, int[] labels, int k, TreeParameters parameters, RunContext run) {
      int leaf = DecisionTree.LEAF;
      return new TreeClassifier.Builder(id(), features.names(), 2)
          .tree(
              2,
              new int[] {0, leaf, leaf},
              new double[] {3, 0, 0},
              new int[] {1, 0, 0},
              new int[] {2, 0, 0},
              new double[] {0, 0, 1, 0, 0, 1})
          .build();
    }
  }

  @Test
  void clusters_are_described_by_name_rule_size_and_revenue() {
    Interpretation interpretation = fit(Interpreter.builder().money("monetary"));

    ClusterDescription good = interpretation.clusters().get(1);
    assertThat(good.name()).isEqualTo("recent frequent buyers");
    assertThat(good.rule().text()).isEqualTo("recency < 50");
    assertThat(good.rows()).isEqualTo(20);
    assertThat(good.share()).isEqualTo(0.25);
    assertThat(good.revenueShare()).hasValue(580 / 1180.0);
    assertThat(good.onHeldOut().orElseThrow().figures().support()).isEqualTo(4);
    assertThat(good.onHeldOut().orElseThrow().precision()).isEqualTo(1);
    assertThat(good.onAllRows().coverage()).isEqualTo(0.25);
    assertThat(good.anomalies()).isEmpty();
    assertThat(interpretation.clusters().get(0).name()).isEqualTo("lapsed one-time buyers");
  }

  @Test
  void figures_are_of_held_out_rows_only() {
    InterpreterReport report = fit(Interpreter.builder().heldOutShare(0.25)).report();

    assertThat(report.trainingRows()).isEqualTo(60);
    assertThat(report.heldOutRows()).isEqualTo(20);
    assertThat(report.surrogate().orElseThrow().accuracy()).isEqualTo(1);
    assertThat(report.majority().orElseThrow().accuracy()).isEqualTo(0.75);
    assertThat(report.used()).isEqualTo(report.surrogate());
    assertThat(report.toTable().strings("model").textAt(1)).isEqualTo("surrogate");
    assertThat(report.toTable().rows()).isEqualTo(2);
  }

  @Test
  void a_provider_that_is_worse_than_the_surrogate_is_not_used_and_a_note_says_so() {
    Interpretation interpretation =
        fit(Interpreter.builder().trainer(new StubbornTrainer(), TreeParameters.boosting()));

    assertThat(interpretation.model().usesSurrogate()).isTrue();
    assertThat(interpretation.model().classifier().trainer()).isEqualTo("cart");
    assertThat(interpretation.report().provider().orElseThrow().accuracy()).isEqualTo(0.25);
    assertThat(interpretation.report().notes())
        .containsExactly(
            "On held-out rows stubborn has the macro F1 0.2, the surrogate 1, so the surrogate is"
                + " used.");
  }

  @Test
  void a_provider_that_is_as_good_is_used() {
    TreeParameters parameters = TreeParameters.single();
    Interpretation interpretation =
        fit(Interpreter.builder().trainer(new CartTrainer(), parameters));

    assertThat(interpretation.model().usesSurrogate()).isFalse();
    assertThat(interpretation.report().used()).isEqualTo(interpretation.report().provider());
    assertThat(interpretation.report().parameters()).hasValue(parameters);
    assertThat(interpretation.report().notes()).isEmpty();
    assertThat(InterpreterModel.fromJson(interpretation.model().toJson()).usesSurrogate())
        .isFalse();
  }

  @Test
  void a_search_finds_the_parameters_among_the_rows_to_train_on() {
    RandomSearch search =
        RandomSearch.builder()
            .space(SearchSpace.around(TreeParameters.single()).withMaxDepths(1, 2))
            .candidates(2)
            .folds(2)
            .build();

    InterpreterReport report =
        fit(Interpreter.builder().trainer(new CartTrainer(), search)).report();

    SearchResult found = report.search().orElseThrow();
    assertThat(found.candidates()).hasSize(2);
    assertThat(report.parameters()).hasValue(found.best().parameters());
    assertThat(report.provider().orElseThrow().accuracy()).isEqualTo(1);
  }

  @Test
  void a_provider_that_beats_a_poor_surrogate_but_not_the_majority_is_not_used() {
    // one split cannot tell 4 and 5 apart, so the surrogate always says 0
    double[] values = new double[100];
    int[] clusters = new int[100];
    for (int row = 0; row < 100; row++) {
      values[row] = row % 10;
      clusters[row] = row % 10 == 4 || row % 10 == 5 ? 1 : 0;
    }
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), values);

    Interpretation interpretation =
        Interpreter.builder()
            .surrogateDepth(1)
            .trainer(new FromThreeOnTrainer(), TreeParameters.boosting())
            .build()
            .fit(features, clusters, 2, ONE);

    InterpreterReport report = interpretation.report();
    assertThat(report.provider().orElseThrow().macroF1())
        .isGreaterThan(report.surrogate().orElseThrow().macroF1());
    assertThat(report.provider().orElseThrow().accuracy())
        .isLessThan(report.majority().orElseThrow().accuracy());
    assertThat(report.usesSurrogate()).isTrue();
    assertThat(report.notes())
        .singleElement()
        .asString()
        .contains("always saying the most frequent cluster has 0.8");
  }

  @Test
  void threads_change_nothing() {
    Interpreter interpreter = Interpreter.builder().money("monetary").seed(3).build();
    Interpretation one = interpreter.fit(shop(), shopClusters(), 2, ONE);
    Interpretation three = interpreter.fit(shop(), shopClusters(), 2, ONE.onThreads(3));

    assertThat(three.model().toJson()).isEqualTo(one.model().toJson());
    assertThat(three.toTable()).isEqualTo(one.toTable());
    assertThat(three.importanceTable()).isEqualTo(one.importanceTable());
    assertThat(three.importance()).isEqualTo(one.importance());
    assertThat(three.report()).isEqualTo(one.report());
  }

  @Test
  void tables_show_what_is_known_and_leave_out_what_is_not() {
    Interpretation interpretation = fit(Interpreter.builder());

    DataTable table = interpretation.toTable();
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.doubles("revenue_share").isMissing(0)).isTrue();
    assertThat(table.strings("anomaly_reasons").isMissing(0)).isTrue();
    assertThat(table.doubles("rule_recall").doubleAt(1)).isEqualTo(1);
    DataTable importance = interpretation.importanceTable();
    assertThat(importance.rows()).isEqualTo(6);
    assertThat(importance.doubles("importance_mean").doubleAt(2)).isGreaterThan(0.1);
    assertThat(importance.strings("important_feature").textAt(2)).isEqualTo("recency");
    DataTable contrasts = interpretation.contrastTable();
    assertThat(contrasts.rows()).isEqualTo(6);
    assertThat(contrasts.doubles("ratio").doubleAt(5)).isEqualTo(3);
    assertThat(contrasts.doubles("effect").doubleAt(5)).isEqualTo(0.95);
  }

  @Test
  void a_cluster_of_one_row_is_described_and_said_to_be_doubtful() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 1, 1, 1, 1, 1, 1, 1, 1, 99);
    int[] clusters = new int[10];
    clusters[9] = 1;

    Interpretation interpretation = Interpreter.builder().build().fit(features, clusters, 2, ONE);

    ClusterDescription lonely = interpretation.clusters().get(1);
    assertThat(lonely.rule().text()).isEqualTo("x >= 50");
    assertThat(lonely.anomalies())
        .containsExactly(AnomalyReason.FEW_ROWS, AnomalyReason.NO_HELD_OUT_ROW);
    assertThat(lonely.seedAnomaly()).isTrue();
    assertThat(interpretation.toTable().strings("anomaly_reasons").textAt(1))
        .isEqualTo("fewer than 5 rows; no row held out to check its rule");
    assertThat(interpretation.report().notes())
        .containsExactly(
            "Too small to hold rows out, so no figure tells how well they are found: clusters [1].");
  }

  @Test
  void clusters_that_no_feature_tells_apart_have_no_rule_that_can_be_trusted() {
    FeatureMatrix equal = FeatureMatrix.of(List.of("x", "y"), new double[40]);
    int[] clusters = new int[20];
    Arrays.fill(clusters, 0, 8, 1);

    Interpretation interpretation = Interpreter.builder().build().fit(equal, clusters, 2, ONE);

    assertThat(interpretation.clusters())
        .extracting(one -> one.rule().text())
        .containsExactly("every row", "no row");
    assertThat(interpretation.clusters().get(1).anomalies())
        .containsExactly(AnomalyReason.IMPRECISE_RULE);
    assertThat(interpretation.clusters())
        .extracting(ClusterDescription::name)
        .containsExactly("typical customers", "typical customers 2");
  }

  @Test
  void one_cluster_one_row_and_an_empty_cluster_are_no_problem() {
    FeatureMatrix one = FeatureMatrix.of(List.of("x"), 5);
    Interpretation single = Interpreter.builder().build().fit(one, new int[1], 1, ONE);
    Interpretation withEmpty = Interpreter.builder().build().fit(shop(), shopClusters(), 3, ONE);

    assertThat(single.clusters().get(0).name()).isEqualTo("all customers");
    assertThat(single.clusters().get(0).onHeldOut()).isEmpty();
    assertThat(single.report().used()).isEmpty();
    assertThat(single.toTable().doubles("rule_precision").isMissing(0)).isTrue();
    assertThat(withEmpty.clusters().get(2).name()).isEqualTo("nobody");
    assertThat(withEmpty.clusters().get(2).rule().text()).isEqualTo("no row");
    assertThat(withEmpty.contrastTable().doubles("median").isMissing(6)).isTrue();
    assertThat(withEmpty.importanceTable().rows()).isEqualTo(6);
  }

  @Test
  void without_a_held_out_row_the_surrogate_is_used() {
    FeatureMatrix features = FeatureMatrix.of(List.of("x"), 1, 2);

    Interpretation interpretation =
        Interpreter.builder()
            .trainer(new CartTrainer(), TreeParameters.single())
            .build()
            .fit(features, new int[] {0, 1}, 2, ONE);

    assertThat(interpretation.report().usesSurrogate()).isTrue();
    assertThat(interpretation.report().notes())
        .contains("No row was held out to check cart, so the surrogate is used.");
  }

  @Test
  void money_that_sums_to_nothing_has_no_shares() {
    FeatureMatrix features = FeatureMatrix.of(List.of("monetary"), 5, -5, 0, 0);

    assertThat(
            Interpreter.builder()
                .money("monetary")
                .build()
                .fit(features, new int[] {0, 0, 1, 1}, 2, ONE)
                .clusters())
        .allMatch(one -> one.revenueShare().isEmpty());
  }

  @Test
  void bad_arguments_are_refused_with_name_and_range() {
    Interpreter interpreter = Interpreter.builder().money("net").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> interpreter.fit(shop(), shopClusters(), 2, ONE))
        .withMessageStartingWith("no feature \"net\"; there are recency, frequency, monetary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> interpreter.fit(shop(), new int[80], 0, ONE))
        .withMessage("k is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                interpreter.fit(
                    FeatureMatrix.of(List.of("net"), Double.NaN, 1), new int[2], 1, ONE))
        .withMessageStartingWith("feature \"net\" of row 0 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interpreter.builder().heldOutShare(1))
        .withMessage("share is 1.0, must be above 0 and below 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Interpreter.builder().surrogateDepth(31))
        .withMessage("depth is 31, must be from 1 to 30");
  }
}
