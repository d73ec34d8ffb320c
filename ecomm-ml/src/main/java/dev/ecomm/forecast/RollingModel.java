package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.Locale;

/**
 * A model whose limits come from the errors that its forecaster made at earlier origins. Made by
 * {@link RollingIntervals}; immutable, safe for use by many threads.
 */
public final class RollingModel extends SavableModel {
  private final String name;
  private final ForecastModel model;
  private final AutoIntervals intervals;
  private final int learntFrom;

  RollingModel(String name, ForecastModel model, AutoIntervals intervals, int learntFrom) {
    this.name = name;
    this.model = model;
    this.intervals = intervals;
    this.learntFrom = learntFrom;
  }

  static RollingModel read(SavedNode node) {
    return new RollingModel(
        node.text("name"),
        node.model("model"),
        AutoIntervals.read(node.node("intervals"), AutoIntervals.Source.ONE_METHOD),
        node.count("learnt_from", 1));
  }

  @Override
  SavedTree save() {
    return new SavedTree("rolling")
        .with("name", name)
        .with("learnt_from", learntFrom)
        .with("intervals", intervals.save())
        .model("model", model);
  }

  /**
   * Returns the model that makes the points.
   *
   * @return as fitted to the whole series, or carried on
   */
  public ForecastModel model() {
    return model;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if horizon or a level is out of its range, a level is above
   *     {@link #highestLevel()}, or it is asked for further ahead than {@link #steps}; points are
   *     given in any case
   */
  @Override
  public Forecast forecast(int horizon, double... levels) {
    Forecast.requireLevels(levels);
    double[] points = model.forecast(horizon).mean();
    double[][] lower = new double[levels.length][];
    double[][] upper = new double[levels.length][];
    if (levels.length > 0) {
      double highest = levels[levels.length - 1];
      if (horizon > intervals.steps(highest)) {
        throw intervals.refusal(name, horizon, highest, learntFrom);
      }
      double[] spread = RollingOrigins.usableSpread(model, horizon);
      for (int i = 0; i < levels.length; i++) {
        double[] reach = intervals.reach(horizon, levels[i]);
        Arrays.setAll(reach, step -> reach[step] * spread[step]);
        lower[i] = points.clone();
        upper[i] = points.clone();
        for (int step = 0; step < horizon; step++) {
          lower[i][step] -= reach[step];
          upper[i][step] += reach[step];
        }
      }
    }
    return Forecast.of(points, levels, lower, upper);
  }

  /**
   * Returns the highest level that is not refused.
   *
   * @return in percent, below 100; 0 if no interval can be given
   */
  public double highestLevel() {
    return intervals.highestLevel();
  }

  /**
   * Returns up to which step intervals of a level are given: the horizon that was learnt for, but
   * no further than three of the errors of a step do not overlap, so a ninth of the series.
   *
   * @param level in percent, above 0 and below 100
   * @return 0 if no interval of it can be given
   * @throws IllegalArgumentException if level is out of its range
   */
  public int steps(double level) {
    Forecast.requireLevels(level);
    return intervals.steps(level);
  }

  /**
   * Counts how often limits of a level held the value at earlier origins, each made of the errors
   * that were known there.
   *
   * @param level in percent, above 0 and below 100
   * @param step at least 1; far ones have few trials or none
   * @return the count; without any trial if the series is short
   * @throws IllegalArgumentException if level or step is out of its range
   */
  public MeasuredCoverage coverage(double level, int step) {
    Forecast.requireLevels(level);
    Forecast.requireHorizon(step);
    return intervals.coverage(level, step);
  }

  /** Returns the residuals of the forecaster's model. */
  @Override
  public double[] residuals() {
    return model.residuals();
  }

  /** Carries the forecaster's model on; the errors that limits take stay as they were learnt. */
  @Override
  public RollingModel on(double[] values) {
    return new RollingModel(name, model.on(values), intervals.on(values), learntFrom);
  }

  @Override
  public String toString() {
    return model + ", learnt intervals up to " + String.format(Locale.ROOT, "%.1f", highestLevel());
  }
}
