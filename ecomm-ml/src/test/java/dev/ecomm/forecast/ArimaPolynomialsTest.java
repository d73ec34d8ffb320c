package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArimaPolynomialsTest {

  @Test
  void seasons_are_multiplied_out() {
    assertThat(ArimaPolynomials.expandAr(new double[] {0.5}, new double[] {0.4}, 3))
        .containsExactly(new double[] {0.5, 0, 0.4, -0.2}, within(1e-15));
    assertThat(ArimaPolynomials.expandMa(new double[] {0.5}, new double[] {0.4}, 3))
        .containsExactly(new double[] {0.5, 0, 0.4, 0.2}, within(1e-15));
  }

  @Test
  void differences_are_the_polynomial_that_takes_them() {
    assertThat(ArimaPolynomials.differences(2, 0, 1)).containsExactly(2, -1);
    assertThat(ArimaPolynomials.differences(1, 1, 4)).containsExactly(1, 0, 0, 1, -1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void free_numbers_and_stationary_coefficients_are_one_to_one(long seed) {
    double[] free = new SplittableRandom(seed).doubles(6, -2, 2).toArray();

    double[] ar = ArimaPolynomials.stationaryAr(free);

    assertThat(ArimaPolynomials.rootsBeyond(ar, 1)).isTrue();
    assertThat(ArimaPolynomials.free(ar)).containsExactly(free, within(1e-9));
  }

  @Test
  void roots_are_seen_where_they_are() {
    double[] ar = {0.5}; // 1 - 0.5 z is 0 at 2

    assertThat(ArimaPolynomials.rootsBeyond(ar, 1.99)).isTrue();
    assertThat(ArimaPolynomials.rootsBeyond(ar, 2.01)).isFalse();
  }

  @Test
  void a_root_within_the_circle_is_replaced_by_its_inverse() {
    assertThat(ArimaPolynomials.invertible(new double[] {2})).containsExactly(0.5);
    // (1 + 2 z)(1 + 0.25 z) becomes (1 + 0.5 z)(1 + 0.25 z)
    assertThat(ArimaPolynomials.invertible(new double[] {2.25, 0.5}))
        .containsExactly(new double[] {0.75, 0.125}, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void inverted_averages_have_the_same_autocorrelations(long seed) {
    double[] ma = new SplittableRandom(seed).doubles(5, -2, 2).toArray();

    double[] inverted = ArimaPolynomials.invertible(ma);

    assertThat(ArimaPolynomials.rootsBeyond(ArimaPolynomials.negated(inverted), 0.999)).isTrue();
    assertThat(correlations(inverted)).containsExactly(correlations(ma), within(1e-9));
  }

  private static double[] correlations(double[] ma) {
    double[] gamma = ArimaFilter.autocovariances(new double[0], ma, 6);
    double variance = gamma[0];
    for (int k = 0; k < gamma.length; k++) {
      gamma[k] /= variance;
    }
    return gamma;
  }
}
