package dev.ecomm.forecast;

/**
 * Gives a forecaster limits that were learnt from its own errors on the end of the series: it is
 * fitted to the first two thirds, carried on from origin to origin through the last third, and
 * judged there. The points stay the forecaster's own, of a fit to the whole series.
 *
 * <pre>{@code
 * RollingModel model = RollingIntervals.of(Ets.automatic(7), 14, 7).fit(dailySales);
 * Forecast fortnight = model.forecast(14, 80);
 * MeasuredCoverage held = model.coverage(80, 1);
 * }</pre>
 *
 * <p>So limits know what a model's own equations do not: that its parameters, and the choice of its
 * kind, were estimated. Each step has its own errors. Where enough of them do not overlap, limits
 * are their ranks; where they are few, Student's t, the wider the less is known. A level that needs
 * more errors than there were is refused: any needs 10, so 30 values; 95 needs 19, so 57. So is a
 * step that was not tried, or of which fewer than 3 errors do not overlap: further ahead than a
 * ninth of the series nothing is promised. A series of which the forecaster does not bear the first
 * two thirds has points only.
 *
 * <p>Where the errors are likelier with the mean of the last 24 values for their unit, as in a shop
 * that grows, limits grow with that mean; not where a value is below zero.
 *
 * <p>It is fitted five times on the way through the last third, as a longer series makes a better
 * model, but once where 300 values are. {@link ConformalIntervals} fits anew at each origin, which
 * costs up to 200 fits, and refuses what Student's t bears here. Immutable, safe for use by many
 * threads; equal values give equal bits. {@link Forecasters} puts this around all methods that
 * estimate a model.
 *
 * @see <a href="https://doi.org/10.1016/S0169-2070(00)00065-0">Tashman (2000), out-of-sample tests
 *     of forecasting accuracy</a>
 */
public final class RollingIntervals implements Forecaster {
  /** Below this there is no third to try the forecaster on. */
  private static final int LEAST_VALUES = 4;

  private static final int MOST_ORIGINS = 200;
  private static final int FITS = 5;

  private static final int LEAST_CYCLES = 6;

  private final Forecaster forecaster;
  private final int horizon;
  private final int season;

  private RollingIntervals(Forecaster forecaster, int horizon, int season) {
    Forecast.requireHorizon(horizon);
    SeriesValues.requireSeason(season);
    this.forecaster = forecaster;
    this.horizon = horizon;
    this.season = season;
  }

  /**
   * Puts learnt limits around a forecaster that knows no season.
   *
   * @param forecaster makes the points; its models can be carried {@linkplain ForecastModel#on on}
   * @param horizon up to which step it is judged, at least 1; a quarter of a series at most is used
   * @return a forecaster of the same name and points
   * @throws IllegalArgumentException if horizon is below 1
   */
  public static RollingIntervals of(Forecaster forecaster, int horizon) {
    return of(forecaster, horizon, 1);
  }

  /**
   * Puts learnt limits around a forecaster that takes a season from the series. Where two to five
   * cycles of it were seen, the models on the way know another season than the last one does, or
   * none, so their errors do not tell of its own, and levels are refused.
   *
   * @param forecaster makes the points; its models can be carried {@linkplain ForecastModel#on on}
   * @param horizon up to which step it is judged, at least 1; a quarter of a series at most is used
   * @param season its length in steps, at least 1; 1: no season
   * @return a forecaster of the same name and points
   * @throws IllegalArgumentException if horizon or season is below 1
   */
  public static RollingIntervals of(Forecaster forecaster, int horizon, int season) {
    return new RollingIntervals(forecaster, horizon, season);
  }

  /** Returns the name of the forecaster. */
  @Override
  public String name() {
    return forecaster.name();
  }

  /**
   * {@inheritDoc}
   *
   * @return the fitted model, also if the series is too short for any interval
   * @throws UnsupportedOperationException if models of the forecaster cannot be carried on
   */
  @Override
  public RollingModel fit(double[] values) {
    ForecastModel model = forecaster.fit(values); // first, as it judges the values
    return new RollingModel(name(), model, learn(values.clone()), values.length);
  }

  private AutoIntervals learn(double[] values) {
    int cycles = values.length / season;
    if (values.length < LEAST_VALUES || (cycles > 1 && cycles < LEAST_CYCLES)) {
      return AutoIntervals.none();
    }
    int fits = values.length < LimitedModel.LEAST_VALUES ? FITS : 1;
    RollingOrigins rolling = RollingOrigins.of(values, horizon, MOST_ORIGINS);
    try {
      RollingOrigins.Trial trial = rolling.tryOut(forecaster, fits).withUsableSpreads();
      return AutoIntervals.of(rolling, trial, AutoIntervals.Source.ONE_METHOD);
    } catch (IllegalArgumentException tooShort) {
      return AutoIntervals.none(); // the whole series was accepted, so what a part lacks is length
    }
  }

  @Override
  public String toString() {
    return name() + " with learnt intervals";
  }
}
