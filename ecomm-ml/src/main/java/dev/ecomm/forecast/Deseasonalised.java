package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;

/**
 * Takes a season off if a test finds one, forecasts the rest by any forecaster, and puts the season
 * back on: the standards that forecasting competitions measure others by.
 *
 * <pre>{@code
 * Forecaster comb = Deseasonalised.smoothing(7);
 * Forecast fortnight = RollingIntervals.of(comb, 14, 7).fit(dailySales).forecast(14, 80);
 * }</pre>
 *
 * <p>The season is there if its autocorrelation r(m) is beyond 1.645 sqrt((1 + 2 (r(1)² + ... + r(m
 * - 1)²)) / n), which one series of twenty without a season is by chance. Then it is that of a
 * classical decomposition, the same in every cycle: multiplied, or added where a value is not above
 * 0. A series of two cycles or fewer has none. Where a season comes and goes, {@link StlForecaster}
 * and {@link Ets} follow it and this one does not.
 *
 * <p>Limits are those of the rest, with the season put on. They know nothing of how unsure the
 * season is, nor that it may change, so where there is one they are refused, and {@link
 * RollingIntervals} learns some that hold. Residuals are values less their forecast, in the unit of
 * the series. A model carried on to other values keeps its season. Needs what the other forecaster
 * needs. Immutable, safe for use by many threads. Cost: O(n season) and that of the other.
 *
 * @see <a href="https://doi.org/10.1016/j.ijforecast.2019.04.014">Makridakis, Spiliotis and
 *     Assimakopoulos (2020), the M4 competition</a>
 */
public final class Deseasonalised implements Forecaster {
  private final String name;
  private final int season;
  private final Forecaster rest;

  private Deseasonalised(String name, int season, Forecaster rest) {
    SeriesValues.requireSeason(season);
    this.name = name + "_" + season;
    this.season = season;
    this.rest = rest;
  }

  /**
   * Any forecaster on the rest.
   *
   * @param rest forecasts the values without their season
   * @param season in steps, at least 1; 1: no season
   * @return {@code deseasonalised_drift_7}
   * @throws IllegalArgumentException if season is below 1
   */
  public static Forecaster of(Forecaster rest, int season) {
    return new Deseasonalised("deseasonalised_" + rest.name(), season, rest);
  }

  /**
   * The last value of the rest again, known as Naive 2.
   *
   * @param season in steps, at least 1; 1: no season
   * @return {@code naive2_7}; needs 1 value
   * @throws IllegalArgumentException if season is below 1
   */
  public static Forecaster naive(int season) {
    return new Deseasonalised("naive2", season, Baselines.naive());
  }

  /**
   * The mean of three smoothings of the rest, known as Comb: without a trend, with a straight one
   * and with one that fades, all with additive errors.
   *
   * @param season in steps, at least 1; 1: no season
   * @return {@code comb_7}; needs 8 values
   * @throws IllegalArgumentException if season is below 1
   */
  public static Forecaster smoothing(int season) {
    Forecaster three =
        Combination.mean(smoothing(Trend.NONE), smoothing(Trend.ADDITIVE), smoothing(Trend.DAMPED));
    return new Deseasonalised("comb", season, three);
  }

  private static Forecaster smoothing(Trend trend) {
    return Ets.of(new EtsType(Noise.ADDITIVE, trend, Season.NONE), 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ForecastModel fit(double[] values) {
    SeriesValues.require(name, values, 1);
    SeasonalPlaces places = SeasonalPlaces.of(values, season);
    return new Model(name, places, rest.fit(places.takeOff(values)), values.clone());
  }

  static ForecastModel read(SavedNode node) {
    ForecastModel rest = node.model("rest");
    double[] values = node.values();
    Theta.requireAsLong(node, rest, values);
    return new Model(node.text("name"), SeasonalPlaces.read(node), rest, values);
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class Model extends SavableModel {
    private final String name;
    private final SeasonalPlaces places;
    private final ForecastModel model;
    private final double[] values;

    Model(String name, SeasonalPlaces places, ForecastModel model, double[] values) {
      this.name = name;
      this.places = places;
      this.model = model;
      this.values = values;
    }

    @Override
    public Forecast forecast(int horizon, double... levels) {
      if (!places.isNone()) {
        refuseSeason(name, levels);
      }
      return withSeason(model.forecast(horizon, levels));
    }

    @Override
    Forecast textbook(int horizon, double... levels) {
      return withSeason(textbook(model, horizon, levels));
    }

    private Forecast withSeason(Forecast adjusted) {
      return adjusted.changed((value, step) -> places.putOn(value, values.length + step - 1));
    }

    @Override
    public double[] residuals() {
      double[] adjusted = places.takeOff(values);
      double[] residuals = model.residuals();
      for (int t = 0; t < residuals.length; t++) {
        residuals[t] = values[t] - places.putOn(adjusted[t] - residuals[t], t);
      }
      return residuals;
    }

    @Override
    public ForecastModel on(double[] other) {
      SeriesValues.require(name, other, 1);
      return new Model(name, places, model.on(places.takeOff(other)), other.clone());
    }

    @Override
    SavedTree save() {
      SavedTree tree = new SavedTree("deseasonalised").with("name", name);
      places.save(tree);
      return tree.model("rest", model).with("values", values);
    }

    @Override
    public String toString() {
      return name + (places.isNone() ? " without a season: " : " with a season: ") + model;
    }
  }
}
