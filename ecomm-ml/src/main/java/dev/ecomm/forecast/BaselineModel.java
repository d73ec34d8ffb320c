package dev.ecomm.forecast;

import java.util.Arrays;

/** What the baselines have in common: residuals, and normal intervals that widen with the step. */
abstract class BaselineModel implements ForecastModel {
  private final Forecaster forecaster;
  private final double[] residuals;

  /** NaN if there are too few residuals. */
  private final double deviation;

  /**
   * Takes what was fitted.
   *
   * @param forecaster by which
   * @param residuals owned by this model; NaN where there is none
   * @param parameters how many numbers were estimated from the values
   */
  BaselineModel(Forecaster forecaster, double[] residuals, int parameters) {
    this.forecaster = forecaster;
    this.residuals = residuals;
    int count = 0;
    double squares = 0;
    for (double residual : residuals) {
      if (!Double.isNaN(residual)) {
        count++;
        squares += residual * residual;
      }
    }
    this.deviation = count > parameters ? Math.sqrt(squares / (count - parameters)) : Double.NaN;
  }

  /** What is expected of a step, which counts from 1. */
  abstract double mean(int step);

  /** How many times the standard deviation of the residuals a step's error has. */
  abstract double spread(int step);

  @Override
  public final Forecast forecast(int horizon, double... levels) {
    Forecast.requireHorizon(horizon);
    Forecast.requireLevels(levels);
    if (levels.length > 0 && Double.isNaN(deviation)) {
      throw new IllegalArgumentException(
          "levels are "
              + Arrays.toString(levels)
              + ", must be none: "
              + forecaster.name()
              + " has too few residuals of "
              + residuals.length
              + " values for an interval; forecast points only, or fit a longer series");
    }
    double[] means = new double[horizon];
    double[] errors = new double[horizon];
    for (int i = 0; i < horizon; i++) {
      means[i] = mean(i + 1);
      errors[i] = levels.length == 0 ? 0 : deviation * spread(i + 1);
    }
    return Forecast.normal(means, errors, levels);
  }

  @Override
  public final double[] residuals() {
    return residuals.clone();
  }

  @Override
  public final ForecastModel on(double[] values) {
    return forecaster.fit(values); // nothing was estimated that would be worth keeping
  }
}
