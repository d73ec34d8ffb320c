package dev.ecomm.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureMatrixTest {

  private static final DataTable PROFILES =
      DataTable.of(
          Schema.of(
              Field.ofString("customer_id"),
              Field.ofLong("frequency"),
              Field.ofDouble("gap"),
              Field.ofBoolean("new")),
          StringColumn.of("12346", "12347"),
          LongColumn.of(3, 1),
          DoubleColumn.ofNanAsMissing(2.5, Double.NaN),
          BooleanColumn.of(false, true));

  @Test
  void whole_numbers_doubles_and_booleans_become_doubles_and_missing_is_nan() {
    FeatureMatrix matrix = FeatureMatrix.of(PROFILES, "gap", "frequency", "new");

    assertThat(matrix.names()).containsExactly("gap", "frequency", "new");
    assertThat(matrix.toArray()).containsExactly(2.5, 3, 0, Double.NaN, 1, 1);
    assertThat(matrix.row(1)).containsExactly(Double.NaN, 1, 1);
    assertThat(matrix.column(1)).containsExactly(3, 1);
    assertThat(matrix.at(0, 1)).isEqualTo(3);
  }

  @Test
  void a_text_is_no_feature() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMatrix.of(PROFILES, "customer_id"))
        .withMessage("feature \"customer_id\" is STRING, must be LONG, DOUBLE or BOOLEAN");
  }

  @Test
  void a_value_that_is_not_finite_is_named_by_feature_row_and_identifier() {
    FeatureMatrix matrix =
        FeatureMatrix.of(PROFILES, "gap")
            .identifiedBy("customer_id", PROFILES.column("customer_id"));

    assertThatIllegalArgumentException()
        .isThrownBy(matrix::requireFinite)
        .withMessageStartingWith("feature \"gap\" of row 1 (customer_id 12347) is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(FeatureMatrix.of(List.of("x"), Double.POSITIVE_INFINITY)::requireFinite)
        .withMessageStartingWith("feature \"x\" of row 0 is Infinity");
  }

  @Test
  void missing_values_can_be_filled() {
    FeatureMatrix filled = FeatureMatrix.of(PROFILES, "gap", "new").fillMissing("gap", 9);

    assertThat(filled.requireFinite().toArray()).containsExactly(2.5, 0, 9, 1);
  }

  @Test
  void features_are_selected_in_the_wanted_order() {
    FeatureMatrix matrix = FeatureMatrix.of(List.of("a", "b", "c"), 1, 2, 3, 4, 5, 6);

    assertThat(matrix.select("c", "a")).isEqualTo(FeatureMatrix.of(List.of("c", "a"), 3, 1, 6, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> matrix.select("d"))
        .withMessage("no feature \"d\"; there are a, b, c");
  }

  @Test
  void a_table_of_it_begins_with_the_identifiers() {
    FeatureMatrix matrix =
        FeatureMatrix.of(PROFILES, "gap")
            .identifiedBy("customer_id", PROFILES.column("customer_id"));

    assertThat(matrix.toTable()).isEqualTo(PROFILES.select("customer_id", "gap"));
    assertThat(matrix.ids()).contains(PROFILES.column("customer_id"));
  }

  @Test
  void changing_an_array_that_was_given_or_taken_changes_nothing() {
    double[] values = {1, 2};
    FeatureMatrix matrix = FeatureMatrix.of(List.of("a"), values);
    values[0] = 7;
    matrix.toArray()[1] = 7;

    assertThat(matrix.toArray()).containsExactly(1, 2);
  }

  @Test
  void shapes_that_do_not_fit_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMatrix.of(List.of("a", "b"), 1, 2, 3))
        .withMessage("values are 3, must be a multiple of the 2 features");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMatrix.of(List.of(), 1))
        .withMessageContaining("names is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMatrix.of(List.of("a", "a"), 1, 2))
        .withMessage("feature \"a\" appears twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMatrix.of(List.of("a"), 1).identifiedBy("id", LongColumn.of(1, 2)))
        .withMessage("ids are 2, must be 1, one per row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureMatrix.of(List.of("a"), 1).identifiedBy("a", LongColumn.of(1)))
        .withMessage("name is \"a\", which is a feature's");
  }
}
