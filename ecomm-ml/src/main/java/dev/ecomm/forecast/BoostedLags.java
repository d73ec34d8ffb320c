package dev.ecomm.forecast;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.tree.HistogramBoosting;
import dev.ecomm.tree.RegressionTrainer;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import java.util.Objects;

/**
 * Gradient boosting on what was known of a series: lags, rolling and exponential means, the same
 * place in earlier seasons. One model learns from many series at once, each in units of its own
 * root mean square; a single series is a {@link Forecaster} as any other.
 *
 * <pre>{@code
 * BoostedLags boosting = BoostedLags.builder().horizon(14).season(7).build();
 * BoostedForecasts items = boosting.fit(demand, RunContext.withDefaults());
 * Forecast fortnight = items.model(0).forecast(14, 80);
 * }</pre>
 *
 * <p>The direct way learns pairs of an origin and a step behind it, the step being a feature; the
 * recursive one learns a single step and forecasts the others from its own forecasts. No feature
 * looks behind its origin. Series without a negative value are never forecast below 0.
 *
 * <p>Intervals come from errors that were not learnt from: a model of the same kind is trained
 * without the last values of each series and tried on them, and limits are quantiles of its errors
 * by step, of all series together in units of their scales. So they hold what they promise on
 * average over series like these, not for each of them. Levels that too few errors bear are
 * refused.
 *
 * <p>Cost: two trainings; memory: about 250 bytes a row learnt from. Equal series, options and seed
 * give equal bits on any number of threads. Immutable, safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.1016/j.ijforecast.2021.11.013">Makridakis, Spiliotis and
 *     Assimakopoulos (2022), the M5 competition</a>
 */
public final class BoostedLags implements Forecaster {
  private final int horizon;
  private final int season;
  private final boolean recursive;
  private final RegressionTrainer trainer;
  private final TreeParameters parameters;
  private final int mostRows;
  private final int origins;

  private BoostedLags(Builder builder) {
    this.horizon = builder.horizon;
    this.season = builder.season;
    this.recursive = builder.recursive;
    this.trainer = builder.trainer;
    this.parameters = builder.parameters;
    this.mostRows = builder.mostRows;
    this.origins = builder.origins;
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String name() {
    return (recursive ? "boosted_recursive_" : "boosted_") + season;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also if there are fewer values than the horizon, the origins
   *     kept back for intervals and two seasons
   */
  @Override
  public ForecastModel fit(double[] values) {
    SeriesValues.require(name(), values, horizon + origins + 2 * season);
    return fit(SeriesSet.ofSteps("series", values), RunContext.withDefaults()).model(0);
  }

  /**
   * Learns from many series together. Short ones are welcome: they are forecast from what the
   * others taught, and only not tried for intervals. A series of nothing but zeros is forecast as 0
   * without doubt.
   *
   * @param series equidistant, each with at least one value, none missing
   * @param run threads, progress and cancellation
   * @return a model of each
   * @throws IllegalArgumentException if there is no series, or one is empty or has a missing value;
   *     names it
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public BoostedForecasts fit(SeriesSet series, RunContext run) {
    if (series.count() == 0) {
      throw new IllegalArgumentException("series are none, must be at least 1 for " + name());
    }
    int[] lengths = new int[series.count()];
    int[] early = new int[series.count()];
    for (int s = 0; s < series.count(); s++) {
      String what = name() + " of series \"" + series.id(s) + "\"";
      SeriesValues.require(what, series.values(s), 1);
      lengths[s] = series.length(s);
      int kept = lengths[s] - horizon - origins + 1;
      early[s] = origins == 0 || kept < 2 * season ? 0 : kept;
    }
    LagRows rows = new LagRows(season);
    ErrorQuantiles[] errors = {};
    if (origins > 0) {
      BoostedTraining without = new BoostedTraining(rows, series, early, run);
      errors = without.errors(train(without), horizon, origins);
    }
    BoostedFit fit = train(new BoostedTraining(rows, series, lengths, run));
    return new BoostedForecasts(name(), series, fit, errors);
  }

  private BoostedFit train(BoostedTraining training) {
    return training.train(trainer, parameters, recursive, horizon, mostRows);
  }

  /** Collects options; each setter refuses what is out of range. For one thread. */
  public static final class Builder {
    private int horizon = 14;
    private int season = 7;
    private boolean recursive;
    private RegressionTrainer trainer = new HistogramBoosting();
    private TreeParameters parameters =
        new TreeParameters(TreeKind.BOOSTING, 80, 5, 20, 0.1, 0.8, 0.8, 0, 1, 0);
    private int mostRows = 200_000;
    private int origins = 20;

    private Builder() {}

    /**
     * Sets how many steps are learnt, and have intervals.
     *
     * @param steps at least 1; default: 14
     * @return this
     */
    public Builder horizon(int steps) {
      Forecast.requireHorizon(steps);
      this.horizon = steps;
      return this;
    }

    /**
     * Sets the season whose places are features.
     *
     * @param steps its length, at least 1; default: 7
     * @return this
     */
    public Builder season(int steps) {
      SeriesValues.requireSeason(steps);
      this.season = steps;
      return this;
    }

    /**
     * Learns one step and forecasts the others from forecasts, any horizon. Default: direct.
     *
     * @return this
     */
    public Builder recursive() {
      this.recursive = true;
      return this;
    }

    /**
     * Sets who trains.
     *
     * @param trainer default: {@link HistogramBoosting}
     * @return this
     */
    public Builder trainer(RegressionTrainer trainer) {
      this.trainer = Objects.requireNonNull(trainer, "trainer");
      return this;
    }

    /**
     * Sets what the trainer is told, the seed of all draws among it.
     *
     * @param parameters default: 80 trees of 5 levels, 20 rows in a leaf, learning rate 0.1, each
     *     of 80 % of rows and features, l2 1, seed 0
     * @return this
     */
    public Builder parameters(TreeParameters parameters) {
      this.parameters = Objects.requireNonNull(parameters, "parameters");
      return this;
    }

    /**
     * Sets how many rows are learnt from at most, about; drawn by chance where there are more.
     *
     * @param rows at least 1; default: 200,000
     * @return this
     */
    public Builder mostRows(int rows) {
      requireAtLeast("mostRows", rows, 1);
      this.mostRows = rows;
      return this;
    }

    /**
     * Sets from how many origins at the end of each series errors are measured for intervals.
     *
     * @param count at least 0, which saves one training and gives no intervals; default: 20
     * @return this
     */
    public Builder origins(int count) {
      requireAtLeast("origins", count, 0);
      this.origins = count;
      return this;
    }

    private static void requireAtLeast(String name, int value, int least) {
      if (value < least) {
        throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
      }
    }

    /**
     * Finishes.
     *
     * @return the forecaster
     */
    public BoostedLags build() {
      return new BoostedLags(this);
    }
  }
}
