package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AccuracyTest {

  @Test
  void measures_are_those_computed_by_hand() {
    ErrorScale scale = ErrorScale.of(new double[] {1, 3, 2}, 1);
    Accuracy accuracy = Accuracy.of(new double[] {0, 4}, new double[] {2, 3}, scale);

    assertThat(accuracy.mae()).isEqualTo(1.5);
    assertThat(accuracy.rmse()).isEqualTo(Math.sqrt(2.5));
    assertThat(accuracy.mape()).isEqualTo(0.25);
    assertThat(accuracy.smape()).isEqualTo((2 + 2.0 / 7) / 2);
    assertThat(accuracy.wape()).isEqualTo(0.75);
    assertThat(accuracy.mase()).isEqualTo(1);
    assertThat(accuracy.rmsse()).isEqualTo(1);
    assertThat(accuracy.bias()).isEqualTo(0.5);
  }

  @Test
  void all_zeros_forecast_as_such_have_no_error() {
    double[] zeros = new double[4];
    Accuracy accuracy = Accuracy.of(zeros, zeros, ErrorScale.of(zeros, 1));

    assertThat(accuracy).isEqualTo(new Accuracy(4, 0, 0, Double.NaN, 0, 0, 0, 0, 0));
  }

  @Test
  void an_error_against_a_scale_of_zero_is_unknown() {
    double[] zeros = new double[4];
    Accuracy accuracy = Accuracy.of(zeros, new double[] {1, 0, 0, 0}, ErrorScale.of(zeros, 1));

    assertThat(accuracy.mase()).isNaN();
    assertThat(accuracy.wape()).isNaN();
    assertThat(accuracy.smape()).isEqualTo(0.5);
  }

  @Test
  void one_point_has_no_scale() {
    assertThat(ErrorScale.of(new double[] {3}, 1)).isEqualTo(ErrorScale.NONE);
    assertThat(Accuracy.of(new double[] {3}, new double[] {3}, ErrorScale.NONE).mase()).isNaN();
  }

  @Test
  void pinball_weighs_both_sides_by_the_quantile() {
    assertThat(Accuracy.pinball(new double[] {10}, new double[] {8}, 0.9)).isEqualTo(1.8);
    assertThat(Accuracy.pinball(new double[] {8}, new double[] {10}, 0.75)).isEqualTo(0.5);
  }

  @Test
  void limits_belong_to_the_interval() {
    assertThat(
            Accuracy.coverage(
                new double[] {1, 2, 3}, new double[] {1, 1, 1}, new double[] {2, 2, 2}))
        .isEqualTo(2 / 3.0);
  }

  @Test
  void lengths_must_agree() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accuracy.of(new double[0], new double[0], ErrorScale.NONE))
        .withMessage("actual has 0 values and forecast 0, must have as many, and at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accuracy.of(new double[] {Double.NaN}, new double[1], ErrorScale.NONE))
        .withMessage("actual has a value that is not finite; leave it out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Accuracy.pinball(new double[1], new double[1], 1))
        .withMessage("quantile is 1.0, must be above 0 and below 1");
  }
}
