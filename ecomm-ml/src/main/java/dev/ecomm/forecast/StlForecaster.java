package dev.ecomm.forecast;

import dev.ecomm.seasonality.Decomposition;
import dev.ecomm.seasonality.Stl;
import java.util.Arrays;

/**
 * Takes the season off by {@link Stl}, forecasts the rest by any forecaster, and puts the last
 * cycle of the season back on. A forecaster that knows no season becomes a seasonal one.
 *
 * <pre>{@code
 * Forecaster weekly = StlForecaster.of(Stl.builder().period(7).build(), Baselines.drift());
 * Forecast fortnight = RollingIntervals.of(weekly, 14, 7).fit(dailySales).forecast(14, 80);
 * }</pre>
 *
 * <p>Intervals are refused: those of the rest, moved by the season, know nothing of how unsure the
 * season is, and held 60 % where 80 were promised on series of any length. {@link RollingIntervals}
 * around this one learns some that hold; {@link TextbookIntervals} gives those of the rest.
 * Residuals are those of the rest as well; the season in them has seen the whole series.
 *
 * <p>Needs as many cycles as {@link Stl} does, and what the other forecaster needs. Immutable, safe
 * for use by many threads. Cost: a decomposition and a fit.
 *
 * @see <a href="https://otexts.com/fpp3/forecasting-decomposition.html">Hyndman and Athanasopoulos,
 *     Forecasting: Principles and Practice, 3rd edition, section 5.7</a>
 */
public final class StlForecaster implements Forecaster {
  /** More than anybody asks for; a text must not keep a machine busy. */
  private static final int MOST_LOOPS = 10_000;

  private final Stl stl;
  private final Forecaster rest;

  private StlForecaster(Stl stl, Forecaster rest) {
    this.stl = stl;
    this.rest = rest;
  }

  /**
   * Makes a forecaster of a decomposition and another forecaster.
   *
   * @param stl takes the season off
   * @param rest forecasts the seasonally adjusted values
   * @return {@code stl_7_drift}
   */
  public static Forecaster of(Stl stl, Forecaster rest) {
    return new StlForecaster(stl, rest);
  }

  @Override
  public String name() {
    return "stl_" + stl.period() + "_" + rest.name();
  }

  static ForecastModel read(SavedNode node) {
    SavedNode parts = node.node("decomposition");
    Stl stl =
        new Stl(
            parts.count("period", 2),
            parts.count("seasonal", 3),
            parts.count("trend", 3),
            parts.count("low_pass", 3),
            parts.count("seasonal_degree", 0),
            parts.count("trend_degree", 0),
            parts.count("low_pass_degree", 0),
            parts.count("seasonal_jump", 1),
            parts.count("trend_jump", 1),
            parts.count("low_pass_jump", 1),
            parts.whole("inner_loops", 1, MOST_LOOPS),
            parts.whole("outer_loops", 0, MOST_LOOPS));
    double[] cycle = node.numbers("cycle", stl.period());
    return new Model(node.text("name"), stl, node.model("rest"), cycle);
  }

  @Override
  public ForecastModel fit(double[] values) {
    Decomposition parts = decompose(name(), stl, values);
    return new Model(name(), stl, rest.fit(parts.seasonallyAdjusted()), lastCycle(stl, parts));
  }

  private static Decomposition decompose(String name, Stl stl, double[] values) {
    SeriesValues.require(name, values, 2 * stl.period());
    return stl.decompose(values);
  }

  private static double[] lastCycle(Stl stl, Decomposition parts) {
    double[] seasonal = parts.seasonal();
    return Arrays.copyOfRange(seasonal, seasonal.length - stl.period(), seasonal.length);
  }

  @Override
  public String toString() {
    return name();
  }

  private static final class Model extends SavableModel {
    private final String name;
    private final Stl stl;
    private final ForecastModel model;
    private final double[] cycle;

    Model(String name, Stl stl, ForecastModel model, double[] cycle) {
      this.name = name;
      this.stl = stl;
      this.model = model;
      this.cycle = cycle;
    }

    @Override
    public Forecast forecast(int horizon, double... levels) {
      refuseSeason(name, levels);
      return withSeason(model.forecast(horizon));
    }

    @Override
    Forecast textbook(int horizon, double... levels) {
      return withSeason(textbook(model, horizon, levels));
    }

    private Forecast withSeason(Forecast adjusted) {
      return adjusted.changed((value, step) -> value + cycle[(step - 1) % cycle.length]);
    }

    @Override
    public double[] residuals() {
      return model.residuals();
    }

    @Override
    public ForecastModel on(double[] values) {
      Decomposition parts = decompose(name, stl, values);
      return new Model(name, stl, model.on(parts.seasonallyAdjusted()), lastCycle(stl, parts));
    }

    @Override
    SavedTree save() {
      SavedTree parts =
          new SavedTree()
              .with("period", stl.period())
              .with("seasonal", stl.seasonal())
              .with("trend", stl.trend())
              .with("low_pass", stl.lowPass())
              .with("seasonal_degree", stl.seasonalDegree())
              .with("trend_degree", stl.trendDegree())
              .with("low_pass_degree", stl.lowPassDegree())
              .with("seasonal_jump", stl.seasonalJump())
              .with("trend_jump", stl.trendJump())
              .with("low_pass_jump", stl.lowPassJump())
              .with("inner_loops", stl.innerLoops())
              .with("outer_loops", stl.outerLoops());
      return new SavedTree("stl")
          .with("name", name)
          .with("decomposition", parts)
          .with("cycle", cycle)
          .model("rest", model);
    }

    @Override
    public String toString() {
      return name + " " + model;
    }
  }
}
