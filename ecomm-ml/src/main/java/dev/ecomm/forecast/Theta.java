package dev.ecomm.forecast;

/**
 * Forecasts by the theta method: the smoothed level of the seasonally adjusted series, which goes
 * on by half the slope of the line through all of it. It won the M3 competition.
 *
 * <pre>{@code
 * Forecaster theta = RollingIntervals.of(Theta.ofSeason(7), 14, 7);
 * Forecast fortnight = theta.fit(dailySales).forecast(14, 80, 95);
 * }</pre>
 *
 * <p>As R's {@code thetaf}, but that a season is added, not multiplied, where the series has values
 * that are not above 0. Whether there is a season, and what it is: {@link Deseasonalised}. Limits
 * are those of the smoothed level, normal and of the same width at each place of the season;
 * neither the slope's error nor the season's is in them, so they are refused below 300 values, and
 * where there is a season; {@link RollingIntervals} learns some that hold. Residuals are of one
 * step, with the slope of the whole series. A model carried on to other values keeps its season,
 * its slope and its smoothing.
 *
 * <p>Needs 5 values, more than two cycles for a season. Immutable, safe for use by many threads;
 * equal values give equal bits. Cost: O(n season) and some hundred passes over the series.
 *
 * @see <a href="https://doi.org/10.1016/S0169-2070(00)00066-2">Assimakopoulos and Nikolopoulos
 *     (2000)</a>
 * @see <a href="https://doi.org/10.1016/S0169-2070(01)00143-1">Hyndman and Billah (2003), Unmasking
 *     the theta method</a>
 */
public final class Theta implements Forecaster {
  private static final Ets LEVEL = Ets.of(EtsType.SIMPLE, 1);

  private final int season;

  private Theta(int season) {
    SeriesValues.requireSeason(season);
    this.season = season;
  }

  /**
   * The standard theta method.
   *
   * @param season in steps, at least 1; 1: no season
   * @return {@code theta}
   * @throws IllegalArgumentException if season is below 1
   */
  public static Theta ofSeason(int season) {
    return new Theta(season);
  }

  @Override
  public String name() {
    return "theta";
  }

  @Override
  public ForecastModel fit(double[] values) {
    SeriesValues.require(name(), values, 5);
    SeasonalPlaces places = SeasonalPlaces.of(values, season);
    double[] adjusted = places.takeOff(values);
    return new Model(places, slope(adjusted) / 2, LEVEL.fit(adjusted), values.clone());
  }

  static ForecastModel read(SavedNode node) {
    if (!(node.model("level") instanceof EtsModel level)) {
      throw node.problem("level is of another kind, must be ets");
    }
    double[] values = node.values();
    requireAsLong(node, level, values);
    return new Model(SeasonalPlaces.read(node), node.number("drift"), level, values);
  }

  static void requireAsLong(SavedNode node, ForecastModel model, double[] values) {
    int length = model.residuals().length;
    if (length != values.length) {
      throw node.problem("values are " + values.length + ", must be " + length + " as in its part");
    }
  }

  /** Of the line of least squares. */
  private static double slope(double[] values) {
    double middle = (values.length - 1) / 2.0;
    double product = 0;
    double square = 0;
    for (int t = 0; t < values.length; t++) {
      product += (t - middle) * values[t];
      square += (t - middle) * (t - middle);
    }
    return product / square;
  }

  @Override
  public String toString() {
    return name();
  }

  /** What was fitted, run through the values from whose end it forecasts. */
  private static final class Model extends SavableModel {
    private final SeasonalPlaces places;
    private final double drift;
    private final EtsModel level;
    private final double[] values;
    private final double alpha;

    Model(SeasonalPlaces places, double drift, EtsModel level, double[] values) {
      this.places = places;
      this.drift = drift;
      this.level = level;
      this.values = values;
      this.alpha = level.parameters().getOrDefault("alpha", 1.0);
    }

    @Override
    public Forecast forecast(int horizon, double... levels) {
      if (!places.isNone()) {
        refuseSeason("theta", levels);
      }
      requireLongEnough("theta", level.fitted(), 1, levels);
      return textbook(horizon, levels);
    }

    @Override
    Forecast textbook(int horizon, double... levels) {
      double[] mean = level.forecast(horizon).mean();
      double[] errors = new double[horizon];
      double sigma = Math.sqrt(level.variance());
      for (int i = 0; i < horizon; i++) {
        double adjusted = mean[i] + drift * (i + lag(values.length));
        mean[i] = places.putOn(adjusted, values.length + i);
        errors[i] = sigma * Math.sqrt(1 + i * alpha * alpha);
      }
      return Forecast.normal(mean, errors, levels);
    }

    /** How many steps a level smoothed from so many values stays behind a line. */
    private double lag(int seen) {
      return (1 - StrictMath.pow(1 - alpha, seen)) / alpha;
    }

    @Override
    public double[] residuals() {
      double[] adjusted = places.takeOff(values);
      double[] residuals = level.residuals();
      for (int t = 0; t < residuals.length; t++) {
        double fitted = adjusted[t] - residuals[t] + drift * lag(t);
        residuals[t] = values[t] - places.putOn(fitted, t);
      }
      return residuals;
    }

    @Override
    public ForecastModel on(double[] other) {
      SeriesValues.require("theta", other, 1);
      EtsModel carried = (EtsModel) level.on(places.takeOff(other));
      return new Model(places, drift, carried, other.clone());
    }

    @Override
    SavedTree save() {
      SavedTree tree = new SavedTree("theta");
      places.save(tree);
      return tree.with("drift", drift).model("level", level).with("values", values);
    }

    @Override
    public String toString() {
      return "theta with"
          + (places.isNone() ? "out a season" : " a season")
          + ", alpha "
          + alpha
          + ", drift "
          + drift;
    }
  }
}
