package dev.ecomm.forecast;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.tree.TreeRegressor;
import java.util.Arrays;

/** A regressor and how it is asked for the steps behind an origin, in units of a series' scale. */
final class BoostedFit {
  private static final RunContext ONE_THREAD = RunContext.withDefaults().onThreads(1);

  private final LagRows rows;
  private final TreeRegressor regressor;
  private final boolean recursive;
  private final int horizon;

  BoostedFit(LagRows rows, TreeRegressor regressor, boolean recursive, int horizon) {
    this.rows = rows;
    this.regressor = regressor;
    this.recursive = recursive;
    this.horizon = horizon;
  }

  static BoostedFit read(SavedNode node) {
    LagRows rows = new LagRows(node.count("season", 1));
    TreeRegressor regressor = TreeRegressor.fromJson(node.json().objectText("regressor"));
    if (!regressor.features().equals(rows.names())) {
      throw node.problem(
          "regressor is of " + regressor.features() + ", must be of " + rows.names());
    }
    return new BoostedFit(rows, regressor, node.flag("recursive"), node.count("horizon", 1));
  }

  SavedTree save() {
    return new SavedTree()
        .with("season", rows.season())
        .with("recursive", recursive)
        .with("horizon", horizon)
        .json("regressor", regressor.toJson());
  }

  TreeRegressor regressor() {
    return regressor;
  }

  void requireWithin(String name, int asked) {
    if (!recursive && asked > horizon) {
      throw new IllegalArgumentException(
          "horizon is "
              + asked
              + ", must be at most "
              + horizon
              + " for "
              + name
              + ", which learnt so many steps; build it for a longer horizon or as recursive");
    }
  }

  /**
   * Forecasts from one origin.
   *
   * @param known scaled values, oldest first
   * @param floor the least that is forecast
   */
  double[] after(double[] known, int steps, double floor) {
    return recursive ? oneByOne(known, steps, floor) : atOnce(known, steps, floor);
  }

  private double[] atOnce(double[] known, int steps, double floor) {
    SeriesSet series = SeriesSet.ofSteps("series", known);
    double[][] columns = rows.atOrigins(series, ONE_THREAD);
    double[] values = new double[steps * rows.columns()];
    for (int i = 0; i < steps; i++) {
      rows.write(series, columns, known.length - 1, 0, i + 1, values, i * rows.columns());
    }
    return floored(regressor.predict(rows.matrix(values)), floor);
  }

  private double[] oneByOne(double[] known, int steps, double floor) {
    double[] all = Arrays.copyOf(known, known.length + steps);
    double[] forecasts = new double[steps];
    for (int i = 0; i < steps; i++) {
      double[] soFar = Arrays.copyOf(all, known.length + i);
      forecasts[i] = atOnce(soFar, 1, floor)[0];
      all[known.length + i] = forecasts[i];
    }
    return forecasts;
  }

  /** Forecasts of each value from the one before it; NaN for the first. */
  double[] oneStepAhead(double[] known, double floor) {
    SeriesSet series = SeriesSet.ofSteps("series", known);
    double[][] columns = rows.atOrigins(series, ONE_THREAD);
    int width = rows.columns();
    double[] values = new double[Math.max(0, known.length - 1) * width];
    for (int origin = 0; origin + 1 < known.length; origin++) {
      rows.write(series, columns, origin, 0, 1, values, origin * width);
    }
    double[] ahead = new double[known.length];
    ahead[0] = Double.NaN;
    if (known.length > 1) {
      double[] found = floored(regressor.predict(rows.matrix(values)), floor);
      System.arraycopy(found, 0, ahead, 1, found.length);
    }
    return ahead;
  }

  private static double[] floored(double[] values, double floor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], floor);
    }
    return values;
  }
}
