package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * The end of a series, on which forecasters are tried: from each of its last origins, all of them
 * one step apart, up to some steps ahead.
 */
final class RollingOrigins {
  /** Any level gives the shape of a spread; at this one, intermittent demand has one at all. */
  static final double SPREAD_LEVEL = 80;

  private static final double LEAST_SPREAD = 1e-9;

  private final double[] values;
  private final int horizon;
  private final int first;

  private RollingOrigins(double[] values, int horizon, int first) {
    this.values = values;
    this.horizon = horizon;
    this.first = first;
  }

  /**
   * The origins in the last third of a series.
   *
   * @param values owned by this, at least 4
   * @param horizon wanted; a quarter of the series at most is used
   * @param most how many origins, at least 1
   */
  static RollingOrigins of(double[] values, int horizon, int most) {
    int n = values.length;
    return new RollingOrigins(values, Math.min(horizon, n / 4), n - Math.min(n / 3, most));
  }

  /** All values, which are not to be changed. */
  double[] values() {
    return values;
  }

  /** How many steps ahead, at least 1. */
  int horizon() {
    return horizon;
  }

  int count() {
    return values.length - first;
  }

  /** How many values are known at an origin. */
  int origin(int number) {
    return first + number;
  }

  /** How many steps are forecast from an origin: the last ones have fewer values behind them. */
  int steps(int number) {
    return Math.min(horizon, count() - number);
  }

  /** The value that came, a step behind an origin; steps count from 0 here. */
  double actual(int number, int step) {
    return values[first + number + step];
  }

  /**
   * Tries a forecaster: fitted before the first origin, carried on to the others.
   *
   * @throws IllegalArgumentException if it refuses what is known at an origin
   */
  Trial tryOut(Forecaster forecaster) {
    return tryOut(forecaster, 1);
  }

  /**
   * The same with some fits, each carried on until the next.
   *
   * @param fits at least 1, at origins equally far apart
   */
  Trial tryOut(Forecaster forecaster, int fits) {
    int apart = (count() - 1) / fits + 1;
    ForecastModel model = forecaster.fit(Arrays.copyOf(values, first));
    double[][] points = new double[count()][];
    double[][] spreads = new double[count()][];
    for (int i = 0; i < count(); i++) {
      if (i > 0) {
        double[] known = Arrays.copyOf(values, origin(i));
        model = i % apart == 0 ? forecaster.fit(known) : model.on(known);
      }
      Forecast forecast = forecast(model, steps(i));
      points[i] = forecast.mean();
      spreads[i] = spread(forecast);
    }
    return new Trial(points, spreads);
  }

  /** With the spread, or without where the model has none. */
  static Forecast forecast(ForecastModel model, int steps) {
    try {
      return LimitedModel.textbook(model, steps, SPREAD_LEVEL);
    } catch (IllegalArgumentException tooFewResiduals) {
      return model.forecast(steps);
    }
  }

  /** Half the width of the interval of each step; NaN if the forecast has none. */
  static double[] spread(Forecast forecast) {
    double[] spread = new double[forecast.horizon()];
    boolean known = forecast.levels().length > 0;
    for (int i = 0; i < spread.length; i++) {
      spread[i] =
          known
              ? (forecast.upper(SPREAD_LEVEL, i + 1) - forecast.lower(SPREAD_LEVEL, i + 1)) / 2
              : Double.NaN;
    }
    return spread;
  }

  /** The same of what a model says now, made such that it can be divided by. */
  static double[] usableSpread(ForecastModel model, int horizon) {
    return usable(spread(forecast(model, horizon)));
  }

  /** Never 0, as that of a season without noise is; 1 where the model knows none. */
  static double[] usable(double[] spread) {
    for (int step = 0; step < spread.length; step++) {
      spread[step] = Double.isNaN(spread[step]) ? 1 : Math.max(spread[step], LEAST_SPREAD);
    }
    return spread;
  }

  /** The mean square error of points over all origins and steps. */
  double meanSquare(double[][] points) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < points.length; i++) {
      for (int step = 0; step < points[i].length; step++) {
        double error = actual(i, step) - points[i][step];
        sum += error * error;
        count++;
      }
    }
    return sum / count;
  }

  /** What a forecaster said, by origin and step. */
  @SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
  record Trial(double[][] points, double[][] spreads) {

    Trial withUsableSpreads() {
      return new Trial(
          points, Arrays.stream(spreads).map(row -> usable(row.clone())).toArray(double[][]::new));
    }
  }
}
