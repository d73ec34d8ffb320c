package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.forecast.DemandPattern.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DemandPatternTest {

  @ParameterizedTest
  @MethodSource("patterns")
  void each_kind_is_recognised(Kind kind, double[] values) {
    assertThat(DemandPattern.of(values).kind()).isEqualTo(kind);
  }

  private static Stream<Arguments> patterns() {
    return Stream.of(
        Arguments.of(Kind.SMOOTH, new double[] {4, 5, 6, 5}),
        Arguments.of(Kind.ERRATIC, new double[] {1, 30, 1, 1}),
        Arguments.of(Kind.INTERMITTENT, new double[] {4, 0, 6, 0}),
        Arguments.of(Kind.LUMPY, new double[] {1, 0, 30, 0, 1, 0}),
        Arguments.of(Kind.NONE, new double[] {0, 0}),
        Arguments.of(Kind.SMOOTH, new double[] {7}),
        Arguments.of(Kind.INTERMITTENT, new double[] {0, 7}));
  }

  @Test
  void interval_and_variation_are_those_of_the_demands() {
    DemandPattern pattern = DemandPattern.of(new double[] {0, 2, 0, 0, 4, 0});

    assertThat(pattern.interval()).isEqualTo(3);
    assertThat(pattern.sizeVariation()).isCloseTo(2.0 / 9, within(1e-12)); // variance 2, mean 3
    assertThat(pattern.demands()).isEqualTo(2);
  }

  @Test
  void without_demand_there_is_no_interval_and_no_variation() {
    DemandPattern pattern = DemandPattern.of(new double[] {0, 0});

    assertThat(pattern.interval()).isInfinite();
    assertThat(pattern.sizeVariation()).isNaN();
  }

  @Test
  void one_demand_does_not_vary() {
    assertThat(DemandPattern.of(new double[] {0, 7}).sizeVariation()).isZero();
  }

  @Test
  void a_negative_value_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemandPattern.of(new double[] {1, -2}))
        .withMessage(
            "value 1 is -2.0, must be 0 or more for a demand pattern; set returns off against the"
                + " sales they belong to, or raise them to 0");
  }
}
