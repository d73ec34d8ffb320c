package dev.ecomm.forecast;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.series.SeriesCalendar;
import dev.ecomm.series.SeriesSet;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts many series, each by itself, and measures on the end of each what such forecasts are
 * worth there.
 *
 * <pre>{@code
 * ManyForecasts fortnight = ManyForecasts.builder().horizon(14).levels(80, 95).build();
 * SeriesForecasts forecasts = fortnight.run(demand, RunContext.withDefaults());
 * DataTable rows = forecasts.toTable();
 * DataTable status = forecasts.statusTable();
 * }</pre>
 *
 * <p>Rows of a series are its steps: a day without a row is no step, as for a shop that is closed.
 * One series that cannot be forecast stops no other; {@link SeriesForecast#status} says what it
 * lacks. Levels that a short series does not bear are left out. A series whose last time stamp is
 * more than {@link Builder#endedAfter} steps before the newest of all, or before {@link
 * Builder#asOf}, is not forecast.
 *
 * <p>Measured is by a rolling {@link Backtest}: from {@link Builder#firstOrigin} on the forecaster
 * is fitted anew at every {@link Builder#refitEvery}-th origin and carried on in between. By
 * default one fit is carried through up to 20 origins in the last fifth of the series.
 *
 * <p>Models can be kept and used on newer values without fitting: {@link ForecastModels}.
 *
 * <p>Immutable, safe for use by many threads. Each series is one task; the result is the same on
 * any number of threads, bit for bit.
 */
public final class ManyForecasts {
  final Builder options;

  private ManyForecasts(Builder options) {
    this.options = options;
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Forecasts.
   *
   * @param series at least one, of one frequency
   * @param run threads, progress, cancellation
   * @return forecasts and what is to be said of each series
   * @throws IllegalArgumentException if there is no series, their frequency is mixed, the season is
   *     longer than every series or too short for the model, or a value is not before the as-of
   */
  public SeriesForecasts run(SeriesSet series, RunContext run) {
    if (series.count() == 0) {
      throw new IllegalArgumentException("series is empty, must have one to forecast");
    }
    SeriesCalendar calendar = SeriesCalendar.of(series);
    int season = options.season > 0 ? options.season : calendar.usualSeason();
    requireBearable(series, season);
    Forecaster forecaster = Forecasters.named(options.model, season, options.horizon);
    RunContext silent = run.reportingTo(progress -> {});
    RunContext tests =
        series.count() == 1 ? silent : silent.onThreads(1); // series run side by side
    OneForecast one = new OneForecast(options, series, calendar, season, forecaster, tests);
    SeriesForecast[] made = new SeriesForecast[series.count()];
    try (Workers workers = Workers.of(run)) {
      workers.run(made.length, "forecasting", "series", (worker, s) -> made[s] = one.of(s));
    }
    ForecastModels models =
        options.keepModels
            ? ForecastModels.of(
                new ModelsHead(options.model, season, series.scale(), calendar.frequency()),
                series,
                one.kept())
            : null;
    return new SeriesForecasts(series, calendar, season, options.levels, List.of(made), models);
  }

  /**
   * Forecasts by models that were fitted before, carried on to the values of today. Nothing is
   * fitted, and nothing tested: the models may have learnt from what they would be tested on. Model
   * and season are those of the models, whatever the options say. A series without a model is
   * {@link SeriesForecast.Status#NEW}, a model without a series {@link SeriesForecast.Status#GONE}.
   *
   * <p>The levels of a model run through all values from the first, so series are to begin where
   * they began when they were fitted; what begins later is forecast, and said.
   *
   * @param series at least one, of the frequency that the models were fitted to
   * @param models saved or just made
   * @param run threads, progress, cancellation
   * @return forecasts; the same as those of the run that fitted them if the values are the same, to
   *     the bit
   * @throws IllegalArgumentException if there is no series, or they are of another frequency
   * @throws dev.ecomm.error.InvoiceDataException if a saved model is damaged; names the series
   */
  public SeriesForecasts run(SeriesSet series, ForecastModels models, RunContext run) {
    if (series.count() == 0) {
      throw new IllegalArgumentException("series is empty, must have one to forecast");
    }
    SeriesCalendar calendar = SeriesCalendar.of(series);
    ModelsHead head = models.modelsHead();
    head.requireSame(series, calendar);
    Builder untested = new Builder(options).measured(false).keepModels(false);
    Forecaster forecaster = Forecasters.named(head.model(), head.season(), options.horizon);
    OneForecast one = new OneForecast(untested, series, calendar, head.season(), forecaster, run);
    List<SeriesForecast> made = models.forecasts(series, one, run);
    return new SeriesForecasts(series, calendar, head.season(), options.levels, made, null);
  }

  private static void requireBearable(SeriesSet series, int season) {
    int longest = 0;
    for (int s = 0; s < series.count(); s++) {
      longest = Math.max(longest, series.length(s));
    }
    if (season > 1 && season > longest) {
      throw new IllegalArgumentException(
          "season is "
              + season
              + ", must be at most "
              + longest
              + ", the length of the longest series; take 1 for no season");
    }
  }

  /** Options, all with defaults. */
  public static final class Builder {
    String model = "auto";
    int season;
    int horizon = 14;
    double[] levels = {80, 95};
    int firstOrigin;
    int originStep;
    int refitEvery;
    int[] measuredHorizons = {};
    boolean measured = true;
    int endedAfter;
    boolean includeEnded;
    boolean keepModels;
    @Nullable LocalDateTime asOf;

    private Builder() {}

    private Builder(Builder other) {
      model = other.model;
      season = other.season;
      horizon = other.horizon;
      levels = other.levels;
      firstOrigin = other.firstOrigin;
      originStep = other.originStep;
      refitEvery = other.refitEvery;
      measuredHorizons = other.measuredHorizons;
      measured = other.measured;
      endedAfter = other.endedAfter;
      includeEnded = other.includeEnded;
      keepModels = other.keepModels;
      asOf = other.asOf;
    }

    /**
     * Sets how to forecast.
     *
     * @param name one of {@link Forecasters#names()}; by default {@code auto}
     * @return this
     * @throws IllegalArgumentException if there is no such name
     */
    public Builder model(String name) {
      if (!Forecasters.names().contains(name)) {
        throw new IllegalArgumentException(
            "model is \"" + name + "\", must be one of " + String.join(", ", Forecasters.names()));
      }
      model = name;
      return this;
    }

    /**
     * Sets the season; 1: none. By default the {@link SeriesCalendar#usualSeason() usual one} of
     * the series' frequency.
     *
     * @param steps at least 1
     * @return this
     * @throws IllegalArgumentException if steps is below 1
     */
    public Builder season(int steps) {
      SeriesValues.requireSeason(steps);
      season = steps;
      return this;
    }

    /**
     * Sets how many steps to forecast.
     *
     * @param steps at least 1, by default 14
     * @return this
     * @throws IllegalArgumentException if steps is below 1
     */
    public Builder horizon(int steps) {
      Forecast.requireHorizon(steps);
      horizon = steps;
      return this;
    }

    /**
     * Sets the intervals.
     *
     * @param percents ascending, above 0 and below 100; none for points only. By default 80, 95
     * @return this
     * @throws IllegalArgumentException if they are not such
     */
    public Builder levels(double... percents) {
      Forecast.requireLevels(percents);
      levels = percents.clone();
      return this;
    }

    /**
     * Sets how many values the first test of a series may learn from. By default all but the last
     * fifth, or but as many as the horizon has.
     *
     * @param values at least 1
     * @return this
     * @throws IllegalArgumentException if values is below 1
     */
    public Builder firstOrigin(int values) {
      firstOrigin = atLeastOne("firstOrigin", values);
      return this;
    }

    /**
     * Sets how far the origins of tests are apart. By default so far that there are 20 at most.
     *
     * @param steps at least 1
     * @return this
     * @throws IllegalArgumentException if steps is below 1
     */
    public Builder originStep(int steps) {
      originStep = atLeastOne("originStep", steps);
      return this;
    }

    /**
     * Sets how many origins share a fit. By default all of them.
     *
     * @param origins at least 1; 1: each has its own
     * @return this
     * @throws IllegalArgumentException if origins is below 1
     */
    public Builder refitEvery(int origins) {
      refitEvery = atLeastOne("refitEvery", origins);
      return this;
    }

    /**
     * Sets up to which steps tests are evaluated, beside the whole horizon.
     *
     * @param steps each at least 1 and at most the horizon; by default none
     * @return this
     * @throws IllegalArgumentException if one is below 1
     */
    public Builder measuredHorizons(int... steps) {
      for (int step : steps) {
        int unused = atLeastOne("measuredHorizons", step);
      }
      measuredHorizons = steps.clone();
      return this;
    }

    /**
     * Sets whether series are tested at all; it costs at least as much again as the forecasts.
     *
     * @param on by default true
     * @return this
     */
    public Builder measured(boolean on) {
      measured = on;
      return this;
    }

    /**
     * Sets how many steps a series may end before the others and still count as alive. By default
     * two seasons, but not fewer steps than the horizon.
     *
     * @param steps at least 1
     * @return this
     * @throws IllegalArgumentException if steps is below 1
     */
    public Builder endedAfter(int steps) {
      endedAfter = atLeastOne("endedAfter", steps);
      return this;
    }

    /**
     * Sets whether series that ended are forecast all the same, behind their own last value.
     *
     * @param on by default false
     * @return this
     */
    public Builder includeEnded(boolean on) {
      includeEnded = on;
      return this;
    }

    /**
     * Sets the instant that is to be forecast from. A series whose last value is more than {@link
     * #endedAfter} steps older has ended, also if it is the only one. By default series are
     * compared with the newest of them, and a single one with nothing.
     *
     * @param instant behind every value; a day's start is that of the first day to come
     * @return this
     */
    public Builder asOf(LocalDateTime instant) {
      asOf = Objects.requireNonNull(instant, "instant");
      return this;
    }

    /**
     * Sets whether what is fitted can be had as {@link SeriesForecasts#models}. It takes the memory
     * of its text, some ten times the series.
     *
     * @param on by default false
     * @return this
     */
    public Builder keepModels(boolean on) {
      keepModels = on;
      return this;
    }

    private static int atLeastOne(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
      }
      return value;
    }

    /**
     * Checks the options against each other.
     *
     * @return forecasts of any number of series
     * @throws IllegalArgumentException if a measured horizon is longer than the horizon
     */
    public ManyForecasts build() {
      int longest = Arrays.stream(measuredHorizons).max().orElse(1);
      if (longest > horizon) {
        throw new IllegalArgumentException(
            "measuredHorizons has "
                + longest
                + ", must be at most "
                + horizon
                + " as the horizon is");
      }
      return new ManyForecasts(new Builder(this));
    }
  }
}
