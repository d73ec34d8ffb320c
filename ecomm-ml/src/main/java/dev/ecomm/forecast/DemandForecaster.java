package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.List;

/** What forecasters of intermittent demand share: the choice of constants. Immutable. */
abstract class DemandForecaster implements Forecaster {
  private final String name;
  private final List<double[]> candidates;

  /**
   * Takes the name and the constants to choose from.
   *
   * @param name as tables show it
   * @param candidates at least one; the earlier wins a tie
   */
  DemandForecaster(String name, List<double[]> candidates) {
    this.name = name;
    this.candidates = candidates;
  }

  /**
   * Says what is expected of each period from those before it.
   *
   * @param values with at least one demand
   * @param constants one of the candidates
   * @param expected to be filled: one entry for each value and one for what comes after; NaN before
   *     the first demand
   */
  abstract void expect(double[] values, double[] constants, double[] expected);

  /** This forecaster, bound to what was chosen for a series. */
  abstract DemandForecaster bound(double[] values, double[] constants);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public ForecastModel fit(double[] values) {
    DemandValues.require(name, values);
    double[] sizes = DemandValues.sortedSizes(values);
    double[] best = new double[values.length + 1];
    double[] bestConstants = candidates.get(0);
    if (sizes.length > 0) {
      double[] expected = best.clone();
      double leastError = Double.POSITIVE_INFINITY;
      for (double[] constants : candidates) {
        expect(values, constants, expected);
        double error = squaredError(values, expected);
        if (error < leastError) {
          leastError = error;
          bestConstants = constants;
          System.arraycopy(expected, 0, best, 0, best.length);
        }
      }
    }
    double[] residuals = new double[values.length];
    Arrays.setAll(residuals, t -> values[t] - best[t]);
    return new DemandModel(
        bound(values, bestConstants),
        values.clone(),
        best[values.length],
        sizes,
        residuals,
        bestConstants);
  }

  private static double squaredError(double[] values, double[] expected) {
    double sum = 0;
    for (int t = 0; t < values.length; t++) {
      double error = values[t] - expected[t];
      sum += Double.isNaN(error) ? 0 : error * error;
    }
    return sum;
  }

  @Override
  public final String toString() {
    return name;
  }
}
