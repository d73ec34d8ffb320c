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
 * Forecast fortnight = weekly.fit(dailySales).forecast(14, 80);
 * }</pre>
 *
 * <p>Intervals are those of the rest, moved by the season: they know nothing of how unsure the
 * season is and so are a little narrow; {@link ConformalIntervals} around this one learns better
 * ones. Residuals are those of the rest as well; the season in them has seen the whole series.
 *
 * <p>Needs as many cycles as {@link Stl} does, and what the other forecaster needs. Immutable, safe
 * for use by many threads. Cost: a decomposition and a fit.
 *
 * @see <a href="https://otexts.com/fpp3/forecasting-decomposition.html">Hyndman and Athanasopoulos,
 *     Forecasting: Principles and Practice, 3rd edition, section 5.7</a>
 */
public final class StlForecaster implements Forecaster {
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

  @Override
  public ForecastModel fit(double[] values) {
    Decomposition parts = decompose(values);
    return new Model(rest.fit(parts.seasonallyAdjusted()), lastCycle(parts));
  }

  private Decomposition decompose(double[] values) {
    SeriesValues.require(name(), values, 2 * stl.period());
    return stl.decompose(values);
  }

  private double[] lastCycle(Decomposition parts) {
    double[] seasonal = parts.seasonal();
    return Arrays.copyOfRange(seasonal, seasonal.length - stl.period(), seasonal.length);
  }

  @Override
  public String toString() {
    return name();
  }

  private final class Model implements ForecastModel {
    private final ForecastModel model;
    private final double[] cycle;

    Model(ForecastModel model, double[] cycle) {
      this.model = model;
      this.cycle = cycle;
    }

    @Override
    public Forecast forecast(int horizon, double... levels) {
      Forecast adjusted = model.forecast(horizon, levels);
      double[] mean = adjusted.mean();
      double[][] lower = new double[levels.length][horizon];
      double[][] upper = new double[levels.length][horizon];
      for (int i = 0; i < horizon; i++) {
        double season = cycle[i % cycle.length];
        mean[i] += season;
        for (int level = 0; level < levels.length; level++) {
          lower[level][i] = adjusted.lower(levels[level], i + 1) + season;
          upper[level][i] = adjusted.upper(levels[level], i + 1) + season;
        }
      }
      return Forecast.of(mean, levels, lower, upper);
    }

    @Override
    public double[] residuals() {
      return model.residuals();
    }

    @Override
    public ForecastModel on(double[] values) {
      Decomposition parts = decompose(values);
      return new Model(model.on(parts.seasonallyAdjusted()), lastCycle(parts));
    }

    @Override
    public String toString() {
      return name() + " " + model;
    }
  }
}
