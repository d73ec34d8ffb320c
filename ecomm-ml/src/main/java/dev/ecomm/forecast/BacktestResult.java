package dev.ecomm.forecast;

import dev.ecomm.forecast.BacktestScore.IntervalScore;
import dev.ecomm.model.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Every forecast of a {@link Backtest} beside what came, and measures of them. Immutable, safe for
 * use by many threads.
 */
public final class BacktestResult {
  private final String series;
  private final String label;
  private final List<String> models;
  private final String yardstick;
  private final List<Fold> folds;
  private final double[] values;
  private final Forecast[][] forecasts;
  private final ErrorScale scale;
  private final double[] levels;

  /** Takes the arrays over; forecasts by model and fold. */
  BacktestResult(
      String series,
      String label,
      List<String> models,
      String yardstick,
      List<Fold> folds,
      double[] values,
      Forecast[][] forecasts,
      ErrorScale scale,
      double[] levels) {
    this.series = series;
    this.label = label;
    this.models = models;
    this.yardstick = yardstick;
    this.folds = folds;
    this.values = values;
    this.forecasts = forecasts;
    this.scale = scale;
    this.levels = levels;
  }

  /**
   * Returns the name of the series.
   *
   * @return as given to the backtest
   */
  public String series() {
    return series;
  }

  /**
   * Returns the names of the forecasters.
   *
   * @return as given, the yardstick last if it was not among them
   */
  public List<String> models() {
    return models;
  }

  /**
   * Returns the name of the forecaster that skill is measured against.
   *
   * @return {@code seasonal_naive_7}, or {@code naive} without a season
   */
  public String yardstick() {
    return yardstick;
  }

  /**
   * Returns the folds.
   *
   * @return in the order of time
   */
  public List<Fold> folds() {
    return folds;
  }

  /**
   * Returns what MASE and RMSSE divide by.
   *
   * @return the scale of the first fold's training part
   */
  public ErrorScale scale() {
    return scale;
  }

  /**
   * Returns a forecast as its model made it.
   *
   * @param model its name
   * @param fold its number
   * @return as many steps as the fold's gap and test part have
   * @throws IllegalArgumentException if there is no such model
   */
  public Forecast forecast(String model, int fold) {
    return forecasts[modelIndex(model)][fold];
  }

  /**
   * Measures all forecasters over horizons: the steps 1 to h of every fold that has so many,
   * pooled, and, for h above 1, step h alone. Of a split, all steps of its one fold.
   *
   * @param horizons each at least 1; for a split none
   * @return by evaluation, horizon and rmse, the best first; equal ones in the order of {@link
   *     #models()}
   * @throws IllegalArgumentException if no fold has so many steps
   */
  public List<BacktestScore> scores(int... horizons) {
    List<BacktestScore> scores = new ArrayList<>();
    if (label.startsWith("split")) {
      int steps = folds.get(0).steps();
      scores.addAll(cell(label, steps, 1));
      return List.copyOf(scores);
    }
    for (int horizon : horizons) {
      if (horizon > 1) {
        scores.addAll(cell(label + "_step_h_only", horizon, horizon));
      }
    }
    for (int horizon : horizons) {
      scores.addAll(cell(label + "_steps_1_to_h", horizon, 1));
    }
    return List.copyOf(scores);
  }

  /**
   * The measures as a table: {@code
   * series,evaluation,horizon,model,n,rmse,mae,mape,smape,mase,bias,wape,rmsse,skill,verdict}, then
   * {@code coverage_80,pinball_80} for each level.
   *
   * @param horizons as for {@link #scores}
   * @return a row for each score; what is unknown is missing
   * @throws IllegalArgumentException if no fold has so many steps
   */
  public DataTable toTable(int... horizons) {
    return BacktestTables.scores(series, levels, scores(horizons));
  }

  /**
   * Every forecast as a table: {@code series,model,origin,step,forecast,actual}, then {@code
   * lo_80,hi_80} for each level. The origin is the number of values before it.
   *
   * @return a row for each model, fold and step of the test part
   */
  public DataTable forecasts() {
    return BacktestTables.forecasts(this, levels, values);
  }

  private List<BacktestScore> cell(String evaluation, int horizon, int firstStep) {
    if (folds.stream().noneMatch(fold -> fold.steps() >= horizon)) {
      throw new IllegalArgumentException(
          "horizons has "
              + horizon
              + ", must be at most "
              + folds.stream().mapToInt(Fold::steps).max().orElse(0)
              + ", the most steps that a fold of "
              + series
              + " has");
    }
    double naive = accuracy(modelIndex(yardstick), horizon, firstStep).rmse();
    List<BacktestScore> cell = new ArrayList<>();
    for (int model = 0; model < models.size(); model++) {
      Accuracy accuracy = accuracy(model, horizon, firstStep);
      List<IntervalScore> intervals = new ArrayList<>();
      for (double level : levels) {
        intervals.add(interval(model, level, horizon, firstStep));
      }
      double skill = Accuracy.skill(accuracy.rmse(), naive);
      cell.add(
          new BacktestScore(evaluation, horizon, models.get(model), accuracy, skill, intervals));
    }
    cell.sort(Comparator.comparingDouble(score -> score.accuracy().rmse()));
    return cell;
  }

  private Accuracy accuracy(int model, int horizon, int firstStep) {
    return Accuracy.of(
        actuals(horizon, firstStep),
        pooled(horizon, firstStep, (fold, step) -> forecasts[model][fold].mean(step)),
        scale);
  }

  private IntervalScore interval(int model, double level, int horizon, int firstStep) {
    double[] actual = actuals(horizon, firstStep);
    double[] lower =
        pooled(horizon, firstStep, (fold, step) -> forecasts[model][fold].lower(level, step));
    double[] upper =
        pooled(horizon, firstStep, (fold, step) -> forecasts[model][fold].upper(level, step));
    double tail = 0.5 - level / 200;
    double pinball =
        (Accuracy.pinball(actual, lower, tail) + Accuracy.pinball(actual, upper, 1 - tail)) / 2;
    return new IntervalScore(level, Accuracy.coverage(actual, lower, upper), pinball);
  }

  private double[] actuals(int horizon, int firstStep) {
    return pooled(horizon, firstStep, (fold, step) -> values[folds.get(fold).trainTo() + step - 1]);
  }

  /** A number for every fold and step of a cell; steps count from the origin, the gap included. */
  private double[] pooled(int horizon, int firstStep, StepFigure figure) {
    double[] pooled = new double[folds.size() * (horizon - firstStep + 1)];
    int size = 0;
    for (int fold = 0; fold < folds.size(); fold++) {
      if (folds.get(fold).steps() >= horizon) {
        for (int step = firstStep; step <= horizon; step++) {
          pooled[size++] = figure.at(fold, folds.get(fold).gap() + step);
        }
      }
    }
    return Arrays.copyOf(pooled, size);
  }

  private int modelIndex(String model) {
    int index = models.indexOf(model);
    if (index < 0) {
      throw new IllegalArgumentException("model is " + model + ", must be one of " + models);
    }
    return index;
  }

  @FunctionalInterface
  private interface StepFigure {
    double at(int fold, int step);
  }

  @Override
  public String toString() {
    return "Backtest of " + series + ": " + models.size() + " models, " + folds.size() + " folds";
  }
}
