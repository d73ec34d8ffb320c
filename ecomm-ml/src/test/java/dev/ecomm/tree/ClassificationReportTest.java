package dev.ecomm.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.DataTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationReportTest {

  /** Class 3 is said but not there, class 4 neither. */
  private static final ClassificationReport REPORT =
      ClassificationReport.of(new int[] {0, 0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 3, 1, 0, 1}, 5);

  @Test
  void accuracy_stands_beside_the_rate_of_the_majority() {
    assertThat(REPORT.rows()).isEqualTo(7);
    assertThat(REPORT.classes()).isEqualTo(5);
    assertThat(REPORT.accuracy()).isEqualTo(3.0 / 7);
    assertThat(REPORT.majorityRate()).isEqualTo(4.0 / 7);
  }

  @Test
  void the_figures_of_a_class_are_shares_of_its_rows_and_its_predictions() {
    assertThat(REPORT.figures(0)).isEqualTo(new ClassFigures(4, 3, 2));
    assertThat(REPORT.figures(0).precision()).isEqualTo(2.0 / 3);
    assertThat(REPORT.figures(0).recall()).isEqualTo(0.5);
    assertThat(REPORT.figures(0).f1()).isEqualTo(4.0 / 7);
  }

  @Test
  void nothing_of_nothing_is_zero() {
    assertThat(REPORT.figures(2)).isEqualTo(new ClassFigures(1, 0, 0));
    assertThat(REPORT.figures(2).precision()).isZero();
    assertThat(REPORT.figures(3)).isEqualTo(new ClassFigures(0, 1, 0));
    assertThat(REPORT.figures(3).recall()).isZero();
    assertThat(REPORT.figures(4).occurs()).isFalse();
    assertThat(REPORT.figures(4).f1()).isZero();
  }

  @Test
  void means_are_over_the_classes_that_occur_or_are_said() {
    assertThat(REPORT.macroPrecision()).isCloseTo((2.0 / 3 + 1.0 / 3) / 4, within(1e-15));
    assertThat(REPORT.macroRecall()).isCloseTo((0.5 + 0.5) / 4, within(1e-15));
    assertThat(REPORT.macroF1()).isCloseTo((4.0 / 7 + 2.0 / 5) / 4, within(1e-15));
  }

  @Test
  void confusion_counts_pairs() {
    assertThat(REPORT.confusion(0, 3)).isEqualTo(1);
    assertThat(REPORT.confusion(0, 0)).isEqualTo(2);
    assertThat(REPORT.confusion(3, 0)).isZero();
    assertThat(REPORT.confusionTable().rows()).isEqualTo(6);
    assertThat(REPORT.confusionTable().longs("class").longAt(5)).isEqualTo(2);
    assertThat(REPORT.confusionTable().longs("predicted").longAt(5)).isEqualTo(1);
    assertThat(REPORT.confusionTable().longs("rows").longAt(0)).isEqualTo(2);
  }

  @Test
  void the_table_has_a_row_per_class() {
    DataTable table = REPORT.toTable();

    assertThat(table.rows()).isEqualTo(5);
    assertThat(table.longs("class").longAt(1)).isEqualTo(1);
    assertThat(table.longs("support").longAt(0)).isEqualTo(4);
    assertThat(table.longs("predicted").longAt(0)).isEqualTo(3);
    assertThat(table.longs("correct").longAt(0)).isEqualTo(2);
    assertThat(table.doubles("precision").doubleAt(0)).isEqualTo(2.0 / 3);
    assertThat(table.doubles("recall").doubleAt(0)).isEqualTo(0.5);
    assertThat(table.doubles("f1").doubleAt(0)).isEqualTo(4.0 / 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"published_k8", "best_k5", "best_k8"})
  void always_saying_the_majority_scores_as_in_scikit_learn(String labels) {
    Interpretable golden = Interpretable.golden(labels);
    int[] truth = golden.testLabels();

    ClassificationReport report =
        ClassificationReport.of(truth, new int[truth.length], golden.classes());

    assertThat(report.accuracy()).isEqualTo(report.majorityRate());
    assertGolden(labels, "accuracy", report.accuracy());
    assertGolden(labels, "f1_macro", report.macroF1());
    assertGolden(labels, "precision_macro", report.macroPrecision());
    assertGolden(labels, "recall_macro", report.macroRecall());
  }

  private static void assertGolden(String labels, String figure, double ours) {
    assertThat(ours)
        .as(figure)
        .isCloseTo(Interpretable.baseline(labels, "majority_class", figure), within(1e-12));
  }

  @Test
  void reports_of_equal_pairs_are_equal() {
    ClassificationReport same =
        ClassificationReport.of(
            new int[] {2, 0, 0, 0, 0, 1, 1}, new int[] {1, 0, 0, 1, 3, 1, 0}, 5);
    ClassificationReport other = ClassificationReport.of(new int[] {0}, new int[] {0}, 5);

    assertThat(same).isEqualTo(REPORT).hasSameHashCodeAs(REPORT).isNotEqualTo(other);
    assertThat(other)
        .hasToString("ClassificationReport[1 rows, accuracy 1.0, majority 1.0, macro F1 1.0]");
  }

  @Test
  void bad_arguments_are_named() {
    int[] one = {0};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(one, one, 0))
        .withMessage("classes is 0, must be from 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(one, one, 1001))
        .withMessage("classes is 1001, must be from 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(new int[0], new int[0], 1))
        .withMessageStartingWith("truth has 0 rows and predicted 0, must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(one, new int[2], 1))
        .withMessageStartingWith("truth has 1 rows and predicted 2, must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(new int[] {0, 2}, new int[2], 2))
        .withMessage("truth of row 1 is 2, must be a class from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(new int[2], new int[] {-1, 0}, 2))
        .withMessage("predicted of row 0 is -1, must be a class from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClassFigures(3, 1, 2))
        .withMessage("correct is 2, must be from 0 to support (3) and predicted (1)");
  }

  @Test
  void a_thousand_classes_are_not_too_many() {
    assertThat(ClassificationReport.of(new int[] {999}, new int[] {999}, 1000).macroF1()).isOne();
  }
}
