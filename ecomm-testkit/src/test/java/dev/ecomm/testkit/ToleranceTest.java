package dev.ecomm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, true",
    "0.5000000009, 0.5, true",
    "0.5000000011, 0.5, false",
    "1000.0000009, 1000, true",
    "1000.0000011, 1000, false",
    "0.0, -0.0, true",
    "NaN, NaN, true",
    "NaN, 1, false",
    "1, NaN, false",
    "Infinity, Infinity, true",
    "-Infinity, Infinity, false",
    "1e308, Infinity, false",
    "Infinity, 1e308, false"
  })
  void golden_values_are_compared_to_nine_digits(double actual, double expected, boolean close) {
    assertThat(Tolerance.golden().covers(actual, expected)).isEqualTo(close);
  }

  @Test
  void no_tolerance_takes_equal_numbers_only() {
    assertThat(Tolerance.exact().covers(1, Math.nextUp(1.0))).isFalse();
    assertThat(Tolerance.exact().covers(1, 1)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"-1", "NaN", "Infinity"})
  void a_tolerance_that_is_no_distance_is_refused(double size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tolerance.absolute(size))
        .withMessage("absolute is " + size + ", must be finite and at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tolerance.relative(size))
        .withMessage("relative is " + size + ", must be finite and at least 0");
  }
}
