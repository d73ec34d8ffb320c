package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.DataTable;
import org.junit.jupiter.api.Test;

class ForecastTest {

  @Test
  void table_has_columns_for_each_level() {
    DataTable table = Forecast.normal(new double[] {1, 2}, new double[] {1, 1}, 80, 97.5).toTable();

    assertThat(table.schema().names())
        .containsExactly("step", "yhat", "lo_80", "hi_80", "lo_97.5", "hi_97.5");
    assertThat(table.longs("step").longAt(1)).isEqualTo(2);
    assertThat(table.doubles("hi_80").doubleAt(1)).isCloseTo(3.2815515655446, within(1e-12));
  }

  @Test
  void arrays_are_copied_in_and_out() {
    double[] mean = {1, 2};
    Forecast forecast = Forecast.normal(mean, new double[] {1, 1}, 80);
    mean[0] = 9;
    forecast.mean()[1] = 9;

    assertThat(forecast.mean()).containsExactly(1, 2);
  }

  @Test
  void horizon_is_at_least_one() {
    ForecastModel model = Baselines.naive().fit(new double[] {1, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(0))
        .withMessage("horizon is 0, must be at least 1");
  }

  @Test
  void levels_are_percents() {
    ForecastModel model = Baselines.naive().fit(new double[] {1, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(1, 100))
        .withMessage("levels has 100.0, must be percents above 0 and below 100, such as 80, 95");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(1, Double.NaN))
        .withMessageStartingWith("levels has NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(1, 95, 80))
        .withMessage("levels are [95.0, 80.0], must ascend");
  }

  @Test
  void a_level_or_step_that_is_not_there_is_refused() {
    Forecast forecast = Forecast.normal(new double[] {1}, new double[] {1}, 80);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast.lower(95, 1))
        .withMessage("level is 95, must be one that was asked for: [80.0]");
    assertThatThrownBy(() -> forecast.mean(0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("step is 0, must be from 1 to 1");
  }

  @Test
  void a_level_may_have_limits_of_the_first_steps_only() {
    Forecast forecast =
        Forecast.of(
            new double[] {5, 6}, new double[] {80}, new double[][] {{4}}, new double[][] {{7}});

    assertThat(forecast.steps(80)).isEqualTo(1);
    assertThat(forecast.upper(80, 1)).isEqualTo(7);
    assertThat(forecast.toTable().doubles("hi_80").isMissing(0)).isFalse();
    assertThat(forecast.toTable().doubles("hi_80").isMissing(1)).isTrue();
    assertThatThrownBy(() -> forecast.upper(80, 2))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("step is 2, must be from 1 to 1");
  }

  @Test
  void limits_must_fit() {
    double[][] none = {};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forecast.of(new double[] {1}, new double[] {80}, none, none))
        .withMessage("lower and upper have 0 and 0 levels, must have 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Forecast.of(
                    new double[] {1},
                    new double[] {80},
                    new double[][] {{2}},
                    new double[][] {{1}}))
        .withMessage("lower limit 2.0 of level 80 is above the upper limit 1.0 at step 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Forecast.of(
                    new double[] {1}, new double[] {80}, new double[][] {{}}, new double[][] {{}}))
        .withMessage("level 80 has 0 lower and 0 upper limits, must have as many, from 1 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Forecast.normal(new double[] {1}, new double[0]))
        .withMessage("standardErrors has 0 steps, must have 1");
  }
}
