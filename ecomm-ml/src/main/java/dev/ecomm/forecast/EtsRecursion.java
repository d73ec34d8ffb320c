package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;

/**
 * Runs the states of an exponential smoothing model through a series. Of one thread.
 *
 * <p>Written in the error y - ŷ, the update of the states is the same for additive and
 * multiplicative errors; only the likelihood differs.
 */
final class EtsRecursion {

  /** Rounding leaves less than this of the sum of squares when a series is fitted exactly. */
  private static final double EXACT = 1e-24;

  private final EtsType type;
  private final int season;
  private final double[] values;
  private final double floor;

  double alpha;
  double beta;
  double gamma;
  double phi = 1;
  double level;
  double slope;

  /** Position t mod season holds what was last said of that place. */
  final double[] seasonal;

  double squares;

  EtsRecursion(EtsType type, int season, double[] values) {
    this.type = type;
    this.season = type.season() == Season.NONE ? 1 : season;
    this.values = values;
    this.seasonal = new double[this.season];
    double size = 0;
    for (double value : values) {
      size += value * value;
    }
    this.floor = type.error() == Noise.ADDITIVE ? Math.max(size, 1) * EXACT : values.length * EXACT;
  }

  /**
   * Goes through all values.
   *
   * @param residuals receives y - ŷ unless it is empty
   * @return -2 log likelihood without its constant, as R's ets; infinite where it is not defined
   */
  double run(double[] residuals) {
    boolean trended = type.trend() != Trend.NONE;
    boolean multiplied = type.season() == Season.MULTIPLICATIVE;
    boolean added = type.season() == Season.ADDITIVE;
    boolean relative = type.error() == Noise.MULTIPLICATIVE;
    double sum = 0;
    double logs = 0;
    double product = 1;
    for (int t = 0, place = 0; t < values.length; t++) {
      double base = trended ? level + phi * slope : level;
      double s = seasonal[place];
      double fitted = multiplied ? base * s : added ? base + s : base;
      double error = values[t] - fitted;
      double towards = error;
      if (multiplied) {
        towards = error / s;
        seasonal[place] = s + gamma * error / base;
      } else if (added) {
        seasonal[place] = s + gamma * error;
      }
      level = base + alpha * towards;
      if (trended) {
        slope = phi * slope + beta * towards;
      }
      if (relative) {
        if (!(fitted > 0)) {
          return Double.POSITIVE_INFINITY;
        }
        double share = error / fitted;
        sum += share * share;
        product *= fitted;
        if (product > 1e200 || product < 1e-200) { // one logarithm for many factors
          logs += StrictMath.log(product);
          product = 1;
        }
      } else {
        sum += error * error;
      }
      if (residuals.length > 0) {
        residuals[t] = error;
      }
      place = place + 1 == season ? 0 : place + 1;
    }
    squares = sum;
    double likelihood = values.length * StrictMath.log(Math.max(sum, floor));
    if (relative) {
      likelihood += 2 * (logs + StrictMath.log(product));
    }
    return Double.isNaN(likelihood) ? Double.POSITIVE_INFINITY : likelihood;
  }
}
