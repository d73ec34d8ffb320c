package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Theta forecasts as R's thetaf at the end of the series, and no worse at every origin: of 42 and
 * 43 weeks the level's likelihood has two tops, and R stays on the lower one.
 */
class GoldenThetaTest {

  @ParameterizedTest
  @CsvSource({"daily_total_qty,6", "weekly_total_qty,1"})
  void forecasts_and_limits_are_those_of_r(String series, int season) {
    Map<String, Double> r = Golden.fixedModel(series, "thetaf");

    Forecast forecast = Theta.ofSeason(season).fit(Golden.series(series)).forecast(14, 80);

    for (int step = 1; step <= 14; step++) {
      requireClose(forecast.mean(step), r, "forecast," + step, 0.5);
      requireClose(forecast.lower(80, step), r, "lo_80," + step, 2);
      requireClose(forecast.upper(80, step), r, "hi_80," + step, 2);
    }
  }

  private static void requireClose(
      double found, Map<String, Double> golden, String what, double percent) {
    double expected = golden.getOrDefault(what, Double.NaN);
    assertThat(found).as(what).isCloseTo(expected, Percentage.withPercentage(percent));
  }

  @ParameterizedTest
  @CsvSource({"daily_total_qty,6,14,7", "weekly_total_qty,1,4,2"})
  void errors_are_at_most_those_of_r_in_every_cell(
      String series, int season, int horizon, int middle) {
    Map<String, Map<String, String>> golden = Golden.metrics(series);
    Backtest rolling = Backtest.builder().horizon(horizon).season(season).build();
    Backtest split = Backtest.builder().split(0.8).season(season).build();

    int cells =
        requireNear(golden, run(series, season, rolling).scores(1, middle, horizon))
            + requireNear(golden, run(series, season, split).scores());

    assertThat(cells).isEqualTo(6);
  }

  private static BacktestResult run(String series, int season, Backtest backtest) {
    return backtest.run(
        series, Golden.series(series), List.of(Theta.ofSeason(season)), RunContext.withDefaults());
  }

  private static int requireNear(
      Map<String, Map<String, String>> golden, List<BacktestScore> scores) {
    int cells = 0;
    for (BacktestScore score : scores) {
      if (score.model().equals("theta")) {
        String key = score.evaluation() + "," + score.horizon() + ",thetaf";
        double r = Double.parseDouble(golden.get(key).get("rmse"));
        assertThat(score.accuracy().rmse()).as(key).isLessThan(1.01 * r);
        cells++;
      }
    }
    return cells;
  }
}
