package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * The power transform (y^lambda - 1) / lambda, the logarithm at 0.
 *
 * @param lambda 1 leaves the shape as it is, 0.5 is a square root, 0 the logarithm
 */
record BoxCox(double lambda) {
  private static final int CANDIDATES = 100;

  /**
   * Chooses lambda from 0 to 1, in hundredths, by Guerrero (1993): groups of one season each, the
   * last ending with the series, shall have standard deviations that do not grow with their means.
   * The greater lambda wins a tie, so a constant series is left as it is.
   *
   * <p>Below 0 a limit may have no finite counterpart, hence the range; Bergmeir, Hyndman and
   * Benitez (2016) take the same.
   *
   * @param values positive, at least two groups
   * @param season length of a group, at least 2
   */
  static BoxCox guerrero(double[] values, int season) {
    int groups = values.length / season;
    double[] means = new double[groups];
    double[] deviations = new double[groups];
    int first = values.length - groups * season;
    for (int group = 0; group < groups; group++) {
      int from = first + group * season;
      double[] part = Arrays.copyOfRange(values, from, from + season);
      means[group] = Arrays.stream(part).sum() / season;
      deviations[group] = deviation(part);
    }
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int candidate = CANDIDATES; candidate >= 0; candidate--) {
      double lambda = (double) candidate / CANDIDATES;
      double[] ratios = new double[groups];
      for (int group = 0; group < groups; group++) {
        ratios[group] = deviations[group] / StrictMath.pow(means[group], 1 - lambda);
      }
      double variation = deviation(ratios) / (Arrays.stream(ratios).sum() / groups);
      if (variation < least) {
        least = variation;
        best = lambda;
      }
    }
    return new BoxCox(best);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }

  /** Whether a value has a finite counterpart: not negative, and 0 for powers above 0 only. */
  boolean bears(double value) {
    return value > 0 || (value == 0 && lambda > 0);
  }

  double apply(double value) {
    if (lambda == 0) {
      return StrictMath.log(value);
    }
    return (StrictMath.pow(value, lambda) - 1) / lambda;
  }

  /**
   * Rises with its argument everywhere: 0 at and below the least counterpart of a power above 0,
   * infinite at and above the greatest one of a power below 0.
   */
  double invert(double transformed) {
    if (lambda == 0) {
      return StrictMath.exp(transformed);
    }
    return StrictMath.pow(Math.max(0, lambda * transformed + 1), 1 / lambda);
  }

  /**
   * The mean of the inverse of a normal variable: exact for the logarithm and the square root, to
   * the second order elsewhere (Hyndman and Athanasopoulos, section 5.6).
   */
  double invertedMean(double mean, double variance) {
    if (lambda == 0) {
      return StrictMath.exp(mean + variance / 2);
    }
    double base = lambda * mean + 1;
    if (base <= 0) {
      return invert(mean); // beyond the edge there is no slope to correct by
    }
    return invert(mean) * (1 + variance * (1 - lambda) / (2 * base * base));
  }
}
