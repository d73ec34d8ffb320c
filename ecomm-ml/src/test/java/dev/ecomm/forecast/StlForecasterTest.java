package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.seasonality.Decomposition;
import dev.ecomm.seasonality.Stl;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StlForecasterTest {
  private static final Stl WEEK = Stl.builder().period(7).build();
  private static final double[] SEASON = {-6, -3, 0, 1, 2, 4, 2};

  @Test
  void a_season_and_a_line_go_on() {
    Forecast forecast = StlForecaster.of(WEEK, Baselines.drift()).fit(series(70)).forecast(14);

    assertThat(forecast.mean())
        .containsExactly(Arrays.copyOfRange(series(84), 70, 84), within(1e-6));
  }

  @Test
  void the_season_goes_on_from_where_the_series_ends() {
    Forecast forecast = StlForecaster.of(WEEK, Baselines.drift()).fit(series(73)).forecast(9);

    assertThat(forecast.mean())
        .containsExactly(Arrays.copyOfRange(series(82), 73, 82), within(1e-6));
  }

  @Test
  void limits_are_those_of_the_rest_moved_by_the_season() {
    double[] values = Simulated.SEASONAL.series(70, 1);
    Decomposition parts = WEEK.decompose(values);
    Forecast rest = Baselines.naive().fit(parts.seasonallyAdjusted()).forecast(8, 80);
    Forecast all =
        TextbookIntervals.of(StlForecaster.of(WEEK, Baselines.naive())).fit(values).forecast(8, 80);

    for (int step : new int[] {1, 8}) {
      double season = parts.seasonal()[63]; // steps 1 and 8 are the same day
      assertThat(all.lower(80, step)).isEqualTo(rest.lower(80, step) + season);
      assertThat(all.upper(80, step)).isEqualTo(rest.upper(80, step) + season);
    }
  }

  @Test
  void residuals_are_those_of_the_rest() {
    double[] values = Simulated.SEASONAL.series(70, 1);

    assertThat(StlForecaster.of(WEEK, Baselines.naive()).fit(values).residuals())
        .containsExactly(
            Baselines.naive().fit(WEEK.decompose(values).seasonallyAdjusted()).residuals());
  }

  @Test
  void carried_on_it_knows_the_new_values() {
    Forecaster forecaster = StlForecaster.of(WEEK, Baselines.naive());

    assertThat(forecaster.fit(series(70)).on(series(73)).forecast(3).mean())
        .containsExactly(forecaster.fit(series(73)).forecast(3).mean());
  }

  @Test
  void a_constant_series_goes_on() {
    assertThat(StlForecaster.of(WEEK, Baselines.naive()).fit(new double[20]).forecast(2).mean())
        .containsExactly(0, 0);
  }

  @Test
  void two_cycles_are_needed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StlForecaster.of(WEEK, Baselines.naive()).fit(series(13)))
        .withMessage(
            "values are 13, must be at least 14 for stl_7_naive; take a longer series, a shorter"
                + " season or a simpler forecaster");
  }

  private static double[] series(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, t -> 100 + 0.5 * t + SEASON[t % 7]);
    return values;
  }
}
