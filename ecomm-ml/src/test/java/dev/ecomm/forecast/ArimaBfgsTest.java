package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArimaBfgsTest {

  private static double valley(double[] x) {
    double bend = x[1] - x[0] * x[0];
    return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
  }

  @Test
  void finds_the_end_of_a_bent_valley() {
    ArimaBfgs.Minimum minimum =
        ArimaBfgs.minimum(ArimaBfgsTest::valley, new double[] {-1.2, 1}, 200);

    assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-4));
    assertThat(minimum.complete()).isTrue();
  }

  @Test
  void says_if_it_was_stopped() {
    assertThat(ArimaBfgs.minimum(ArimaBfgsTest::valley, new double[] {-1.2, 1}, 3).complete())
        .isFalse();
  }

  @Test
  void does_not_go_where_the_function_is_infinite() {
    ArimaBfgs.Minimum minimum =
        ArimaBfgs.minimum(
            x -> x[0] > 0 ? x[0] - Math.log(x[0]) : Double.POSITIVE_INFINITY,
            new double[] {0.01},
            100);

    assertThat(minimum.point()).containsExactly(new double[] {1}, within(1e-4));
  }

  @Test
  void stays_where_it_is_outside_the_domain() {
    assertThat(ArimaBfgs.minimum(x -> Double.POSITIVE_INFINITY, new double[] {3}, 10).point())
        .containsExactly(3);
  }
}
