package dev.ecomm.examples;

import dev.ecomm.forecast.Backtest;
import dev.ecomm.forecast.BacktestResult;
import dev.ecomm.forecast.BacktestScore;
import dev.ecomm.forecast.Baselines;
import dev.ecomm.forecast.Combination;
import dev.ecomm.forecast.Ets;
import dev.ecomm.forecast.Forecaster;
import dev.ecomm.forecast.RollingIntervals;
import dev.ecomm.io.Tables;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.util.List;
import java.util.Locale;

/** Asks which forecasters would have been worth having, on days that they have not seen. */
public final class BacktestModels {

  private BacktestModels() {}

  /**
   * Prints how far off each forecaster was, the best first.
   *
   * @param args a table, its column of times, its column of values, the length of the season
   */
  public static void main(String[] args) {
    SeriesSet series =
        SeriesSet.fromTable(Tables.read(Stores.uri(args[0])), SeriesColumns.of(args[1], args[2]));
    int season = Integer.parseInt(args[3]);

    // snippet: backtest
    Forecaster lastDays = Baselines.movingAverage(season);
    Forecaster smoothed = RollingIntervals.of(Ets.automatic(season), 7, season);
    BacktestResult result =
        Backtest.builder()
            .horizon(7)
            .season(season)
            .levels(80)
            .build()
            .run(
                series.id(0),
                series.values(0),
                List.of(
                    Baselines.mean(),
                    Baselines.seasonMean(season, 4),
                    lastDays,
                    smoothed,
                    Combination.mean(lastDays, smoothed)),
                RunContext.withDefaults());

    for (BacktestScore score : result.scores(1, 7)) {
      if (score.evaluation().endsWith("steps_1_to_h")) {
        System.out.printf(
            Locale.ROOT,
            "%-30s %d steps: RMSE %8.2f, skill %5.2f, 80 %% held %3.0f %%: %s%n",
            score.model(),
            score.horizon(),
            score.accuracy().rmse(),
            score.skill(),
            100 * score.intervals().get(0).coverage(),
            score.verdict());
      }
    }
    // end
  }
}
