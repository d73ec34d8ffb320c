package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * How far forecasts were from what came. Errors are forecast less actual value, all steps weigh the
 * same.
 *
 * <p>A ratio whose denominator is 0 is 0 where there was no error and NaN, unknown, where there
 * was: of a series of nothing but zeros, WAPE and MASE are 0 if that was forecast, else NaN. MAPE
 * leaves steps with actual value 0 out and is NaN if none is left; prefer another measure wherever
 * zeros occur.
 *
 * @param n how many steps
 * @param rmse root mean square error, in the unit of the values
 * @param mae mean absolute error, likewise
 * @param mape mean of |error| / |actual| over the steps where the latter is not 0, a fraction
 * @param smape mean of 2 |error| / (|actual| + |forecast|), from 0 to 2; 0 where both are 0
 * @param wape sum of |error| by sum of |actual|, a fraction
 * @param mase {@code mae} by {@link ErrorScale#meanAbsolute()}; NaN without a scale
 * @param rmsse {@code rmse} by {@link ErrorScale#rootMeanSquare()}; NaN without a scale
 * @param bias mean error, in the unit of the values; positive: too much was forecast
 * @see <a href="https://doi.org/10.1016/j.ijforecast.2006.03.001">Hyndman and Koehler (2006)</a>
 */
public record Accuracy(
    int n,
    double rmse,
    double mae,
    double mape,
    double smape,
    double wape,
    double mase,
    double rmsse,
    double bias) {

  /**
   * Measures forecasts.
   *
   * @param actual what came, finite, at least one value
   * @param forecast likewise, as many
   * @param scale of the training part, or {@link ErrorScale#NONE}
   * @return the measures
   * @throws IllegalArgumentException if there is no value, or not as many forecasts
   */
  public static Accuracy of(double[] actual, double[] forecast, ErrorScale scale) {
    requireAsMany(actual, "forecast", forecast);
    double absolute = 0;
    double squares = 0;
    double errors = 0;
    double shares = 0;
    int shareCount = 0;
    double symmetric = 0;
    double size = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = forecast[i] - actual[i];
      absolute += Math.abs(error);
      squares += error * error;
      errors += error;
      size += Math.abs(actual[i]);
      if (actual[i] != 0) {
        shares += Math.abs(error / actual[i]);
        shareCount++;
      }
      symmetric += ratio(2 * Math.abs(error), Math.abs(actual[i]) + Math.abs(forecast[i]));
    }
    int n = actual.length;
    double rmse = Math.sqrt(squares / n);
    double mae = absolute / n;
    return new Accuracy(
        n,
        rmse,
        mae,
        shareCount == 0 ? Double.NaN : shares / shareCount,
        symmetric / n,
        ratio(absolute, size),
        ratio(mae, scale.meanAbsolute()),
        ratio(rmse, scale.rootMeanSquare()),
        errors / n);
  }

  /**
   * Measures forecasts of a quantile: the mean of q (actual - forecast) where more came than
   * forecast, and (1 - q) (forecast - actual) where less did.
   *
   * @param actual what came, at least one value
   * @param forecast of the quantile, as many
   * @param quantile above 0 and below 1
   * @return 0 or more, in the unit of the values; 0.5 gives half the mean absolute error
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static double pinball(double[] actual, double[] forecast, double quantile) {
    requireAsMany(actual, "forecast", forecast);
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "quantile is " + quantile + ", must be above 0 and below 1");
    }
    double loss = 0;
    for (int i = 0; i < actual.length; i++) {
      double above = actual[i] - forecast[i];
      loss += above >= 0 ? quantile * above : (quantile - 1) * above;
    }
    return loss / actual.length;
  }

  /**
   * Measures intervals: the share of values within them, limits included.
   *
   * @param actual what came, at least one value
   * @param lower limits, as many
   * @param upper limits, as many
   * @return from 0 to 1; to be compared with the level
   * @throws IllegalArgumentException if there is no value, or not as many limits
   */
  public static double coverage(double[] actual, double[] lower, double[] upper) {
    requireAsMany(actual, "lower", lower);
    requireAsMany(actual, "upper", upper);
    int within = 0;
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] >= lower[i] && actual[i] <= upper[i]) {
        within++;
      }
    }
    return (double) within / actual.length;
  }

  /** By how much an error is smaller than that of a yardstick: 1 no error, below 0 worse. */
  static double skill(double error, double yardstick) {
    if (error == yardstick) {
      return 0;
    }
    return yardstick == 0 ? Double.NEGATIVE_INFINITY : 1 - error / yardstick;
  }

  private static double ratio(double numerator, double denominator) {
    if (denominator == 0) {
      return numerator == 0 ? 0 : Double.NaN;
    }
    return numerator / denominator;
  }

  private static void requireAsMany(double[] actual, String name, double[] others) {
    if (actual.length == 0 || others.length != actual.length) {
      throw new IllegalArgumentException(
          "actual has "
              + actual.length
              + " values and "
              + name
              + " "
              + others.length
              + ", must have as many, and at least one");
    }
    if (Arrays.stream(actual).anyMatch(value -> !Double.isFinite(value))) {
      throw new IllegalArgumentException("actual has a value that is not finite; leave it out");
    }
  }
}
