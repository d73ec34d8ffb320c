package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArimaLikelihoodTest {

  private static Stream<ArimaOrder> orders() {
    return Stream.of(
        ArimaOrder.of(0, 0, 0).withConstant(),
        ArimaOrder.of(1, 0, 0),
        ArimaOrder.of(0, 0, 2),
        ArimaOrder.of(3, 0, 1).withConstant(),
        ArimaOrder.of(1, 0, 4),
        ArimaOrder.of(1, 0, 1).seasonal(1, 0, 1, 4).withConstant(),
        ArimaOrder.of(2, 0, 0).seasonal(2, 0, 0, 6),
        ArimaOrder.of(0, 0, 1).seasonal(0, 0, 2, 7));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void likelihood_is_that_of_the_normal_distribution_written_out(ArimaOrder order) {
    SplittableRandom random = new SplittableRandom(order.hashCode());
    for (int round = 0; round < 5; round++) {
      double[] values = random.doubles(40, -3, 5).toArray();
      ArimaTerms terms =
          ArimaTerms.ofFree(order, random.doubles(order.coefficients(), -0.9, 0.9).toArray());

      ArimaLikelihood likelihood =
          ArimaLikelihood.of(terms.expandedAr(), terms.expandedMa(), values, order.constant());

      assertThat(likelihood.logLikelihood())
          .isCloseTo(
              new DenseArma(terms.expandedAr(), terms.expandedMa(), values.length)
                  .logLikelihood(values, order.constant()),
              within(1e-8));
    }
  }

  @Test
  void likelihood_stays_exact_over_thousands_of_values_once_the_gain_stands_still() {
    double[] values = new SplittableRandom(1).doubles(3_000, -1, 1).toArray();
    double ar = 0.7;
    ArimaLikelihood likelihood =
        ArimaLikelihood.of(new double[] {ar}, new double[0], values, false);

    double squares = values[0] * values[0] * (1 - ar * ar);
    for (int t = 1; t < values.length; t++) {
      squares += Math.pow(values[t] - ar * values[t - 1], 2);
    }
    assertThat(likelihood.sumOfSquares()).isCloseTo(squares, within(1e-9));
    assertThat(likelihood.logDeterminant()).isCloseTo(-Math.log(1 - ar * ar), within(1e-12));
  }

  @Test
  void averages_and_their_inverse_are_equally_likely() {
    double[] values = new SplittableRandom(2).doubles(50, -1, 1).toArray();

    assertThat(ArimaLikelihood.of(new double[0], new double[] {4}, values, false).logLikelihood())
        .isCloseTo(
            ArimaLikelihood.of(new double[0], new double[] {0.25}, values, false).logLikelihood(),
            within(1e-9));
  }

  @Test
  void a_process_that_is_not_stationary_has_no_likelihood() {
    double[] values = {1, 2, 3, 5};

    assertThat(ArimaLikelihood.of(new double[] {1}, new double[0], values, false).objective())
        .isInfinite()
        .isPositive();
    assertThat(
            ArimaLikelihood.of(new double[] {0.2, 0.9}, new double[0], values, false).objective())
        .isInfinite()
        .isPositive();
  }

  @Test
  void autocovariances_of_a_first_order_process_are_known() {
    assertThat(ArimaFilter.autocovariances(new double[] {0.6}, new double[] {0.3}, 3))
        .containsExactly(
            new double[] {
              (1 + 2 * 0.6 * 0.3 + 0.09) / 0.64,
              (1 + 0.6 * 0.3) * 0.9 / 0.64,
              0.6 * (1 + 0.6 * 0.3) * 0.9 / 0.64
            },
            within(1e-14));
  }
}
