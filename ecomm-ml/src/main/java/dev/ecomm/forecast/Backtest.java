package dev.ecomm.forecast;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets forecasters forecast a past that they have not seen, from one origin after the other.
 *
 * <pre>{@code
 * Backtest backtest = Backtest.builder().horizon(14).season(7).build();
 * BacktestResult result =
 *     backtest.run(
 *         "sales",
 *         sales,
 *         List.of(Baselines.movingAverage(7), Baselines.drift()),
 *         RunContext.withDefaults());
 * result.scores(1, 7, 14).forEach(score -> System.out.println(score.verdict()));
 * }</pre>
 *
 * <p>Every forecaster gets a copy of the training part alone, so none can look ahead. The seasonal
 * naive method always runs with the others, as their yardstick. Immutable, safe for use by many
 * threads; the result is the same on any number of them.
 */
public final class Backtest {
  private final Builder options;

  private Backtest(Builder options) {
    this.options = options;
  }

  /**
   * Starts a backtest of one step ahead from every origin in the last fifth of the series.
   *
   * @return a builder with the defaults
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Lists the folds of a series, in the order of time. The last ones have fewer steps than the
   * horizon where the series ends before.
   *
   * @param length of the series
   * @return at least one fold
   * @throws IllegalArgumentException if the series is too short for one
   */
  public List<Fold> folds(int length) {
    List<Fold> folds = new ArrayList<>();
    int first = firstOrigin(length);
    for (int origin = first; origin + options.gap < length; origin += options.step) {
      int testFrom = origin + options.gap;
      int testTo =
          options.split ? length : (int) Math.min(length, (long) testFrom + options.horizon);
      folds.add(new Fold(trainFrom(origin), origin, testFrom, testTo));
      if (options.split) {
        break;
      }
    }
    if (first < 1 || folds.isEmpty()) {
      throw new IllegalArgumentException(
          "length is "
              + length
              + ", must be more than the first origin "
              + first
              + " and the gap "
              + options.gap
              + "; take a longer series or an earlier origin, which is at least 1");
    }
    return List.copyOf(folds);
  }

  private int firstOrigin(int length) {
    return options.firstOrigin > 0 ? options.firstOrigin : (int) (options.share * length);
  }

  private int trainFrom(int origin) {
    return options.window == 0 ? 0 : Math.max(0, origin - options.window);
  }

