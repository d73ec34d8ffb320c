package dev.ecomm.forecast;

import dev.ecomm.seasonality.StationarityTests;
import dev.ecomm.seasonality.Stl;
import dev.ecomm.seasonality.TrendTerms;
import java.util.Arrays;

/** Differences of a series, and how many of them it needs. */
final class ArimaDifferences {
  /** A season that explains more of what is left beside the trend has to be differenced. */
  private static final double STRONG_SEASON = 0.64;

  private static final int SEASONAL_WINDOW = 11;

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

  /** First differences, up to 2, until a KPSS test at 5 % finds a stationary level. */
  static int first(double[] values) {
    double[] left = values;
    int d = 0;
    while (d < 2 && left.length > 2 && !isConstant(left) && !staysLevel(left)) {
      left = difference(left, 1);
      d++;
    }
    return d;
  }

  private static boolean staysLevel(double[] values) {
    int lags = (int) (3 * Math.sqrt(values.length) / 13);
    // about 0, for the test takes what is small beside the values for rounding
    return StationarityTests.kpss(centered(values), TrendTerms.CONSTANT, lags).stationary();
  }

  static double[] centered(double[] values) {
    double mean = mean(values);
    double[] centered = new double[values.length];
    Arrays.setAll(centered, t -> values[t] - mean);
    return centered;
  }

  /**
   * Seasonal differences, up to 1: whether a season is strong beside what it leaves unexplained.
   */
  static int seasonal(double[] values, int period) {
    return period > 1
            && values.length > 2 * period
            && !isConstant(values)
            && stl(period).decompose(values).seasonalStrength() > STRONG_SEASON
        ? 1
        : 0;
  }

  /** Windows and loops of R's {@code nsdiffs(test = "seas")}. */
  private static Stl stl(int period) {
    int trend = nextOdd((int) Math.ceil(1.5 * period / (1 - 1.5 / SEASONAL_WINDOW)));
    int lowPass = nextOdd(period + 1);
    return new Stl(
        period,
        SEASONAL_WINDOW,
        trend,
        lowPass,
        0,
        1,
        1,
        jump(SEASONAL_WINDOW),
        jump(trend),
        jump(lowPass),
        2,
        0);
  }

  private static int nextOdd(int n) {
    return n % 2 == 0 ? n + 1 : n;
  }

  private static int jump(int window) {
    return (window + 9) / 10;
  }
}
