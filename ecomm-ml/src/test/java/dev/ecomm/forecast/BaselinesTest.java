package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselinesTest {
  // Student's t, 0.975, by degrees of freedom
  private static final double T1 = 12.706204736174;
  private static final double T2 = 4.302652729911;
  private static final double T3 = 3.182446305284;
  private static final Offset<Double> ROUNDING = within(1e-7);

  @Test
  void naive_repeats_the_last_value() {
    assertThat(Baselines.naive().fit(new double[] {1, 2, 5}).forecast(3).mean())
        .containsExactly(5, 5, 5);
  }

  @Test
  void seasonal_naive_repeats_the_last_season() {
    assertThat(Baselines.seasonalNaive(3).fit(new double[] {9, 1, 2, 5}).forecast(5).mean())
        .containsExactly(1, 2, 5, 1, 2);
  }

  @Test
  void moving_average_is_the_mean_of_the_window() {
    assertThat(Baselines.movingAverage(2).fit(new double[] {9, 1, 2, 5}).forecast(2).mean())
        .containsExactly(3.5, 3.5);
  }

  @Test
  void season_mean_takes_the_same_place_of_each_season() {
    assertThat(Baselines.seasonMean(2, 2).fit(new double[] {9, 1, 3, 2, 5}).forecast(3).mean())
        .containsExactly(1.5, 4, 1.5);
  }

  @Test
  void drift_draws_the_line_from_first_to_last_on() {
    assertThat(Baselines.drift().fit(new double[] {1, 7, 5}).forecast(2).mean())
        .containsExactly(7, 9);
  }

  @Test
  void mean_is_that_of_all_values() {
    assertThat(Baselines.mean().fit(new double[] {1, 2, 6}).forecast(2).mean())
        .containsExactly(3, 3);
  }

  @Test
  void residuals_are_missing_where_nothing_was_known_before() {
    assertThat(Baselines.seasonalNaive(2).fit(new double[] {1, 2, 4, 8}).residuals())
        .containsExactly(Double.NaN, Double.NaN, 3, 6);
  }

  @Test
  void naive_limits_widen_with_the_root_of_the_step() {
    // changes 1, -1, 2: variance (1 + 1 + 4) / 3
    Forecast forecast = Baselines.naive().fit(new double[] {1, 2, 1, 3}).forecast(4, 95);

    assertThat(forecast.upper(95, 1)).isCloseTo(3 + T3 * Math.sqrt(2), ROUNDING);
    assertThat(forecast.upper(95, 4)).isCloseTo(3 + T3 * Math.sqrt(8), ROUNDING);
    assertThat(forecast.lower(95, 4)).isCloseTo(3 - T3 * Math.sqrt(8), ROUNDING);
  }

  @Test
  void seasonal_naive_limits_widen_by_season() {
    Forecast forecast = Baselines.seasonalNaive(2).fit(new double[] {1, 2, 2, 3}).forecast(4, 95);

    assertThat(forecast.upper(95, 2)).isCloseTo(3 + T2, ROUNDING);
    assertThat(forecast.upper(95, 4)).isCloseTo(3 + T2 * Math.sqrt(2), ROUNDING);
  }

  @Test
  void mean_limits_know_that_the_mean_is_estimated() {
    Forecast forecast = Baselines.mean().fit(new double[] {1, 2, 3}).forecast(1, 95);

    assertThat(forecast.upper(95, 1)).isCloseTo(2 + T2 * Math.sqrt(1 + 1 / 3.0), ROUNDING);
  }

  @Test
  void drift_limits_know_that_the_drift_is_estimated() {
    // changes 6, -2: drift 2, residuals 4, -4, one degree of freedom
    Forecast forecast = Baselines.drift().fit(new double[] {1, 7, 5}).forecast(2, 95);

    assertThat(forecast.upper(95, 2))
        .isCloseTo(9 + T1 * Math.sqrt(32) * Math.sqrt(2 * 2), ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_constant_series_goes_on_without_doubt(Forecaster forecaster) {
    Forecast forecast = forecaster.fit(new double[] {4, 4, 4, 4, 4, 4}).forecast(3, 80);

    assertThat(forecast.mean()).containsExactly(4, 4, 4);
    assertThat(forecast.upper(80, 3)).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_value_that_is_missing_is_named(Forecaster forecaster) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecaster.fit(new double[] {4, 4, 4, Double.NaN, 4, 4}))
        .withMessage(
            "value 3 is NaN, must be finite for %s; fill the gap or cut the series behind it",
            forecaster.name());
  }

  @Test
  void a_season_longer_than_the_series_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Baselines.seasonalNaive(7).fit(new double[6]))
        .withMessage(
            "values are 6, must be at least 7 for seasonal_naive_7; take a longer series, a"
                + " shorter season or a simpler forecaster");
  }

  @Test
  void one_value_gives_points_but_no_interval() {
    ForecastModel model = Baselines.naive().fit(new double[] {3});

    assertThat(model.forecast(2).mean()).containsExactly(3, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(2, 80))
        .withMessage(
            "levels are [80.0], must be none: naive has too few residuals of 1 values for an"
                + " interval; forecast points only, or fit a longer series");
  }

  @Test
  void season_and_window_are_at_least_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Baselines.seasonalNaive(0))
        .withMessage("season is 0, must be at least 1 step (1: no season)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Baselines.movingAverage(0))
        .withMessage("window is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Baselines.seasonMean(7, 0))
        .withMessage("cycles is 0, must be at least 1");
  }

  @Test
  void carried_on_they_know_the_new_values() {
    ForecastModel model = Baselines.naive().fit(new double[] {3, 4});

    assertThat(model.on(new double[] {3, 4, 8}).forecast(1).mean()).containsExactly(8);
  }

  private static Stream<Forecaster> all() {
    return Stream.of(
        Baselines.naive(),
        Baselines.seasonalNaive(2),
        Baselines.movingAverage(3),
        Baselines.seasonMean(2, 2),
        Baselines.mean(),
        Baselines.drift());
  }
}
