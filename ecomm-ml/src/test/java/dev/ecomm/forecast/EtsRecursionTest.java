package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EtsRecursionTest {
  private static final double STEP = 1e-5;

  static Stream<EtsType> types() {
    return EtsType.candidates(true, true).stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  void the_way_back_finds_the_slope_of_the_likelihood(EtsType type) {
    double[] values = Simulated.SEASONAL.series(31, 1);
    Arrays.setAll(values, t -> 60 + values[t] + 0.4 * t);
    EtsParameters parameters = new EtsParameters(type, 7, values);
    EtsRecursion recursion = new EtsRecursion(type, 7, values);
    EtsRecursion.Slope by = new EtsRecursion.Slope(recursion.seasonal.length);
    double[] point = parameters.start(0.3, 0.2, 0.4);
    for (int i = 0; i < point.length; i++) {
      point[i] += 0.1 * (i % 3 - 1);
    }

    at(parameters, recursion, point);
    recursion.back(by);
    double[] slope = parameters.slope(point, by);

    for (int i = 0; i < point.length; i++) {
      double[] probe = point.clone();
      probe[i] = point[i] + STEP;
      double above = at(parameters, recursion, probe);
      probe[i] = point[i] - STEP;
      double below = at(parameters, recursion, probe);
      double expected = (above - below) / (2 * STEP);
      assertThat(slope[i])
          .as("number %s of %s", i, type)
          .isCloseTo(expected, within(1e-4 * (1 + Math.abs(expected))));
    }
  }

  private static double at(EtsParameters parameters, EtsRecursion recursion, double[] point) {
    parameters.apply(point, recursion);
    return recursion.run();
  }
}
