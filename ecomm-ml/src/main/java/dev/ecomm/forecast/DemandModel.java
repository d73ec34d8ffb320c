package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.List;

/** A mean demand per period, and a distribution around it of the sizes that were seen. */
final class DemandModel extends SavableModel {
  static final List<String> NAMES = List.of("adida", "croston", "sba", "tsb");

  private final DemandForecaster forecaster;
  private final double[] values;
  private final double mean;
  private final double[] sizes;
  private final double[] residuals;
  private final double[] constants;

  /**
   * Takes what was fitted; all arrays are owned by this model.
   *
   * @param forecaster with its constants fixed
   * @param values the series
   * @param mean demand of each coming period
   * @param sizes seen, ascending; none if there was no demand
   * @param residuals NaN where there is none
   * @param constants that were chosen
   */
  DemandModel(
      DemandForecaster forecaster,
      double[] values,
      double mean,
      double[] sizes,
      double[] residuals,
      double[] constants) {
    this.values = values;
    this.forecaster = forecaster;
    this.mean = mean;
    this.sizes = sizes;
    this.residuals = residuals;
    this.constants = constants;
  }

  @Override
  public Forecast forecast(int horizon, double... levels) {
    Forecast.requireHorizon(horizon);
    Forecast.requireLevels(levels);
    double[] means = new double[horizon];
    Arrays.fill(means, mean);
    double[][] lower = new double[levels.length][horizon];
    double[][] upper = new double[levels.length][horizon];
    for (int i = 0; i < levels.length; i++) {
      double tail = (1 - levels[i] / 100) / 2;
      Arrays.fill(lower[i], lowerLimit(tail));
      Arrays.fill(upper[i], upperLimit(1 - tail));
    }
    return Forecast.of(means, levels, lower, upper);
  }

  /** The probability of a demand that, with the mean of the sizes, gives the forecast mean. */
  private double chance() {
    return Math.min(1, mean / meanSize());
  }

  /** Above 1 if even a demand in each period would not give the forecast mean. */
  private double scale() {
    return Math.max(1, mean / meanSize());
  }

  private double meanSize() {
    return Arrays.stream(sizes).sum() / sizes.length;
  }

  private double lowerLimit(double probability) {
    double share = shareOfSizes(probability);
    int rank = (int) Math.floor((sizes.length + 1) * share + ROUNDING);
    return rank < 1 ? 0 : sizes[rank - 1] * scale();
  }

  private double upperLimit(double probability) {
    double share = shareOfSizes(probability);
    if (share <= 0) {
      return 0;
    }
    int n = sizes.length;
    int rank = (int) Math.ceil((n + 1) * share - ROUNDING);
    if (rank <= n) {
      return sizes[rank - 1] * scale();
    }
    // what a new exponential variable stays below, given n of them (a Pareto distribution)
    double tail = n * meanSize() * (StrictMath.pow(1 - share, -1.0 / n) - 1);
    return Math.max(tail, sizes[n - 1]) * scale();
  }

  /** Which share of the demands is below a quantile of all periods; 0 if it lies in the zeros. */
  private double shareOfSizes(double probability) {
    if (sizes.length == 0 || mean == 0) {
      return 0;
    }
    double chance = chance();
    return Math.max(0, (probability - (1 - chance)) / chance);
  }

  /** So that 0.9 of 10 ranks is the 9th, whatever the last digit says. */
  private static final double ROUNDING = 1e-9;

  @Override
  public double[] residuals() {
    return residuals.clone();
  }

  @Override
  public ForecastModel on(double[] values) {
    return forecaster.fit(values);
  }

  /** Reads what {@link #save} wrote: one pass by the constants that were chosen. */
  static ForecastModel read(SavedNode node) {
    String kind = node.text("kind");
    double[] values = node.values();
    double[] constants = node.numbers("constants", kind.equals("tsb") ? 2 : 1);
    for (double constant : constants) {
      DemandValues.requireConstant("constant", constant);
    }
    List<double[]> chosen = List.of(constants);
    Forecaster forecaster =
        switch (kind) {
          case "tsb" -> new Tsb(chosen);
          case "adida" -> new Adida(node.whole("bucket", 1, values.length), chosen);
          default -> new Croston(kind, kind.equals("sba"), chosen);
        };
    return forecaster.fit(values);
  }

  @Override
  SavedTree save() {
    SavedTree tree = new SavedTree(forecaster.name()).with("constants", constants);
    if (forecaster instanceof Adida adida) {
      tree.with("bucket", adida.bucket());
    }
    return tree.with("values", values);
  }

  @Override
  public String toString() {
    return forecaster + " " + mean + " by constants " + Arrays.toString(constants);
  }
}
