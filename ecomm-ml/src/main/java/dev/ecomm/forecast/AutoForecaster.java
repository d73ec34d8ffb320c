package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * Forecasts any series without being told how: it tries a few methods of different kinds, measures
 * each on the end of the series that it was given, and weighs them by what they were worth there.
 *
 * <pre>{@code
 * AutoForecaster auto = AutoForecaster.builder().season(6).horizon(14).build();
 * AutoModel model = auto.fit(dailySales);
 * Forecast fortnight = model.forecast(14, 80);
 * model.candidates().forEach(candidate -> System.out.println(candidate));
 * }</pre>
 *
 * <p>What is tried depends on the series. A smooth demand: an automatic {@link AutoArima} (which
 * counts twice), the mean of three smoothings of the values without their season ({@link
 * Deseasonalised#smoothing}), the last season again, and its mean, which knows no season and so
 * holds back those that believe too much in one. A demand with many periods of zero ({@link
 * DemandPattern}): TSB, SBA, ADIDA and, for zeros that come by the calendar, the mean of the last
 * four seasons. A constant, or fewer than four values: the last value again. A season that the
 * first two thirds do not see once is taken for none. What refuses a series is left out and said.
 *
 * <p>Errors are those of up to 200 origins in the last third of the series, each up to {@code
 * horizon} steps ahead. Parameters are estimated before the first of them and carried on, so
 * nothing looks ahead and no method is fitted more than twice. A weight is the inverse of the mean
 * square error, which is near to equal weights where methods are near to each other. Without a
 * season, the last value again stays alone until the weighted mean was better by more than chance
 * would allow (one standard error); a short series of unknown kind rarely bears more.
 *
 * <p>A series that was never below zero is not forecast below it, nor are its limits. Intervals
 * come from the errors at the same origins; see {@link AutoModel}.
 *
 * <p>Immutable, safe for use by many threads; equal values give equal bits. Cost: two fits of each
 * method and a pass for each origin.
 *
 * @see <a href="https://doi.org/10.1016/j.ijforecast.2019.01.006">Petropoulos and Svetunkov (2020),
 *     a simple combination of univariate models</a>
 * @see <a href="https://doi.org/10.1057/jors.1969.103">Bates and Granger (1969), weights from past
 *     errors</a>
 */
public final class AutoForecaster implements Forecaster {
  /** Below this nothing can be estimated and then tried. */
  private static final int LEAST_VALUES = 4;

  private final int season;
  private final int horizon;
  private final int origins;

  private AutoForecaster(Builder builder) {
    this.season = builder.season;
    this.horizon = builder.horizon > 0 ? builder.horizon : defaultHorizon(builder.season);
    this.origins = builder.origins;
  }

  private static int defaultHorizon(int season) {
    return Math.max(8, Math.min(season, 24));
  }

  /**
   * A forecaster with defaults.
   *
   * @param season its length in steps, at least 1; 1: no season
   * @return {@code auto}
   * @throws IllegalArgumentException if season is below 1
   */
  public static AutoForecaster ofSeason(int season) {
    return builder().season(season).build();
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
    return "auto";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no value or one is NaN or infinite
   */
  @Override
  public AutoModel fit(double[] values) {
    SeriesValues.require(name(), values, 1);
    double[] kept = values.clone();
    if (kept.length < LEAST_VALUES) {
      return AutoSearch.only(Baselines.naive(), "the series is too short for others", false, kept);
    }
    if (isConstant(kept)) {
      return AutoSearch.only(Baselines.naive(), "the series is constant", true, kept);
    }
    RollingOrigins rolling = RollingOrigins.of(kept, horizon, origins);
    int borne = rolling.origin(0) < season ? 1 : season; // a season not seen once is none
    return isIntermittent(kept)
        ? AutoSearch.intermittent(AutoMembers.intermittent(borne), rolling)
        : AutoSearch.smooth(AutoMembers.smooth(borne), rolling);
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static boolean isIntermittent(double[] values) {
    return Arrays.stream(values).allMatch(value -> value >= 0)
        && DemandPattern.of(values).interval() >= DemandPattern.INTERMITTENT_INTERVAL;
  }

  @Override
  public String toString() {
    return name();
  }

  /** Options, all with defaults. */
  public static final class Builder {
    private int season = 1;
    private int horizon;
    private int origins = 200;

    private Builder() {}

    /**
     * Sets the season.
     *
     * @param season its length in steps, at least 1; by default 1: no season
     * @return this
     * @throws IllegalArgumentException if season is below 1
     */
    public Builder season(int season) {
      SeriesValues.requireSeason(season);
      this.season = season;
      return this;
    }

    /**
     * Sets how many steps ahead the methods are to be good and have limits. More points may be
     * forecast. A series of n values is judged at n / 4 steps at most.
     *
     * @param horizon at least 1; by default the season, but at least 8 and at most 24
     * @return this
     * @throws IllegalArgumentException if horizon is below 1
     */
    public Builder horizon(int horizon) {
      Forecast.requireHorizon(horizon);
      this.horizon = horizon;
      return this;
    }

    /**
     * Sets from how many origins the methods are tried at most. Fewer save time and bear lower
     * levels only: any needs 10, 95 needs 19.
     *
     * @param origins at least 1, by default 200
     * @return this
     * @throws IllegalArgumentException if origins is below 1
     */
    public Builder origins(int origins) {
      if (origins < 1) {
        throw new IllegalArgumentException("origins is " + origins + ", must be at least 1");
      }
      this.origins = origins;
      return this;
    }

    /**
     * Makes the forecaster.
     *
     * @return for any number of series
     */
    public AutoForecaster build() {
      return new AutoForecaster(this);
    }
  }
}
