package dev.ecomm.forecast;

import dev.ecomm.forecast.SeriesForecast.Status;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesCalendar;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Forecasts one series of many, and turns every refusal into words. */
final class OneForecast {
  private static final int MOST_ORIGINS = 20;
  private static final int TESTED_SHARE = 5;

  /** A refusal below so many values, or below two seasons, is one for want of length. */
  private static final int FEW_VALUES = 10;

  private static final long SECONDS_OF_DAY = 86_400;
  private static final String NO_INTERVAL = "no interval of ";

  private final ManyForecasts.Builder options;
  private final SeriesSet series;
  private final SeriesCalendar calendar;
  private final int season;
  private final Forecaster forecaster;
  private final RunContext run;
  private final long newest;

  /** By series; null where none was fitted or none is to be kept. */
  private final @Nullable String[] kept;

  /** How a series comes by its model. */
  @FunctionalInterface
  interface Source {
    /** May throw IllegalArgumentException, which becomes the message of the series. */
    ForecastModel model(double[] values, List<String> notes);
  }

  OneForecast(
      ManyForecasts.Builder options,
      SeriesSet series,
      SeriesCalendar calendar,
      int season,
      Forecaster forecaster,
      RunContext run) {
    this.options = options;
    this.series = series;
    this.calendar = calendar;
    this.season = season;
    this.forecaster = forecaster;
    this.run = run;
    long last = Long.MIN_VALUE;
    for (int at = 0; at < series.totalLength(); at++) {
      last = Math.max(last, series.time(at));
    }
    this.newest = options.asOf == null ? last : latest(options.asOf, last);
    this.kept = new @Nullable String[series.count()];
  }

  /** The last time that is before the as-of. */
  private long latest(LocalDateTime asOf, long last) {
    if (series.scale() == TimeScale.STEP) {
      throw new IllegalArgumentException(
          "asOf is " + asOf + ", must be left out: times are numbers, not dates");
    }
    long second = asOf.toEpochSecond(ZoneOffset.UTC) - 1;
    long latest = series.scale() == TimeScale.DATE ? Math.floorDiv(second, SECONDS_OF_DAY) : second;
    if (last > latest) {
      throw new IllegalArgumentException(
          "asOf is "
              + asOf
              + ", must be behind every value; the last is at "
              + series.scale().text(last)
              + "; leave later values out");
    }
    return latest;
  }

  /** What was fitted, as it is saved. */
  @Nullable String[] kept() {
    return kept;
  }

  SeriesForecast of(int s) {
    return of(s, (values, notes) -> forecaster.fit(values));
  }

  /**
   * Forecasts a series.
   *
   * @param source of its model; null if there is none
   */
  SeriesForecast of(int s, @Nullable Source source) {
    double[] values = series.values(s);
    if (values.length == 0) {
      return refused(s, Status.SHORT, "there is no value");
    }
    int missing = 0;
    for (double value : values) {
      missing += Double.isNaN(value) ? 1 : 0;
    }
    if (missing > 0) {
      return refused(
          s,
          Status.MISSING,
          missing
              + " of "
              + values.length
              + " values are missing, the first at "
              + series.scale().text(firstMissing(s))
              + "; fill them in, or leave those rows out if they are no steps");
    }
    long lacking = calendar.stepsUntil(s, newest);
    boolean ended = lacking > endedAfter();
    String end = "";
    if (ended) {
      end =
          "ended at "
              + series.scale().text(series.time(series.to(s) - 1))
              + ", "
              + lacking
              + " steps before "
              + (options.asOf == null ? "the newest of all series" : "the as-of " + options.asOf);
      if (!options.includeEnded) {
        return refused(s, Status.ENDED, end);
      }
    }
    if (source == null) {
      return refused(s, Status.NEW, "no model of it was saved; fit it");
    }
    return forecast(s, values, source, end);
  }

  private int endedAfter() {
    return options.endedAfter > 0 ? options.endedAfter : Math.max(2 * season, options.horizon);
  }

  private long firstMissing(int s) {
    int at = series.from(s);
    while (!Double.isNaN(series.value(at))) {
      at++;
    }
    return series.time(at);
  }

  private SeriesForecast forecast(int s, double[] values, Source source, String end) {
    List<String> notes = new ArrayList<>(end.isEmpty() ? List.of() : List.of(end));
    ForecastModel model;
    Forecast points;
    try {
      model = source.model(values, notes);
      points = model.forecast(options.horizon);
    } catch (IllegalArgumentException e) {
      boolean few = values.length < Math.max(2 * season, FEW_VALUES);
      return refused(s, few ? Status.SHORT : Status.FAILED, String.valueOf(e.getMessage()));
    }
    int[] steps =
        IntStream.range(0, options.levels.length)
            .map(i -> steps(model, options.levels[i], notes))
            .toArray();
    double[] borne =
        IntStream.range(0, steps.length)
            .filter(i -> steps[i] == options.horizon)
            .mapToDouble(i -> options.levels[i])
            .toArray();
    boolean isShort = borne.length < options.levels.length;
    Forecast forecast =
        isShort
            ? partly(model, points.mean(), steps)
            : model.forecast(options.horizon, options.levels);
    List<BacktestScore> scores = options.measured ? scores(s, values, borne, notes) : List.of();
    if (options.keepModels) {
      keep(s, values, model, notes);
    }
    String name = forecaster.name();
    String whole = "rolling_steps_1_to_h";
    Optional<BacktestScore> measured =
        scores.stream()
            .filter(score -> score.model().equals(name) && score.evaluation().equals(whole))
            .filter(score -> score.horizon() == options.horizon)
            .findFirst();
    long negative = IntStream.range(0, values.length).filter(i -> values[i] < 0).count();
    if (negative > 0) {
      notes.add(negative + " values are below 0, so forecasts may be");
    }
    return new SeriesForecast(
        series.id(s),
        values.length,
        status(values, !end.isEmpty(), isShort),
        String.join("; ", notes),
        words(model),
        Optional.of(forecast),
        measured,
        scores);
  }

