package dev.ecomm.forecast;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What is expected of each coming step, and between which limits it will lie.
 *
 * <p>Steps count from 1, the first value behind the fitted series. The interval of level 80 is
 * meant to hold the value in 80 of 100 cases and to miss it above as often as below. Limits may be
 * below zero where values cannot: the models are told nothing of that. Immutable, safe for use by
 * many threads.
 */
public final class Forecast {
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private final double[] mean;
  private final double[] levels;
  private final double[][] lower;
  private final double[][] upper;

  private Forecast(double[] mean, double[] levels, double[][] lower, double[][] upper) {
    this.mean = mean;
    this.levels = levels;
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * Makes a forecast of given limits; arrays are copied.
   *
   * @param mean by step, at least one
   * @param levels in percent, ascending
   * @param lower by level and step; a level may have limits of the first steps only
   * @param upper likewise
   * @return the forecast
   * @throws IllegalArgumentException if there is no step, a level is out of its range, limits are
   *     none, more than the steps or of another number of levels, or a lower limit is above its
   *     upper one
   */
  public static Forecast of(double[] mean, double[] levels, double[][] lower, double[][] upper) {
    requireHorizon(mean.length);
    requireLevels(levels);
    if (lower.length != levels.length || upper.length != levels.length) {
      throw new IllegalArgumentException(
          "lower and upper have "
              + lower.length
              + " and "
              + upper.length
              + " levels, must have "
              + levels.length);
    }
    for (int level = 0; level < levels.length; level++) {
      requireLimits(mean.length, levels[level], lower[level], upper[level]);
    }
    return new Forecast(mean.clone(), levels.clone(), deepCopy(lower), deepCopy(upper));
  }

  /**
   * Makes a forecast whose errors are normally distributed: mean ± z standard errors.
   *
   * @param mean by step, at least one
   * @param standardErrors by step, not negative
   * @param levels in percent, ascending
   * @return the forecast
   * @throws IllegalArgumentException if there is no step, there are more or fewer standard errors,
   *     or a level is out of its range
   */
  public static Forecast normal(double[] mean, double[] standardErrors, double... levels) {
    if (standardErrors.length != mean.length) {
      throw new IllegalArgumentException(
          "standardErrors has " + standardErrors.length + " steps, must have " + mean.length);
    }
    return around(mean, standardErrors, NORMAL, levels);
  }

  /**
   * The same with standard errors that were themselves estimated from few residuals: limits are
   * those of Student's t, wider, and as wide as normal ones once there are many.
   *
   * @param degrees of freedom of the estimate, at least 1
   */
  static Forecast student(double[] mean, double[] standardErrors, int degrees, double... levels) {
    return around(mean, standardErrors, new TDistribution(null, degrees), levels);
  }

  private static Forecast around(
      double[] mean, double[] standardErrors, RealDistribution errors, double... levels) {
    requireLevels(levels);
    double[][] lower = new double[levels.length][mean.length];
    double[][] upper = new double[levels.length][mean.length];
    for (int level = 0; level < levels.length; level++) {
      double reach = errors.inverseCumulativeProbability(0.5 + levels[level] / 200);
      for (int step = 0; step < mean.length; step++) {
        double halfWidth = reach * standardErrors[step];
        lower[level][step] = mean[step] - halfWidth;
        upper[level][step] = mean[step] + halfWidth;
      }
    }
    return of(mean, levels, lower, upper);
  }

  /** Checks the horizon that a model was asked for. */
  static void requireHorizon(int horizon) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon is " + horizon + ", must be at least 1");
    }
  }

  /** Checks the levels that a model was asked for. */
  static void requireLevels(double... levels) {
    for (int i = 0; i < levels.length; i++) {
      if (!(levels[i] > 0 && levels[i] < 100)) {
        throw new IllegalArgumentException(
            "levels has " + levels[i] + ", must be percents above 0 and below 100, such as 80, 95");
      }
      if (i > 0 && levels[i] <= levels[i - 1]) {
        throw new IllegalArgumentException(
            "levels are " + Arrays.toString(levels) + ", must ascend");
      }
    }
  }

  private static void requireLimits(int steps, double level, double[] lower, double[] upper) {
    if (lower.length != upper.length || lower.length < 1 || lower.length > steps) {
      throw new IllegalArgumentException(
          "level "
              + text(level)
              + " has "
              + lower.length
              + " lower and "
              + upper.length
              + " upper limits, must have as many, from 1 to "
              + steps);
    }
    for (int step = 0; step < lower.length; step++) {
      if (lower[step] > upper[step]) {
        throw new IllegalArgumentException(
            "lower limit "
                + lower[step]
                + " of level "
                + text(level)
                + " is above the upper limit "
                + upper[step]
                + " at step "
                + (step + 1));
      }
    }
  }

  /** What becomes of a value of a step, from 1; must not fall where the value rises. */
  @FunctionalInterface
  interface Change {
    double of(double value, int step);
  }

  /** This forecast with every mean and limit changed, such as moved by a season. */
  Forecast changed(Change change) {
    double[][] low = new double[levels.length][];
    double[][] high = new double[levels.length][];
    for (int level = 0; level < levels.length; level++) {
      low[level] = changed(lower[level], change);
      high[level] = changed(upper[level], change);
    }
    return of(changed(mean, change), levels, low, high);
  }

  private static double[] changed(double[] values, Change change) {
    double[] changed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      changed[i] = change.of(values[i], i + 1);
    }
    return changed;
  }

  private static double[][] deepCopy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Returns how many steps were forecast.
   *
   * @return at least 1
   */
  public int horizon() {
    return mean.length;
  }

  /**
   * Returns what is expected of a step.
   *
   * @param step from 1 to {@link #horizon()}
   * @return the mean forecast
   */
  public double mean(int step) {
    return mean[index(step, mean.length)];
  }

  /**
   * Returns what is expected of each step.
   *
   * @return a copy, step 1 first
   */
  public double[] mean() {
    return mean.clone();
  }

  /**
   * Returns the levels of the intervals.
   *
   * @return a copy, in percent, ascending
   */
  public double[] levels() {
    return levels.clone();
  }

  /**
   * Returns up to which step a level has limits.
   *
   * @param level one of {@link #levels()}
   * @return from 1 to {@link #horizon()}; a model gives all, or refuses
   * @throws IllegalArgumentException if the level was not asked for
   */
  public int steps(double level) {
    return lower[levelIndex(level)].length;
  }

  /**
   * Returns the lower limit of an interval.
   *
   * @param level one of {@link #levels()}
   * @param step from 1 to {@link #steps}
   * @return at most {@link #upper(double, int)}
   * @throws IllegalArgumentException if the level was not asked for
   */
  public double lower(double level, int step) {
    return lower[levelIndex(level)][index(step, steps(level))];
  }

  /**
   * Returns the upper limit of an interval.
   *
   * @param level one of {@link #levels()}
   * @param step from 1 to {@link #steps}
   * @return at least {@link #lower(double, int)}
   * @throws IllegalArgumentException if the level was not asked for
   */
  public double upper(double level, int step) {
    return upper[levelIndex(level)][index(step, steps(level))];
  }

  /**
   * The forecast as a table: {@code step,yhat}, then {@code lo_80,hi_80} for each level.
   *
   * @return a row for each step; limits that it does not have are missing
   */
  public DataTable toTable() {
    List<Field> fields = new ArrayList<>(List.of(Field.ofLong("step"), Field.ofDouble("yhat")));
    List<Column> columns =
        new ArrayList<>(
            List.of(
                LongColumn.of(LongStream.rangeClosed(1, horizon()).toArray()),
                DoubleColumn.of(mean)));
    for (int level = 0; level < levels.length; level++) {
      fields.add(Field.ofDouble("lo_" + text(levels[level])));
      fields.add(Field.ofDouble("hi_" + text(levels[level])));
      columns.add(column(lower[level]));
      columns.add(column(upper[level]));
    }
    return DataTable.of(Schema.of(fields), columns);
  }

  private DoubleColumn column(double[] limits) {
    BitSet missing = new BitSet();
    missing.set(limits.length, horizon());
    return DoubleColumn.of(Arrays.copyOf(limits, horizon()), missing);
  }

  private static int index(int step, int steps) {
    if (step < 1 || step > steps) {
      throw new IndexOutOfBoundsException("step is " + step + ", must be from 1 to " + steps);
    }
    return step - 1;
  }

  private int levelIndex(double level) {
    int index = Arrays.binarySearch(levels, level);
    if (index < 0) {
      throw new IllegalArgumentException(
          "level is "
              + text(level)
              + ", must be one that was asked for: "
              + Arrays.toString(levels));
    }
    return index;
  }

  /** 80 for 80.0 and 97.5 for 97.5, whatever the locale. */
  static String text(double level) {
    return BigDecimal.valueOf(level).stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return "Forecast of " + horizon() + " steps, the first " + mean[0];
  }
}
