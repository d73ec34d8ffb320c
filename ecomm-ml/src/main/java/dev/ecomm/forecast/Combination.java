package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The mean or the median of what several forecasters say. It is rarely the best and rarely bad,
 * which is why it is hard to beat on the average of many series.
 *
 * <pre>{@code
 * Forecaster cautious = Combination.mean(Baselines.drift(), Baselines.seasonalNaive(7));
 * Forecast week = cautious.fit(sales).forecast(7, 80);
 * }</pre>
 *
 * <p>Limits are combined like points: the mean (median) of the members' lower and upper limits. So
 * an interval is as wide as the members' are on average; where their errors offset each other it
 * holds the value more often than its level says. A level that one member refuses is refused, as by
 * {@link Ets} on a short series; {@link RollingIntervals} around the whole learns limits. The
 * median of an even number is the mean of the two in the middle; medians of limits are taken apart
 * from each other, and still do not cross.
 *
 * <p>All members are fitted to the whole series, so all must bear it. Immutable, safe for use by
 * many threads. Cost: that of the members.
 *
 * @see <a href="https://doi.org/10.1287/mnsc.1120.1667">Lichtendahl, Grushka-Cockayne and Winkler
 *     (2013), averaging quantiles</a>
 */
public final class Combination implements Forecaster {
  private final String name;
  private final boolean median;
  private final List<Forecaster> members;

  private Combination(boolean median, List<Forecaster> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("members are none, must be at least 1");
    }
    this.median = median;
    this.members = members;
    this.name =
        (median ? "median_of_" : "mean_of_")
            + members.stream().map(Forecaster::name).collect(Collectors.joining("_"));
  }

  /**
   * The mean of all members, each of the same weight.
   *
   * @param members at least 1
   * @return {@code mean_of_drift_naive}
   * @throws IllegalArgumentException if there is no member
   */
  public static Forecaster mean(Forecaster... members) {
    return new Combination(false, List.of(members));
  }

  /**
   * The median of all members; one that goes astray does no harm.
   *
   * @param members at least 1; the median of two is their mean
   * @return {@code median_of_drift_mean_naive}
   * @throws IllegalArgumentException if there is no member
   */
  public static Forecaster median(Forecaster... members) {
    return new Combination(true, List.of(members));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ForecastModel fit(double[] values) {
    return new Model(name, median, members.stream().map(member -> member.fit(values)).toList());
  }

  static ForecastModel read(SavedNode node) {
    List<ForecastModel> models = node.models("members");
    requireEqualLengths(node, models);
    return new Model(node.text("name"), node.flag("median"), models);
  }

  static void requireEqualLengths(SavedNode node, List<ForecastModel> models) {
    if (models.stream().map(model -> model.residuals().length).distinct().count() != 1) {
      throw node.problem("its models are none, or of series of different lengths");
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Position by position. */
  private static double[] combine(boolean median, List<double[]> rows) {
    double[] result = new double[rows.get(0).length];
    double[] column = new double[rows.size()];
    for (int i = 0; i < result.length; i++) {
      for (int row = 0; row < column.length; row++) {
        column[row] = rows.get(row)[i];
      }
      result[i] = median ? medianOf(column) : meanOf(column);
    }
    return result;
  }

  private static double meanOf(double[] column) {
    double sum = 0;
    for (double value : column) {
      sum += value;
    }
    return sum / column.length;
  }

  private static double medianOf(double[] column) {
    Arrays.sort(column);
    int half = column.length / 2;
    if (Double.isNaN(column[column.length - 1])) {
      return Double.NaN; // sorted last
    }
    return column.length % 2 == 1 ? column[half] : (column[half - 1] + column[half]) / 2;
  }

  private static final class Model extends SavableModel {
    private final String name;
    private final boolean median;
    private final List<ForecastModel> models;

    Model(String name, boolean median, List<ForecastModel> models) {
      this.name = name;
      this.median = median;
      this.models = models;
    }

    @Override
    public Forecast forecast(int horizon, double... levels) {
      return combined(models.stream().map(model -> model.forecast(horizon, levels)).toList());
    }

    @Override
    Forecast textbook(int horizon, double... levels) {
      return combined(models.stream().map(model -> textbook(model, horizon, levels)).toList());
    }

    private Forecast combined(List<Forecast> all) {
      double[] levels = all.get(0).levels();
      double[][] lower = new double[levels.length][];
      double[][] upper = new double[levels.length][];
      for (int i = 0; i < levels.length; i++) {
        double level = levels[i];
        lower[i] = combine(median, all.stream().map(one -> lower(one, level)).toList());
        upper[i] = combine(median, all.stream().map(one -> upper(one, level)).toList());
      }
      return Forecast.of(
          combine(median, all.stream().map(Forecast::mean).toList()), levels, lower, upper);
    }

    private double[] lower(Forecast forecast, double level) {
      double[] limits = new double[forecast.horizon()];
      Arrays.setAll(limits, i -> forecast.lower(level, i + 1));
      return limits;
    }

    private double[] upper(Forecast forecast, double level) {
      double[] limits = new double[forecast.horizon()];
      Arrays.setAll(limits, i -> forecast.upper(level, i + 1));
      return limits;
    }

    /** A value minus the combined forecasts is the combination of the members' residuals. */
    @Override
    public double[] residuals() {
      return combine(median, models.stream().map(ForecastModel::residuals).toList());
    }

    @Override
    public ForecastModel on(double[] values) {
      return new Model(name, median, models.stream().map(model -> model.on(values)).toList());
    }

    @Override
    SavedTree save() {
      return new SavedTree("combination")
          .with("name", name)
          .with("median", median)
          .models("members", models);
    }

    @Override
    public String toString() {
      return name + " " + models;
    }
  }
}
