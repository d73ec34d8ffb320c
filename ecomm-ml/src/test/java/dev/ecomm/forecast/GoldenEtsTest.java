package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fits of fixed types are at least as likely as R's, and where equal forecast the same. */
class GoldenEtsTest {

  @ParameterizedTest
  @CsvSource({
    "daily_total_qty,ets_ANN,ADDITIVE,NONE,NONE",
    "daily_total_qty,ets_AAN,ADDITIVE,ADDITIVE,NONE",
    "daily_total_qty,ets_AAN_damped,ADDITIVE,DAMPED,NONE",
    "daily_total_qty,ets_ANA,ADDITIVE,NONE,ADDITIVE",
    "daily_total_qty,ets_AAA,ADDITIVE,ADDITIVE,ADDITIVE",
    "daily_total_qty,ets_AAA_damped,ADDITIVE,DAMPED,ADDITIVE",
    "daily_total_qty,ets_MNM,MULTIPLICATIVE,NONE,MULTIPLICATIVE",
    "weekly_total_qty,ets_ANN,ADDITIVE,NONE,NONE",
    "weekly_total_qty,ets_AAN,ADDITIVE,ADDITIVE,NONE",
    "weekly_total_qty,ets_AAN_damped,ADDITIVE,DAMPED,NONE"
  })
  void likelihood_is_at_least_that_of_r(
      String series, String golden, Noise error, Trend trend, Season season) {
    Map<String, Double> r = Golden.fixedModel(series, golden);
    EtsModel model =
        Ets.of(new EtsType(error, trend, season), series.equals(Golden.DAILY) ? 6 : 1)
            .fit(Golden.series(series));

    double better = model.logLikelihood() - r.get("log_likelihood");
    Forecast forecast = model.forecast(14, 80, 95);
    double worst = 0;
    for (int step = 1; step <= 14; step++) {
      worst = Math.max(worst, share(forecast.mean(step), r.get("forecast," + step)));
      for (int level : new int[] {80, 95}) {
        worst =
            Math.max(worst, share(forecast.lower(level, step), r.get("lo_" + level + "," + step)));
        worst =
            Math.max(worst, share(forecast.upper(level, step), r.get("hi_" + level + "," + step)));
      }
    }
    assertThat(better).isGreaterThan(-0.1);
    if (better < 0.1) { // R found the same optimum
      assertThat(worst).isCloseTo(0, within(0.02));
    }
  }

  @ParameterizedTest
  @CsvSource({"daily_total_qty,6,14,7", "weekly_total_qty,1,4,2"})
  void automatic_choice_errs_at_most_a_twentieth_more_than_that_of_r(
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
        series, Golden.series(series), List.of(Ets.automatic(season)), RunContext.withDefaults());
  }

  private static int requireNear(
      Map<String, Map<String, String>> golden, List<BacktestScore> scores) {
    int cells = 0;
    for (BacktestScore score : scores) {
      if (score.model().equals("ets")) {
        String key = score.evaluation() + "," + score.horizon() + ",ets";
        double r = Double.parseDouble(golden.get(key).get("rmse"));
        assertThat(score.accuracy().rmse()).as(key).isLessThan(1.05 * r);
        cells++;
      }
    }
    return cells;
  }

  private static double share(double found, double expected) {
    return Math.abs(found / expected - 1);
  }
}
