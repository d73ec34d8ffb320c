package dev.ecomm.forecast;

import java.util.Arrays;

/** Differences of a series, and how many of them it needs. */
final class ArimaDifferences {
  /** Of the KPSS statistic of a level: what 5 in 100 stationary series exceed. */
  private static final double KPSS_5_PERCENT = 0.463;

  /** A season that explains more of what is left beside the trend has to be differenced. */
  private static final double STRONG_SEASON = 0.64;

  private ArimaDifferences() {}

  /** The series with the differences of an order taken. */
  static double[] take(ArimaOrder order, double[] values) {
    double[] left = values;
    for (int i = 0; i < order.seasonalD(); i++) {
      left = difference(left, order.period());
    }
    for (int i = 0; i < order.d(); i++) {
      left = difference(left, 1);
    }
    return left;
  }

  /** Each value less the one some steps before. */
  static double[] difference(double[] values, int lag) {
    double[] differences = new double[values.length - lag];
    Arrays.setAll(differences, t -> values[t + lag] - values[t]);
    return differences;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double rest = 0;
    for (double value : values) {
      rest += value - mean;
    }
    return mean + rest / values.length;
  }

  static boolean isConstant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  /** First differences, up to 2, until the test of Kwiatkowski et al. finds a stationary level. */
  static int first(double[] values) {
    double[] left = values;
    int d = 0;
    while (d < 2 && left.length > 2 && !isConstant(left) && kpss(left) > KPSS_5_PERCENT) {
      left = difference(left, 1);
      d++;
    }
    return d;
  }

  /**
   * The KPSS statistic of a level: squares of partial sums over the long-run variance, Bartlett
   * weights, 3 sqrt(n) / 13 lags (Kwiatkowski, Phillips, Schmidt and Shin 1992).
   */
  static double kpss(double[] values) {
    int n = values.length;
    int lags = (int) (3 * Math.sqrt(n) / 13);
    double mean = mean(values);
    double sum = 0;
    double squaredSums = 0;
    double variance = 0;
    for (double value : values) {
      sum += value - mean;
      squaredSums += sum * sum;
      variance += (value - mean) * (value - mean);
    }
    for (int lag = 1; lag <= lags; lag++) {
      double crossed = 0;
      for (int t = lag; t < n; t++) {
        crossed += (values[t] - mean) * (values[t - lag] - mean);
      }
      variance += 2 * (1 - lag / (lags + 1.0)) * crossed;
    }
    return squaredSums / n / variance;
  }

  /**
   * Seasonal differences, up to 1: whether a season is strong beside what it leaves unexplained.
   */
  static int seasonal(double[] values, int period) {
    return period > 1
            && values.length > 2 * period
            && !isConstant(values)
            && seasonalStrength(values, period) > STRONG_SEASON
        ? 1
        : 0;
  }

  /**
   * 1 less the variance of the remainder by that of remainder and season (Wang, Smith and Hyndman
   * 2006), for a trend of centred moving averages and a season of equal shape in each period.
   *
   * @return 0 (no season) to 1
   */
  static double seasonalStrength(double[] values, int period) {
    double[] detrended = detrended(values, period);
    double[] sums = new double[period];
    int[] counts = new int[period];
    for (int i = 0; i < detrended.length; i++) {
      sums[i % period] += detrended[i];
      counts[i % period]++;
    }
    double[] remainder = new double[detrended.length];
    Arrays.setAll(remainder, i -> detrended[i] - sums[i % period] / counts[i % period]);
    double all = variance(detrended);
    return all > 0 ? Math.max(0, 1 - variance(remainder) / all) : 0;
  }

  /** Values less the mean of the period around them, where it is complete. */
  private static double[] detrended(double[] values, int period) {
    int half = period / 2;
    double[] detrended = new double[values.length - 2 * half];
    for (int i = 0; i < detrended.length; i++) {
      double sum = 0;
      for (int k = 0; k <= 2 * half; k++) {
        boolean end = k == 0 || k == 2 * half;
        sum += (end && period % 2 == 0 ? 0.5 : 1) * values[i + k];
      }
      detrended[i] = values[i + half] - sum / period;
    }
    return detrended;
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum / values.length;
  }
}