  private void keep(int s, double[] values, ForecastModel model, List<String> notes) {
    try {
      kept[s] = SavedSeries.write(series, s, values, model);
    } catch (IllegalArgumentException e) {
      notes.add("not saved: " + e.getMessage());
    }
  }

  private static Status status(double[] values, boolean ended, boolean isShort) {
    boolean constant = values.length > 1;
    for (double value : values) {
      constant &= value == values[0];
    }
    if (ended) {
      return Status.ENDED;
    }
    if (constant) {
      return values[0] == 0 ? Status.ZERO : Status.CONSTANT;
    }
    return isShort ? Status.SHORT : Status.OK;
  }

  /** Up to which step the model does not refuse a level; says the first refusal. */
  private int steps(ForecastModel model, double level, List<String> notes) {
    int borne = 0;
    int refused = options.horizon + 1;
    for (int asked = options.horizon; borne + 1 < refused; asked = (borne + refused) / 2) {
      try {
        Forecast unused = model.forecast(asked, level);
        borne = asked;
      } catch (IllegalArgumentException e) {
        if (notes.stream().noneMatch(note -> note.startsWith(NO_INTERVAL))) {
          notes.add(NO_INTERVAL + Forecast.text(level) + ": " + e.getMessage());
        }
        refused = asked;
      }
    }
    return borne;
  }

  /** With limits of each level up to the step that bears it. */
  private Forecast partly(ForecastModel model, double[] points, int[] steps) {
    int[] some = IntStream.range(0, steps.length).filter(i -> steps[i] > 0).toArray();
    double[][] lower = new double[some.length][];
    double[][] upper = new double[some.length][];
    for (int i = 0; i < some.length; i++) {
      double level = options.levels[some[i]];
      Forecast forecast = model.forecast(steps[some[i]], level);
      lower[i] = new double[forecast.horizon()];
      upper[i] = new double[forecast.horizon()];
      for (int step = 1; step <= forecast.horizon(); step++) {
        lower[i][step - 1] = forecast.lower(level, step);
        upper[i][step - 1] = forecast.upper(level, step);
      }
    }
    double[] levels = Arrays.stream(some).mapToDouble(i -> options.levels[i]).toArray();
    return Forecast.of(points, levels, lower, upper);
  }

  /** Tests the forecaster on the end of the series, with the levels that its tests bear. */
  private List<BacktestScore> scores(int s, double[] values, double[] levels, List<String> notes) {
    int n = values.length;
    int tested = Math.max(options.horizon, n / TESTED_SHARE);
    int first = options.firstOrigin > 0 ? options.firstOrigin : n - tested;
    if (first < 1 || first + options.horizon > n) {
      notes.add(
          "not measured: "
              + n
              + " values are too few to learn from some and test "
              + options.horizon
              + " steps behind them");
      return List.of();
    }
    int apart = Math.max(1, (n - first - options.horizon) / MOST_ORIGINS + 1);
    Backtest.Builder backtest =
        Backtest.builder()
            .horizon(options.horizon)
            .season(first >= season ? season : 1)
            .firstOrigin(first)
            .step(options.originStep > 0 ? options.originStep : apart)
            .refitEvery(options.refitEvery > 0 ? options.refitEvery : n);
    int[] horizons =
        IntStream.concat(IntStream.of(options.measuredHorizons), IntStream.of(options.horizon))
            .distinct()
            .sorted()
            .toArray();
    IllegalArgumentException refusal = null;
    for (int count = levels.length; count >= 0; count--) {
      try {
        return backtest
            .levels(Arrays.copyOf(levels, count))
            .build()
            .run(series.id(s), values, List.of(forecaster), run)
            .scores(horizons);
      } catch (IllegalArgumentException e) { // the tests have less to learn from
        refusal = e;
      }
    }
    notes.add("not measured: " + (refusal == null ? "" : refusal.getMessage()));
    return List.of();
  }

  private String words(ForecastModel model) {
    if (model instanceof RollingModel rolling) {
      return words(rolling.model());
    }
    if (model instanceof AutoModel auto) {
      StringBuilder words = new StringBuilder();
      for (AutoModel.Candidate candidate : auto.candidates()) {
        if (candidate.weight() > 0) {
          words
              .append(words.length() > 0 ? " + " : "")
              .append(String.format(Locale.ROOT, "%.2f ", candidate.weight()))
              .append(candidate.name());
        }
      }
      return words.toString();
    }
    return model instanceof ArimaModel arima
        ? arima.order().toString()
        : model instanceof EtsModel ets ? "ETS(" + ets.type() + ")" : forecaster.name();
  }

  private SeriesForecast refused(int s, Status status, String message) {
    return new SeriesForecast(
        series.id(s),
        series.length(s),
        status,
        message,
        "",
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
