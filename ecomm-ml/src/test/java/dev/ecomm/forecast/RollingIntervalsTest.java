package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingIntervalsTest {
  private static final double[] WALK = Simulated.RANDOM_WALK.series(60, 3);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ets",
        "arima",
        "ses",
        "holt",
        "damped",
        "theta",
        "comb",
        "naive2",
        "stl_ets",
        "stl_arima",
        "stl_drift"
      })
  void every_named_model_has_learnt_limits(String name) {
    assertThat(Forecasters.named(name, 7, 5).fit(Simulated.SEASONAL.series(63, 1)))
        .isInstanceOf(RollingModel.class);
  }

  @Test
  void points_residuals_and_name_are_those_of_the_forecaster() {
    Forecaster own = Ets.automatic(1);
    Forecaster learnt = RollingIntervals.of(own, 5);

    assertThat(learnt.name()).isEqualTo("ets");
    assertThat(learnt.fit(WALK).forecast(5, 80).mean())
        .containsExactly(own.fit(WALK).forecast(5).mean());
    assertThat(learnt.fit(WALK).residuals()).containsExactly(own.fit(WALK).residuals());
  }

  @Test
  void a_limit_is_a_rank_of_the_errors_that_the_forecaster_made_one_step_ahead() {
    double[] values = new double[30];
    for (int t = 0; t < values.length; t++) {
      values[t] = t * (t + 1) / 2.0; // naive misses by t, so by 20 to 29 in the last third
    }
    RollingModel model = RollingIntervals.of(Baselines.naive(), 1).fit(values);

    double upper = model.forecast(1, 90).upper(90, 1);

    assertThat(model.highestLevel()).isBetween(90.0, 91.0); // 10 errors
    assertThat(upper - values[29]).isGreaterThan(25);
  }

  @Test
  void a_level_that_needs_more_errors_is_refused_and_points_are_given() {
    RollingModel model = RollingIntervals.of(Baselines.naive(), 5).fit(Arrays.copyOf(WALK, 30));

    assertThat(model.highestLevel()).isBetween(90.0, 91.0);
    assertThat(model.forecast(3, 80).levels()).containsExactly(80);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(3, 80, 95))
        .withMessage(
            "level is 95, must be at most 90.9: naive has too few errors of its own in the last"
                + " third of 30 values; take a lower level or a longer series, or forecast points"
                + " only");
  }

  @Test
  void fewer_than_30_values_bear_no_level() {
    RollingModel model = RollingIntervals.of(Baselines.naive(), 5).fit(Arrays.copyOf(WALK, 29));

    assertThat(model.highestLevel()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(1, 50))
        .withMessageStartingWith("level is 50, must be none: naive has too few errors");
  }

  @Test
  void a_step_of_which_too_few_errors_do_not_overlap_has_no_limits() {
    RollingModel model = RollingIntervals.of(Baselines.naive(), 14).fit(Arrays.copyOf(WALK, 30));

    assertThat(model.steps(80)).isEqualTo(3); // 10 errors, 3 of which do not overlap
    assertThat(model.steps(95)).isZero();
    assertThat(model.forecast(14).horizon()).isEqualTo(14);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(4, 80))
        .withMessage(
            "horizon is 4, must be at most 3 for an interval of 80 by naive: further ahead it was"
                + " not tried, or the last third of 30 values has too few errors that do not"
                + " overlap; take a shorter horizon, make it for a longer one, take a lower level"
                + " or a longer series, or forecast points only");
  }

  @Test
  void a_level_above_95_reaches_as_far_as_its_own_ranks_do() {
    double[] values = Simulated.RANDOM_WALK.series(700, 3);

    RollingModel model = RollingIntervals.of(Baselines.naive(), 14).fit(values);

    assertThat(model.steps(95)).isEqualTo(14);
    assertThat(model.steps(99)).isEqualTo(2); // 200 errors, 100 of which do not overlap
  }

  @Test
  void a_series_whose_beginning_the_forecaster_refuses_has_points_only() {
    RollingModel model =
        RollingIntervals.of(Baselines.seasonalNaive(25), 3).fit(Arrays.copyOf(WALK, 30));

    assertThat(model.forecast(2).horizon()).isEqualTo(2);
    assertThat(model.highestLevel()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(2, 50))
        .withMessageStartingWith("level is 50, must be none: seasonal_naive_25 has too few errors");
  }

  @Test
  void a_series_without_a_third_has_points_only() {
    assertThat(RollingIntervals.of(Baselines.naive(), 3).fit(new double[] {1, 2, 3}).highestLevel())
        .isZero();
  }

  @Test
  void a_constant_series_is_continued_without_doubt() {
    double[] fives = new double[40];
    Arrays.fill(fives, 5);

    Forecast forecast = Forecasters.named("ets", 1, 5).fit(fives).forecast(4, 80);

    assertThat(forecast.lower(80, 4)).isEqualTo(forecast.upper(80, 4));
  }

  @Test
  void coverage_counts_what_limits_held_before() {
    MeasuredCoverage held = RollingIntervals.of(Baselines.naive(), 3).fit(WALK).coverage(80, 1);

    assertThat(held.trials()).isEqualTo(16); // of 20 errors, the first 4 are only learnt from
    assertThat(held.share()).isBetween(0.5, 1.0);
  }

  @Test
  void a_model_that_is_carried_on_keeps_its_limits() {
    RollingModel model = RollingIntervals.of(Baselines.mean(), 3).fit(Arrays.copyOf(WALK, 45));

    RollingModel carried = model.on(WALK);

    assertThat(carried.highestLevel()).isEqualTo(model.highestLevel());
    assertThat(carried.forecast(1).mean(1)).isNotEqualTo(model.forecast(1).mean(1));
  }

  @Test
  void a_forecaster_that_can_only_be_fitted_is_refused() {
    assertThatThrownBy(() -> RollingIntervals.of(new Simulated.LeastSquaresAr1(), 3).fit(WALK))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("cannot be carried on");
  }

  @Test
  void a_horizon_of_0_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RollingIntervals.of(Baselines.naive(), 0))
        .withMessage("horizon is 0, must be at least 1");
  }
}
