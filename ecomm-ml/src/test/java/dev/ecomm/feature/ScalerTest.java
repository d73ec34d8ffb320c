package dev.ecomm.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalerTest {

  private static final FeatureMatrix MATRIX =
      FeatureMatrix.of(List.of("a", "b"), 1, 5, 2, 5, 4, 5, 9, 5);

  static Stream<Scaler> scalers() {
    return Stream.of(
        new RobustScaler(),
        new StandardScaler(),
        new MinMaxScaler(),
        new SignedLogScaler(),
        new SignedLogScaler().then(new RobustScaler()).then(new MinMaxScaler()));
  }

  @Test
  void robust_scaling_of_the_seed_profile_is_that_of_scikit_learn() {
    DataTable golden =
        Tables.read(
            DataFolder.require("golden/segment_scaler.csv").toUri(),
            Schema.of(
                Field.ofString("feature"),
                Field.ofDouble("center_median"),
                Field.ofDouble("scale_iqr")));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < golden.rows(); i++) {
      names.add(golden.strings("feature").textAt(i));
    }
    DataTable profile =
        Tables.read(
            DataFolder.require("golden/rfm_seed_profile.csv").toUri(),
            Schema.of(names.stream().map(Field::ofDouble).toList()));
    FeatureMatrix features = FeatureMatrix.of(profile, names);

    FeatureMatrix scaled = new RobustScaler().fit(features).transform(features);

    for (int row = 0; row < features.rows(); row++) {
      for (int j = 0; j < names.size(); j++) {
        double center = golden.doubles("center_median").doubleAt(j);
        double scale = golden.doubles("scale_iqr").doubleAt(j);
        double expected = (features.at(row, j) - center) / scale;
        assertThat(scaled.at(row, j))
            .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void robust_scaling_takes_linear_quantiles_and_leaves_a_constant_at_0() {
    FittedScaler fitted = new RobustScaler().fit(MATRIX);

    // median 3, quartiles 1.75 and 5.25
    assertThat(fitted.transform(MATRIX).column(0))
        .containsExactly(-2 / 3.5, -1 / 3.5, 1 / 3.5, 6 / 3.5);
    assertThat(fitted.transform(MATRIX).column(1)).containsOnly(0);
  }

  @Test
  void standard_scaling_divides_by_the_deviation_of_the_population() {
    FeatureMatrix scaled = new StandardScaler().fit(MATRIX).transform(MATRIX);

    // mean 4, variance (9 + 4 + 0 + 25) / 4
    assertThat(scaled.at(3, 0)).isCloseTo(5 / Math.sqrt(9.5), within(1e-15));
    assertThat(scaled.column(1)).containsOnly(0);
  }

  @Test
  void a_constant_that_no_double_adds_up_exactly_is_not_blown_up() {
    FeatureMatrix constant = FeatureMatrix.of(List.of("a"), 0.1, 0.1, 0.1);

    for (double value : new StandardScaler().fit(constant).transform(constant).toArray()) {
      assertThat(value).isZero();
    }
  }

  @Test
  void min_max_scaling_maps_to_0_and_1() {
    FeatureMatrix scaled = new MinMaxScaler().fit(MATRIX).transform(MATRIX);

    assertThat(scaled.column(0)).containsExactly(0, 0.125, 0.375, 1);
    assertThat(scaled.column(1)).containsOnly(0);
  }

  @Test
  void signed_logarithms_keep_signs() {
    FeatureMatrix matrix = FeatureMatrix.of(List.of("a"), -1, 0, 1);

    assertThat(new SignedLogScaler().fit(matrix).transform(matrix).column(0))
        .containsExactly(-StrictMath.log(2), 0, StrictMath.log(2));
  }

  @ParameterizedTest
  @MethodSource("scalers")
  void the_inverse_gives_the_features_back(Scaler scaler) {
    FittedScaler fitted = scaler.fit(MATRIX);

    double[] back = fitted.inverse(fitted.transform(MATRIX)).toArray();

    for (int i = 0; i < back.length; i++) {
      assertThat(back[i]).isCloseTo(MATRIX.toArray()[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("scalers")
  void what_was_saved_is_read_as_an_equal_scaler(Scaler scaler) {
    FittedScaler fitted = scaler.fit(MATRIX);

    FittedScaler read = FittedScaler.fromJson(fitted.toJson());

    assertThat(read).isEqualTo(fitted);
    assertThat(read.toJson()).isEqualTo(fitted.toJson());
    assertThat(read.transform(MATRIX)).isEqualTo(fitted.transform(MATRIX));
  }

  @Test
  void the_saved_text_has_a_format_and_readable_numbers() {
    assertThat(new SignedLogScaler().then(new MinMaxScaler()).fit(MATRIX).toJson())
        .startsWith("{\n  \"type\" : \"scaler\",\n  \"format\" : 1,\n")
        .contains("\"kind\" : \"signed_log\"", "\"kind\" : \"min_max\"")
        .endsWith("}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{} {}",
        "{\"type\":\"kmeans\",\"format\":1}",
        "{\"type\":\"scaler\",\"format\":2}",
        "{\"type\":\"scaler\",\"format\":1,\"features\":[\"a\"]}",
        "{\"type\":\"scaler\",\"format\":1,\"features\":[\"a\"],\"steps\":[{\"kind\":\"x\"}]}",
        "{\"type\":\"scaler\",\"format\":1,\"features\":[\"a\"],"
            + "\"steps\":[{\"kind\":\"robust\",\"center\":[1],\"scale\":[0]}]}",
        "{\"type\":\"scaler\",\"format\":1,\"features\":[\"a\"],"
            + "\"steps\":[{\"kind\":\"robust\",\"center\":[1,2],\"scale\":[1]}]}",
        "{\"type\":\"scaler\",\"format\":1,\"features\":[\"a\"],"
            + "\"steps\":[{\"kind\":\"robust\",\"center\":[1,2],\"scale\":[1,2]}]}"
      })
  void damaged_text_is_an_error_that_names_the_scaler(String json) {
    assertThatThrownBy(() -> FittedScaler.fromJson(json))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[scaler] ");
  }

  @Test
  void rows_that_cannot_be_learned_from_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RobustScaler().fit(FeatureMatrix.of(List.of("a"))))
        .withMessageContaining("no rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RobustScaler().fit(FeatureMatrix.of(List.of("a"), Double.NaN)))
        .withMessageContaining("feature \"a\" of row 0 is NaN");
  }

  @ParameterizedTest
  @MethodSource("scalers")
  void no_scaler_learns_from_no_row_or_from_a_value_that_is_missing(Scaler scaler) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scaler.fit(FeatureMatrix.of(List.of("a"))))
        .withMessageContaining("no rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scaler.fit(FeatureMatrix.of(List.of("a"), 1, Double.NaN)))
        .withMessageStartingWith("feature \"a\" of row 1 is NaN");
  }

  @Test
  void other_features_than_those_of_the_fit_are_refused() {
    FittedScaler fitted = new MinMaxScaler().fit(MATRIX);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted.transform(MATRIX.select("b", "a")))
        .withMessage("features are [b, a], must be [a, b] as in fit");
  }
}