  /**
   * Runs forecasters over all folds, those of several threads at once.
   *
   * @param series its name, for tables and messages
   * @param values equidistant, oldest first, finite
   * @param forecasters of distinct names
   * @param run threads, progress, cancellation
   * @return all forecasts, and measures of them
   * @throws IllegalArgumentException if the series is too short for a fold, or a forecaster refuses
   *     a training part; names both
   */
  public BacktestResult run(
      String series, double[] values, List<? extends Forecaster> forecasters, RunContext run) {
    SeriesValues.require("a backtest", values, 2);
    double[] kept = values.clone();
    List<Fold> folds = folds(kept.length);
    List<Forecaster> all = withYardstick(forecasters);
    int groups = (folds.size() + options.refitEvery - 1) / options.refitEvery;
    Forecast[][] forecasts = new Forecast[all.size()][folds.size()];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          all.size() * groups,
          "backtest " + series,
          "fits",
          (worker, task) -> {
            int forecaster = task / groups;
            int first = task % groups * options.refitEvery;
            List<Fold> group =
                folds.subList(first, Math.min(folds.size(), first + options.refitEvery));
            forecastGroup(series, kept, group, all.get(forecaster), forecasts[forecaster], first);
          });
    }
    List<String> names = all.stream().map(Forecaster::name).toList();
    Fold start = folds.get(0);
    ErrorScale scale =
        ErrorScale.of(Arrays.copyOfRange(kept, start.trainFrom(), start.trainTo()), options.season);
    return new BacktestResult(
        series, label(), names, yardstick().name(), folds, kept, forecasts, scale, options.levels);
  }

  /** Fits at the first fold of a group; the model is carried on to the others. */
  private void forecastGroup(
      String series,
      double[] values,
      List<Fold> group,
      Forecaster forecaster,
      Forecast[] forecasts,
      int first) {
    ForecastModel model = null;
    for (int i = 0; i < group.size(); i++) {
      Fold fold = group.get(i);
      double[] training = Arrays.copyOfRange(values, fold.trainFrom(), fold.trainTo());
      try {
        model = model == null ? forecaster.fit(training) : model.on(training);
        forecasts[first + i] = model.forecast(fold.gap() + fold.steps(), options.levels);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            series
                + ", "
                + forecaster.name()
                + ", fold "
                + (first + i)
                + " (trains on "
                + fold.trainFrom()
                + " to "
                + fold.trainTo()
                + "): "
                + e.getMessage(),
            e);
      }
    }
  }

  private List<Forecaster> withYardstick(List<? extends Forecaster> forecasters) {
    List<Forecaster> all = new ArrayList<>(forecasters);
    Forecaster yardstick = yardstick();
    if (all.stream().noneMatch(other -> other.name().equals(yardstick.name()))) {
      all.add(yardstick);
    }
    long distinct = all.stream().map(Forecaster::name).distinct().count();
    if (distinct < all.size()) {
      throw new IllegalArgumentException(
          "forecasters are "
              + all.stream().map(Forecaster::name).toList()
              + ", must have distinct names");
    }
    return all;
  }

  private Forecaster yardstick() {
    return options.season == 1 ? Baselines.naive() : Baselines.seasonalNaive(options.season);
  }

  private String label() {
    if (options.split) {
      long percent = Math.round(100 * options.share);
      return "split_" + percent + "_" + (100 - percent);
    }
    return options.window == 0 ? "rolling" : "sliding";
  }

  /** Collects the options of a backtest. */
  public static final class Builder {
    private static final double DEFAULT_SHARE = 0.8;

    private int horizon = 1;
    private int firstOrigin;
    private double share = DEFAULT_SHARE;
    private boolean split;
    private int step = 1;
    private int gap;
    private int window;
    private int refitEvery = 1;
    private int season = 1;
    private double[] levels = {};

    private Builder() {}

    private Builder(Builder other) {
      horizon = other.horizon;
      firstOrigin = other.firstOrigin;
      share = other.share;
      split = other.split;
      step = other.step;
      gap = other.gap;
      window = other.window;
      refitEvery = other.refitEvery;
      season = other.season;
      levels = other.levels;
    }

    /**
     * Sets how many steps are forecast from each origin.
     *
     * @param horizon at least 1, by default 1
     * @return this
     */
    public Builder horizon(int horizon) {
      this.horizon = atLeast("horizon", horizon, 1);
      return this;
    }

    /**
     * Sets how many values the first fold may learn from, by default 80 % of the series, rounded
     * down.
     *
     * @param firstOrigin at least 1
     * @return this
     */
    public Builder firstOrigin(int firstOrigin) {
      this.firstOrigin = atLeast("firstOrigin", firstOrigin, 1);
      return this;
    }

    /**
     * Makes one fold only: a share of the series is learnt from, rounded down, and all the rest
     * forecast at once. Horizon and step do not matter then.
     *
     * @param share above 0 and below 1, for example 0.8
     * @return this
     */
    public Builder split(double share) {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("share is " + share + ", must be above 0 and below 1");
      }
      this.share = share;
      this.split = true;
      this.firstOrigin = 0;
      return this;
    }

    /**
     * Sets how many values lie between one origin and the next.
     *
     * @param step at least 1, by default 1
     * @return this
     */
    public Builder step(int step) {
      this.step = atLeast("step", step, 1);
      return this;
    }

    /**
     * Sets how many values behind the origin are neither learnt from nor tested, as where figures
     * come days late. Step 1 is the first one behind the gap.
     *
     * @param gap at least 0, by default 0
     * @return this
     */
    public Builder gap(int gap) {
      this.gap = atLeast("gap", gap, 0);
      return this;
    }

    /**
     * Lets the training part slide: only the last values before the origin are learnt from. By
     * default it expands: all of them.
     *
     * @param window at least 1
     * @return this
     */
    public Builder slidingWindow(int window) {
      this.window = atLeast("slidingWindow", window, 1);
      return this;
    }

    /**
     * Sets how many folds share the parameters that the first of them estimated; see {@link
     * ForecastModel#on}.
     *
     * @param folds at least 1, by default 1: every fold fits anew
     * @return this
     */
    public Builder refitEvery(int folds) {
      this.refitEvery = atLeast("refitEvery", folds, 1);
      return this;
    }

    /**
     * Sets the season of the yardstick: of the seasonal naive method, and of the differences in the
     * training part of the first fold that MASE and RMSSE divide by.
     *
     * @param season in steps, at least 1, by default 1: no season
     * @return this
     */
    public Builder season(int season) {
      SeriesValues.requireSeason(season);
      this.season = season;
      return this;
    }

    /**
     * Asks for intervals, so that their coverage is measured. By default none.
     *
     * @param levels in percent, ascending, for example 80, 95
     * @return this
     */
    public Builder levels(double... levels) {
      Forecast.requireLevels(levels);
      this.levels = levels.clone();
      return this;
    }

    private static int atLeast(String name, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
      }
      return value;
    }

    /**
     * Makes the backtest.
     *
     * @return an immutable backtest with these options
     */
    public Backtest build() {
      return new Backtest(new Builder(this));
    }
  }
}
