package dev.ecomm.forecast;

import java.util.List;
import java.util.function.Function;

/** Weighted means, position by position. */
final class AutoMean {
  private AutoMean() {}

  /**
   * The mean of what models say.
   *
   * @param models at least one
   * @param weights as many, of sum 1
   * @param row of a model; all of one length
   */
  static double[] of(
      List<ForecastModel> models, double[] weights, Function<ForecastModel, double[]> row) {
    return of(models.stream().map(row).toArray(double[][]::new), weights);
  }

  /**
   * The mean of rows.
   *
   * @param rows at least one
   * @param weights as many, of sum 1
   */
  static double[] of(double[][] rows, double[] weights) {
    double[] mean = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int t = 0; t < mean.length; t++) {
        mean[t] += weights[i] * rows[i][t];
      }
    }
    return mean;
  }
}
