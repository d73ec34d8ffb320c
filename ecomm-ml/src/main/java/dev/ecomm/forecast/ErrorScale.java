package dev.ecomm.forecast;

/**
 * How large the errors of the seasonal naive method are within the training part: the unit of MASE
 * and RMSSE, which makes errors of series of different size comparable.
 *
 * @param meanAbsolute mean absolute difference between values one season apart; NaN if there is no
 *     such pair
 * @param rootMeanSquare likewise, the root of the mean square
 */
public record ErrorScale(double meanAbsolute, double rootMeanSquare) {

  /** No scale is known: MASE and RMSSE are NaN. */
  public static final ErrorScale NONE = new ErrorScale(Double.NaN, Double.NaN);

  /**
   * Measures the scale of a training part.
   *
   * @param training finite values; of a series not longer than the season there is no scale
   * @param season its length in steps, at least 1
   * @return 0 for a constant series
   * @throws IllegalArgumentException if season is below 1
   */
  public static ErrorScale of(double[] training, int season) {
    SeriesValues.requireSeason(season);
    int pairs = training.length - season;
    if (pairs < 1) {
      return NONE;
    }
    double absolute = 0;
    double squares = 0;
    for (int t = season; t < training.length; t++) {
      double difference = training[t] - training[t - season];
      absolute += Math.abs(difference);
      squares += difference * difference;
    }
    return new ErrorScale(absolute / pairs, Math.sqrt(squares / pairs));
  }
}
