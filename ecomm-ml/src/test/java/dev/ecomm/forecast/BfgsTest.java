package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BfgsTest {

  private static double valley(double[] x) {
    double bend = x[1] - x[0] * x[0];
    return 100 * bend * bend + (1 - x[0]) * (1 - x[0]);
  }

  @Test
  void finds_the_end_of_a_bent_valley() {
    Bfgs.Minimum minimum = Bfgs.minimum(BfgsTest::valley, new double[] {-1.2, 1}, 200);

    assertThat(minimum.point()).containsExactly(new double[] {1, 1}, within(1e-4));
    assertThat(minimum.complete()).isTrue();
  }

  @Test
  void says_if_it_was_stopped() {
    assertThat(Bfgs.minimum(BfgsTest::valley, new double[] {-1.2, 1}, 3).complete()).isFalse();
  }

  @Test
  void does_not_go_where_the_function_is_infinite() {
    Bfgs.Minimum minimum =
        Bfgs.minimum(
            x -> x[0] > 0 ? x[0] - Math.log(x[0]) : Double.POSITIVE_INFINITY,
            new double[] {0.01},
            100);

    assertThat(minimum.point()).containsExactly(new double[] {1}, within(1e-4));
  }

  @Test
  void stays_where_it_is_outside_the_domain() {
    assertThat(Bfgs.minimum(x -> Double.POSITIVE_INFINITY, new double[] {3}, 10).point())
        .containsExactly(3);
  }

  @Test
  void follows_a_slope_that_is_given() {
    Bfgs.Smooth bowl =
        new Bfgs.Smooth() {
          @Override
          public double value(double[] x) {
            return 3 + (x[0] - 2) * (x[0] - 2) + 10 * x[1] * x[1];
          }

          @Override
          public double[] slope(double[] x) {
            return new double[] {2 * (x[0] - 2), 20 * x[1]};
          }
        };

    Bfgs.Minimum minimum = Bfgs.minimum(bowl, 1e-12, new double[] {-1, 4}, 100);

    assertThat(minimum.point()).containsExactly(new double[] {2, 0}, within(1e-5));
    assertThat(minimum.value()).isCloseTo(3, within(1e-9));
  }
}
