package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A weighted mean of the methods that {@link AutoForecaster} tried on a series. {@link
 * #candidates()} tells which they were and what each was worth.
 *
 * <p>Intervals come from the errors that a mean of the same methods made at earlier origins, those
 * of each step for that step; all that are not surely worse than the best (an F test at 1 %) count
 * alike in it, as weights that were chosen by these very errors would make them too small. They
 * grow with the mean of the last 24 values where the errors did, and no value is below zero. Where
 * fewer than 19 errors of a step do not overlap, limits are those of Student's t, the wider the
 * less is known. A level is refused if it needs more errors than there were: 10 for any, so 30
 * values; 19 for 95, so 57. And it is refused beyond {@link AutoForecaster.Builder#horizon}, or
 * where fewer than 4 errors of a step do not overlap, 9 for a level above 80: so it reaches a
 * twelfth of the series ahead, or a twenty-seventh. Of a demand that is mostly zero, the limits are
 * then the weighted mean of the methods' own, which are wide. {@link #coverage} shows what such
 * limits held.
 *
 * <p>Made by {@link AutoForecaster}; immutable, safe for use by many threads.
 */
public final class AutoModel extends SavableModel {
  private static final double ROUNDING = 1e-9;

  private final List<Candidate> candidates;
  private final List<ForecastModel> models;
  private final double[] weights;
  private final AutoIntervals intervals;
  private final boolean ownLimits;
  private final int n;
  private final boolean floored;

  /**
   * Takes a model for each candidate of a weight above 0, in the same order.
   *
   * @param ownLimits whether a level that the errors do not bear is left to the models
   */
  AutoModel(
      List<Candidate> candidates,
      List<ForecastModel> models,
      AutoIntervals intervals,
      boolean ownLimits,
      double[] values) {
    this(
        candidates,
        models,
        intervals,
        ownLimits,
        values.length,
        Arrays.stream(values).allMatch(value -> value >= 0));
  }

  private AutoModel(
      List<Candidate> candidates,
      List<ForecastModel> models,
      AutoIntervals intervals,
      boolean ownLimits,
      int n,
      boolean floored) {
    this.candidates = List.copyOf(candidates);
    this.models = List.copyOf(models);
    this.weights =
        candidates.stream().mapToDouble(Candidate::weight).filter(weight -> weight > 0).toArray();
    this.intervals = intervals;
    this.ownLimits = ownLimits;
    this.n = n;
    this.floored = floored;
  }

  /** Reads what {@link #save} wrote; nothing is tried again. */
  static AutoModel read(SavedNode node) {
    List<Candidate> candidates =
        node.nodes("candidates").stream()
            .map(
                one ->
                    new Candidate(
                        one.text("name"),
                        one.anyNumber("error"),
                        one.number("weight"),
                        one.text("note")))
            .toList();
    List<ForecastModel> models = node.models("models");
    Combination.requireEqualLengths(node, models);
    double sum = candidates.stream().mapToDouble(Candidate::weight).sum();
    long used = candidates.stream().filter(candidate -> candidate.weight() > 0).count();
    boolean negative = candidates.stream().anyMatch(candidate -> candidate.weight() < 0);
    if (negative || used != models.size() || !(Math.abs(sum - 1) < ROUNDING)) {
      throw node.problem(
          "weights of candidates are of sum "
              + sum
              + " for "
              + used
              + " of "
              + models.size()
              + " models, must be 0 to 1, of sum 1, and above 0 for each model");
    }
    return new AutoModel(
        candidates,
        models,
        AutoIntervals.read(node.node("intervals"), AutoIntervals.Source.MEAN),
        node.flag("own_limits"),
        models.get(0).residuals().length,
        node.flag("floored"));
  }

  @Override
  SavedTree save() {
    return new SavedTree("auto")
        .with("floored", floored)
        .with("own_limits", ownLimits)
        .with("candidates", candidates.stream().map(AutoModel::tree).toList())
        .with("intervals", intervals.save())
        .models("models", models);
  }

  private static SavedTree tree(Candidate candidate) {
    return new SavedTree()
        .with("name", candidate.name())
        .with("error", candidate.error())
        .with("weight", candidate.weight())
        .with("note", candidate.note());
  }

  /**
   * A method that was tried.
   *
   * @param name of the forecaster
   * @param error root mean square error at the origins, in the unit of the values; NaN if it was
   *     not measured
   * @param weight from 0 to 1; all weights sum up to 1
   * @param note why it has no weight or no error; empty if there is nothing to say
   */
  public record Candidate(String name, double error, double weight, String note) {

    @Override
    public String toString() {
      String text = String.format(Locale.ROOT, "%s: weight %.2f, error %.6g", name, weight, error);
      return note.isEmpty() ? text : text + " (" + note + ")";
    }
  }

  /**
   * Returns what was tried.
   *
   * @return in the order of the methods, unmodifiable
   */
  public List<Candidate> candidates() {
    return candidates;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if horizon or a level is out of its range, or a level is asked
   *     for further ahead than the methods were tried or above {@link #highestLevel()}; points are
   *     given in any case
   */
  @Override
  public Forecast forecast(int horizon, double... levels) {
    Forecast.requireHorizon(horizon);
    Forecast.requireLevels(levels);
    double[] points = AutoMean.of(models, weights, model -> model.forecast(horizon).mean());
    double[][] lower = new double[levels.length][];
    double[][] upper = new double[levels.length][];
    if (levels.length > 0) {
      // one source for all levels, so that none cross
      double highest = levels[levels.length - 1];
      boolean learnt = horizon <= intervals.steps(highest);
      if (!learnt && !ownLimits) {
        throw intervals.refusal("auto", horizon, highest, n);
      }
      for (int i = 0; i < levels.length; i++) {
        double level = levels[i];
        if (learnt) {
          double[] reach = reach(horizon, level);
          lower[i] = points.clone();
          upper[i] = points.clone();
          for (int step = 0; step < horizon; step++) {
            lower[i][step] -= reach[step];
            upper[i][step] += reach[step];
          }
        } else {
          lower[i] = AutoMean.of(models, weights, model -> lower(model.forecast(horizon, level)));
          upper[i] = AutoMean.of(models, weights, model -> upper(model.forecast(horizon, level)));
        }
      }
    }
    return floored(points, levels, lower, upper);
  }

  private double[] reach(int horizon, double level) {
    double[] reach = intervals.reach(horizon, level);
    double[] spread = AutoSearch.spread(models, weights, horizon, ownLimits);
    Arrays.setAll(reach, step -> reach[step] * spread[step]);
    return reach;
  }

  private static double[] lower(Forecast forecast) {
    double[] limits = new double[forecast.horizon()];
    Arrays.setAll(limits, step -> forecast.lower(forecast.levels()[0], step + 1));
    return limits;
  }

  private static double[] upper(Forecast forecast) {
    double[] limits = new double[forecast.horizon()];
    Arrays.setAll(limits, step -> forecast.upper(forecast.levels()[0], step + 1));
    return limits;
  }

  private Forecast floored(double[] points, double[] levels, double[][] lower, double[][] upper) {
    if (floored) {
      raise(points);
      for (int i = 0; i < levels.length; i++) {
        raise(lower[i]);
        raise(upper[i]);
      }
    }
    return Forecast.of(points, levels, lower, upper);
  }

  private static void raise(double[] values) {
    Arrays.setAll(values, i -> Math.max(0, values[i]));
  }

  /**
   * Returns the highest level that is not refused.
   *
   * @return in percent, below 100; 0 if no interval can be given
   */
  public double highestLevel() {
    return ownLimits ? Math.nextDown(100.0) : intervals.highestLevel();
  }

  /**
   * Counts how often limits of a level held the value at earlier origins, each made of the errors
   * that were known there. The weights are today's, which is a little to their favour.
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

  /** Returns the weighted mean of the methods' residuals; NaN where one of them has none. */
  @Override
  public double[] residuals() {
    return AutoMean.of(models, weights, ForecastModel::residuals);
  }

  /**
   * Carries the methods on; weights stay as they were learnt, and so do errors that limits take.
   */
  @Override
  public AutoModel on(double[] values) {
    SeriesValues.require("auto", values, 1);
    List<ForecastModel> carried = models.stream().map(model -> model.on(values)).toList();
    return new AutoModel(candidates, carried, intervals.on(values), ownLimits, values);
  }

  @Override
  public String toString() {
    return "auto " + candidates;
  }
}
