package dev.ecomm.forecast;

import dev.ecomm.forecast.RollingOrigins.Trial;
import java.util.Arrays;

/**
 * The level that a series had lately, and whether errors grow with it: a shop that sells twice as
 * much misses its forecasts by about twice as many pieces.
 */
final class RecentLevel {
  private static final int VALUES = 24;

  private RecentLevel() {}

  /** The mean of the last values of the first so many. */
  static double of(double[] values, int known) {
    int from = Math.max(0, known - VALUES);
    double sum = 0;
    for (int t = from; t < known; t++) {
      sum += values[t];
    }
    return sum / (known - from);
  }

  /**
   * Whether the errors of one step ahead are likelier with the recent level for their unit than
   * without; both are taken for Laplace's, which bears outliers. Never of a series that falls below
   * zero or is intermittent: what sells now and then has no level to speak of.
   */
  static boolean errorsGrow(RollingOrigins rolling, Trial trial) {
    double[] values = rolling.values();
    boolean negative = Arrays.stream(values).anyMatch(value -> value < 0);
    if (negative || DemandPattern.of(values).interval() >= DemandPattern.INTERMITTENT_INTERVAL) {
      return false;
    }
    double sizes = 0;
    double shares = 0;
    double logarithms = 0;
    int n = rolling.count();
    for (int i = 0; i < n; i++) {
      double level = of(values, rolling.origin(i));
      double error = rolling.actual(i, 0) - trial.points()[i][0];
      double size = Math.abs(error) / trial.spreads()[i][0];
      sizes += size;
      shares += size / level;
      logarithms += StrictMath.log(level);
    }
    boolean zeros = of(values, values.length) == 0 || !(shares < Double.POSITIVE_INFINITY);
    return !zeros && n * StrictMath.log(sizes / shares) > logarithms;
  }
}
