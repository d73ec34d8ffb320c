package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import java.util.Arrays;

/**
 * Runs the states of an exponential smoothing model through a series, and back again for the slope
 * of its likelihood. Of one thread.
 *
 * <p>Written in the error y - ŷ, the update of the states is the same for additive and
 * multiplicative errors; only the likelihood differs. The way back carries the slope with respect
 * to the states of each time (reverse mode), so that it costs about two passes however many
 * parameters there are.
 */
final class EtsRecursion {

  /** Rounding leaves less than this of the sum of squares when a series is fitted exactly. */
  private static final double EXACT = 1e-24;

  private final double[] values;
  private final boolean trended;
  private final boolean multiplied;
  private final boolean added;
  private final boolean relative;
  private final int season;
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

  /** By time: the error, the level with slope before it, the slope and the season before it. */
  final double[] errors;

  private final double[] bases;
  private final double[] slopes;
  private final double[] places;

  EtsRecursion(EtsType type, int season, double[] values) {
    this.values = values;
    this.trended = type.trend() != Trend.NONE;
    this.multiplied = type.season() == Season.MULTIPLICATIVE;
    this.added = type.season() == Season.ADDITIVE;
    this.relative = type.error() == Noise.MULTIPLICATIVE;
    this.season = multiplied || added ? season : 1;
    this.seasonal = new double[this.season];
    this.errors = new double[values.length];
    this.bases = new double[values.length];
    this.slopes = new double[values.length];
    this.places = new double[values.length];
    double size = 0;
    for (double value : values) {
      size += value * value;
    }
    this.floor = relative ? values.length * EXACT : Math.max(size, 1) * EXACT;
  }

  /**
   * Goes through all values.
   *
   * @return -2 log likelihood without its constant, as R's ets; infinite where it is not defined
   */
  double run() {
    double sum = 0;
    double logs = 0;
    double product = 1;
    for (int t = 0, place = 0; t < values.length; t++) {
      double base = trended ? level + phi * slope : level;
      double s = seasonal[place];
      double fitted = multiplied ? base * s : added ? base + s : base;
      double error = values[t] - fitted;
      errors[t] = error;
      bases[t] = base;
      slopes[t] = slope;
      places[t] = s;
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
      place = place + 1 == season ? 0 : place + 1;
    }
    squares = sum;
    double likelihood = values.length * StrictMath.log(Math.max(sum, floor));
    if (relative) {
      likelihood += 2 * (logs + StrictMath.log(product));
    }
    return Double.isNaN(likelihood) ? Double.POSITIVE_INFINITY : likelihood;
  }

  /**
   * Derivatives of -2 log likelihood, of the parameters and of the states before the first value.
   */
  static final class Slope {
    double alpha;
    double beta;
    double gamma;
    double phi;
    double level;
    double slope;
    final double[] seasonal;

    Slope(int season) {
      this.seasonal = new double[season];
    }
  }

  /** Goes the last run back; each name stands for the derivative with respect to what it names. */
  void back(Slope by) {
    by.alpha = 0;
    by.beta = 0;
    by.gamma = 0;
    by.phi = 0;
    by.level = 0;
    by.slope = 0;
    Arrays.fill(by.seasonal, 0);
    double weight = squares > floor ? values.length / squares : 0; // d n log(sum) / d sum
    int place = values.length % season;
    for (int t = values.length - 1; t >= 0; t--) {
      place = place == 0 ? season - 1 : place - 1;
      double error = errors[t];
      double base = bases[t];
      double s = places[t];
      double byTowards = alpha * by.level + beta * by.slope;
      double towards = multiplied ? error / s : error;
      by.alpha += by.level * towards;
      by.beta += by.slope * towards;
      by.phi += by.slope * slopes[t];
      double byBase = by.level;
      double byError = byTowards;
      double bySeason = by.seasonal[place];
      if (multiplied) {
        double share = bySeason / base;
        by.gamma += share * error;
        byError = byTowards / s + gamma * share;
        byBase -= gamma * share * error / base;
        bySeason -= byTowards * towards / s;
      } else if (added) {
        by.gamma += bySeason * error;
        byError += gamma * bySeason;
      }
      double byFitted = 0;
      if (relative) {
        double fitted = values[t] - error;
        double share = error / fitted;
        byError += 2 * weight * share / fitted;
        byFitted = 2 * (1 - weight * share * share) / fitted;
      } else {
        byError += 2 * weight * error;
      }
      byFitted -= byError;
      byBase += multiplied ? byFitted * s : byFitted;
      if (multiplied) {
        bySeason += byFitted * base;
      } else if (added) {
        bySeason += byFitted;
      }
      by.seasonal[place] = bySeason;
      by.level = byBase;
      if (trended) {
        by.phi += byBase * slopes[t];
        by.slope = phi * (by.slope + byBase);
      }
    }
  }
}
