package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.Locale;

/**
 * A model whose intervals come from the errors that its forecaster made before, and which knows
 * what they bear. Made by {@link ConformalIntervals}; immutable, safe for use by many threads.
 */
public final class ConformalModel extends SavableModel {
  private final String forecaster;
  private final ForecastModel model;
  private final double[][] errors;
  private final boolean asymmetric;
  private final boolean scaled;

  ConformalModel(
      String forecaster,
      ForecastModel model,
      double[][] errors,
      boolean asymmetric,
      boolean scaled) {
    this.forecaster = forecaster;
    this.model = model;
    this.errors = errors;
    this.asymmetric = asymmetric;
    this.scaled = scaled;
  }

  /** The unit of the errors of each step. */
  static double[] spreads(ForecastModel model, int horizon, boolean scaled) {
    if (scaled) {
      return RollingOrigins.usableSpread(model, horizon);
    }
    double[] ones = new double[horizon];
    Arrays.fill(ones, 1);
    return ones;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if horizon or a level is out of its range, a level is above
   *     {@link #highestLevel}, or levels are asked for beyond the horizon that was calibrated;
   *     points are given in any case
   */
  @Override
  public Forecast forecast(int horizon, double... levels) {
    Forecast.requireLevels(levels);
    double[] points = model.forecast(horizon).mean();
    double[][] lower = new double[levels.length][horizon];
    double[][] upper = new double[levels.length][horizon];
    if (levels.length > 0) {
      requireCalibrated(horizon);
      double[] spreads = spreads(model, horizon, scaled);
      for (int step = 1; step <= horizon; step++) {
        double spread = spreads[step - 1];
        ErrorQuantiles quantiles = new ErrorQuantiles(errors[step - 1], asymmetric);
        requireBearable(step, quantiles, levels);
        for (int i = 0; i < levels.length; i++) {
          lower[i][step - 1] = points[step - 1] + spread * quantiles.lower(levels[i]);
          upper[i][step - 1] = points[step - 1] + spread * quantiles.upper(levels[i]);
        }
      }
    }
    return Forecast.of(points, levels, lower, upper);
  }

  private void requireCalibrated(int horizon) {
    if (horizon > errors.length) {
      throw new IllegalArgumentException(
          "horizon is "
              + horizon
              + ", must be at most "
              + errors.length
              + " for intervals of "
              + forecaster
              + "; build ConformalIntervals with that horizon, or forecast points only");
    }
  }

  private void requireBearable(int step, ErrorQuantiles quantiles, double... levels) {
    if (!quantiles.bears(levels[levels.length - 1])) {
      throw new IllegalArgumentException(
          "levels are "
              + Arrays.toString(levels)
              + ", must be at most "
              + String.format(Locale.ROOT, "%.1f", quantiles.highestLevel())
              + " at step "
              + step
              + ": the series left only "
              + errors[step - 1].length
              + " errors of "
              + forecaster
              + " to learn from; take a lower level, a shorter horizon, a longer series or more"
              + " origins, or forecast points only");
    }
  }

  /**
   * Returns the highest level that is not refused, up to a step. Levels that are higher would need
   * more errors than there are.
   *
   * @param horizon from 1 to the calibrated one
   * @return in percent; 0 if no interval can be given
   * @throws IllegalArgumentException if horizon is below 1 or was not calibrated
   */
  public double highestLevel(int horizon) {
    Forecast.requireHorizon(horizon);
    requireCalibrated(horizon);
    double least = 100;
    for (int i = 0; i < horizon; i++) {
      least = Math.min(least, new ErrorQuantiles(errors[i], asymmetric).highestLevel());
    }
    return least;
  }

  /**
   * Returns the errors that a step's limits come from: values minus their forecasts, in half widths
   * of the model's own intervals if they are {@linkplain ConformalIntervals.Builder#scaled scaled}.
   *
   * @param step from 1 to the calibrated horizon
   * @return a copy, oldest origin first
   * @throws IllegalArgumentException if step is below 1 or was not calibrated
   */
  public double[] errors(int step) {
    Forecast.requireHorizon(step);
    requireCalibrated(step);
    return errors[step - 1].clone();
  }

  /**
   * Counts how often such an interval held the value at earlier origins: each with limits from the
   * errors before it only, as they would have been given then. Origins with too few errors before
   * them are not tried.
   *
   * @param level in percent, above 0 and below 100
   * @param step from 1 to the calibrated horizon
   * @return the count; without any trial for a short series
   * @throws IllegalArgumentException if level or step is out of its range
   */
  public MeasuredCoverage coverage(double level, int step) {
    Forecast.requireLevels(level);
    double[] all = errors(step);
    int trials = 0;
    int inside = 0;
    for (int i = 1; i < all.length; i++) {
      ErrorQuantiles known = new ErrorQuantiles(Arrays.copyOf(all, i), asymmetric);
      if (known.bears(level)) {
        trials++;
        inside += all[i] >= known.lower(level) && all[i] <= known.upper(level) ? 1 : 0;
      }
    }
    return new MeasuredCoverage(level, step, inside, trials);
  }

  static ConformalModel read(SavedNode node) {
    double[][] errors =
        node.nodes("steps").stream().map(step -> step.numbers("errors")).toArray(double[][]::new);
    if (errors.length == 0) {
      throw node.problem("steps are none, must be at least 1");
    }
    return new ConformalModel(
        node.text("forecaster"),
        node.model("model"),
        errors,
        node.flag("asymmetric"),
        node.has("scaled") && node.flag("scaled")); // older ones have none
  }

  @Override
  SavedTree save() {
    return new SavedTree("conformal")
        .with("forecaster", forecaster)
        .with("asymmetric", asymmetric)
        .with("scaled", scaled)
        .with("steps", Arrays.stream(errors).map(e -> new SavedTree().with("errors", e)).toList())
        .model("model", model);
  }

  /** Returns the residuals of the forecaster's model. */
  @Override
  public double[] residuals() {
    return model.residuals();
  }

  /**
   * Carries the forecaster's model on; the intervals stay as wide as they were learnt.
   *
   * @throws UnsupportedOperationException if that model can only be fitted
   */
  @Override
  public ForecastModel on(double[] values) {
    return new ConformalModel(forecaster, model.on(values), errors, asymmetric, scaled);
  }

  @Override
  public String toString() {
    return model + ", intervals from " + errors[0].length + " errors";
  }
}
