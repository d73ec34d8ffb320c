package dev.ecomm.forecast;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares forecasters over many series as forecasting competitions do: the last values of each are
 * held out, forecast once from all before, and the errors averaged over the series.
 *
 * <pre>{@code
 * List<ForecastComparison.Score> scores =
 *     ForecastComparison.of(18, 12)
 *         .run(monthly, List.of(AutoForecaster.ofSeason(12)), RunContext.withDefaults());
 * }</pre>
 *
 * <p>MASE divides by the mean absolute seasonal difference of what was learnt from, or by that of
 * neighbours where a series has no two values a season apart; series where that is 0 have no MASE
 * and are left out of its mean. A forecaster that refuses a series is scored with the naive method
 * there, and the number of such series is told. Immutable, safe for use by many threads; the result
 * is the same on any number of them.
 *
 * @see <a href="https://doi.org/10.1016/j.ijforecast.2019.04.014">Makridakis, Spiliotis and
 *     Assimakopoulos (2020), the M4 competition</a>
 */
public final class ForecastComparison {
  private final int horizon;
  private final int season;

  private ForecastComparison(int horizon, int season) {
    Forecast.requireHorizon(horizon);
    SeriesValues.requireSeason(season);
    this.horizon = horizon;
    this.season = season;
  }

  /**
   * A comparison.
   *
   * @param horizon how many values of each series are held out, at least 1
   * @param season of the differences that MASE divides by, in steps, at least 1
   * @return the comparison
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static ForecastComparison of(int horizon, int season) {
    return new ForecastComparison(horizon, season);
  }

  /**
   * What a forecaster was worth.
   *
   * @param model its name
   * @param series how many were forecast
   * @param refused of how many of them the naive method had to be taken
   * @param smape mean over the series of each one's mean of 2|e| / (|y| + |f|), from 0 to 2
   * @param mase mean over the series of each one's mean absolute scaled error
   */
  public record Score(String model, int series, int refused, double smape, double mase) {}

  /**
   * Runs the forecasters, series of several threads at once.
   *
   * @param series each longer than the horizon, without missing values
   * @param forecasters at least one
   * @param run threads, progress, cancellation
   * @return a score for each, in the order given
   * @throws IllegalArgumentException if there is no series, or one is too short or has a missing
   *     value; names it
   */
  public List<Score> run(SeriesSet series, List<? extends Forecaster> forecasters, RunContext run) {
    requireFit(series);
    Outcome[][] outcomes = new Outcome[forecasters.size()][series.count()];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          series.count(),
          "compare",
          "series",
          (worker, s) -> {
            for (int f = 0; f < forecasters.size(); f++) {
              outcomes[f][s] = outcome(series.values(s), forecasters.get(f));
            }
          });
    }
    List<Score> scores = new ArrayList<>();
    for (int f = 0; f < forecasters.size(); f++) {
      scores.add(score(forecasters.get(f).name(), outcomes[f]));
    }
    return List.copyOf(scores);
  }

  private void requireFit(SeriesSet series) {
    if (series.count() == 0) {
      throw new IllegalArgumentException("series are none, must be at least 1");
    }
    for (int s = 0; s < series.count(); s++) {
      if (series.length(s) <= horizon) {
        throw new IllegalArgumentException(
            "series \""
                + series.id(s)
                + "\" has "
                + series.length(s)
                + " values, must have more than the horizon "
                + horizon
                + "; leave it out or take a shorter horizon");
      }
      SeriesValues.require("series \"" + series.id(s) + "\"", series.values(s), 1);
    }
  }

  private record Outcome(boolean refused, double smape, double mase) {}

  private Outcome outcome(double[] values, Forecaster forecaster) {
    int n = values.length - horizon;
    double[] training = Arrays.copyOf(values, n);
    boolean refused = false;
    double[] points;
    try {
      points = forecaster.fit(training.clone()).forecast(horizon).mean();
    } catch (IllegalArgumentException refusal) {
      refused = true;
      points = Baselines.naive().fit(training).forecast(horizon).mean();
    }
    ErrorScale scale = ErrorScale.of(training, n > season ? season : 1);
    Accuracy accuracy = Accuracy.of(Arrays.copyOfRange(values, n, values.length), points, scale);
    return new Outcome(
        refused, accuracy.smape(), scale.meanAbsolute() > 0 ? accuracy.mase() : Double.NaN);
  }

  private static Score score(String model, Outcome... outcomes) {
    int refused = (int) Arrays.stream(outcomes).filter(Outcome::refused).count();
    double smape = Arrays.stream(outcomes).mapToDouble(Outcome::smape).average().orElseThrow();
    double mase =
        Arrays.stream(outcomes)
            .mapToDouble(Outcome::mase)
            .filter(value -> !Double.isNaN(value))
            .average()
            .orElse(Double.NaN);
    return new Score(model, outcomes.length, refused, smape, mase);
  }

  /**
   * The scores as a table: {@code model,series,refused,smape,mase}.
   *
   * @param scores of a run
   * @return a row for each
   */
  public static DataTable toTable(List<Score> scores) {
    List<Column> columns =
        List.of(
            StringColumn.of(scores.stream().map(Score::model).toArray(String[]::new)),
            LongColumn.of(scores.stream().mapToLong(Score::series).toArray()),
            LongColumn.of(scores.stream().mapToLong(Score::refused).toArray()),
            DoubleColumn.of(scores.stream().mapToDouble(Score::smape).toArray()),
            DoubleColumn.of(scores.stream().mapToDouble(Score::mase).toArray()));
    return DataTable.of(
        Schema.of(
            Field.ofString("model"),
            Field.ofLong("series"),
            Field.ofLong("refused"),
            Field.ofDouble("smape"),
            Field.ofDouble("mase")),
        columns);
  }
}
