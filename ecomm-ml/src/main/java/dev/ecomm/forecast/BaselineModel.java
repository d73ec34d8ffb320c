package dev.ecomm.forecast;

import java.util.Arrays;

/** What the baselines have in common: residuals, and intervals that widen with the step. */
abstract class BaselineModel extends SavableModel {
  private final Forecaster forecaster;
  private final double[] values;
  private final double[] residuals;

  /** Of the standard deviation; 0 or less if there are too few residuals. */
  private final int degrees;

  private final double deviation;

  /**
   * Takes what was fitted.
   *
   * @param forecaster by which
   * @param values the series, copied
   * @param residuals owned by this model; NaN where there is none
   * @param parameters how many numbers were estimated from the values
   */
  BaselineModel(Forecaster forecaster, double[] values, double[] residuals, int parameters) {
    this.values = values.clone();
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
    this.degrees = count - parameters;
    this.deviation = degrees > 0 ? Math.sqrt(squares / degrees) : Double.NaN;
  }

  /** What is expected of a step, which counts from 1. */
  abstract double mean(int step);

  /** How many times the standard deviation of the residuals a step's error has. */
  abstract double spread(int step);

  @Override
  public final Forecast forecast(int horizon, double... levels) {
    Forecast.requireHorizon(horizon);
    Forecast.requireLevels(levels);
    if (levels.length > 0 && degrees <= 0) {
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
    return levels.length == 0
        ? Forecast.normal(means, errors)
        : Forecast.student(means, errors, degrees, levels);
  }

  @Override
  public final double[] residuals() {
    return residuals.clone();
  }

  /** The kind and the options, without the values. */
  abstract SavedTree options();

  @Override
  final SavedTree save() {
    return options().with("values", values); // all else is arithmetic on them
  }

  @Override
  public final ForecastModel on(double[] values) {
    return forecaster.fit(values); // nothing was estimated that would be worth keeping
  }
}
