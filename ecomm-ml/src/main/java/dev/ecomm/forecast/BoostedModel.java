package dev.ecomm.forecast;

import java.util.Arrays;

/** Boosted forecasts of one series, with limits from the errors that all series left. */
final class BoostedModel extends SavableModel {
  private final String name;
  private final BoostedFit fit;
  private final double[] values;
  private final double scale;

  /** By step, of all series, in units of their scales. */
  private final ErrorQuantiles[] errors;

  BoostedModel(
      String name, BoostedFit fit, double[] values, double scale, ErrorQuantiles[] errors) {
    this.name = name;
    this.fit = fit;
    this.values = values;
    this.scale = scale;
    this.errors = errors;
  }

  static BoostedModel read(SavedNode node) {
    double scale = node.number("scale");
    if (!(scale >= 0)) {
      throw node.problem("scale is " + scale + ", must be at least 0");
    }
    ErrorQuantiles[] errors =
        node.nodes("steps").stream().map(ErrorQuantiles::read).toArray(ErrorQuantiles[]::new);
    return new BoostedModel(
        node.text("name"), BoostedFit.read(node.node("fit")), node.values(), scale, errors);
  }

  @Override
  SavedTree save() {
    return new SavedTree("boosted")
        .with("name", name)
        .with("scale", scale)
        .with("values", values)
        .with("steps", Arrays.stream(errors).map(ErrorQuantiles::save).toList())
        .with("fit", fit.save());
  }

  /** The root mean square: unlike a mean it is above 0 unless all values are 0. */
  static double scale(double[] values, int length) {
    double squares = 0;
    for (int i = 0; i < length; i++) {
      squares += values[i] * values[i];
    }
    return Math.sqrt(squares / length);
  }

  /** What was never negative is not forecast to be. */
  static double floor(double[] values) {
    return Arrays.stream(values).anyMatch(value -> value < 0) ? Double.NEGATIVE_INFINITY : 0;
  }

  static double[] scaled(double[] values, double scale) {
    return Arrays.stream(values).map(value -> value / scale).toArray();
  }

  @Override
  public Forecast forecast(int horizon, double... levels) {
    Forecast.requireHorizon(horizon);
    Forecast.requireLevels(levels);
    fit.requireWithin(name, horizon);
    requireBearable(horizon, levels);
    double floor = floor(values);
    double[] points = new double[horizon];
    if (scale > 0) {
      points = fit.after(scaled(values, scale), horizon, floor);
    }
    double[][] lower = new double[levels.length][horizon];
    double[][] upper = new double[levels.length][horizon];
    for (int step = 0; step < horizon; step++) {
      for (int i = 0; i < levels.length; i++) {
        double low = points[step] + errors[step].lower(levels[i]);
        double high = points[step] + errors[step].upper(levels[i]);
        lower[i][step] = scale * Math.max(low, floor);
        upper[i][step] = scale * Math.max(high, floor);
      }
      points[step] *= scale;
    }
    if (scale == 0) {
      lower = new double[levels.length][horizon];
      upper = new double[levels.length][horizon];
    }
    return Forecast.of(points, levels, lower, upper);
  }

  private void requireBearable(int horizon, double... levels) {
    if (levels.length == 0) {
      return;
    }
    for (int step = 1; step <= horizon; step++) {
      double highest = step > errors.length ? 0 : errors[step - 1].highestLevel();
      if (step > errors.length || !errors[step - 1].bears(levels[levels.length - 1])) {
        throw new IllegalArgumentException(
            "levels are "
                + Arrays.toString(levels)
                + ", must be at most "
                + Math.floor(highest * 10) / 10
                + " at step "
                + step
                + " of "
                + name
                + ": too few errors were kept to learn limits from; take a lower level, longer or"
                + " more series or more origins, or forecast points only");
      }
    }
  }

  @Override
  public double[] residuals() {
    double[] residuals = new double[values.length];
    if (scale > 0) {
      double[] ahead = fit.oneStepAhead(scaled(values, scale), floor(values));
      for (int t = 0; t < residuals.length; t++) {
        residuals[t] = values[t] - scale * ahead[t];
      }
    }
    residuals[0] = Double.NaN;
    return residuals;
  }

  /** The trees, the scale and the widths of the intervals stay. */
  @Override
  public ForecastModel on(double[] others) {
    SeriesValues.require(name, others, 1);
    double carried = scale > 0 ? scale : scale(others, others.length);
    return new BoostedModel(name, fit, others.clone(), carried, errors);
  }

  @Override
  public String toString() {
    return name + ", " + fit.regressor() + ", scale " + scale;
  }
}
