package dev.ecomm.seasonality;

import java.util.SplittableRandom;

/** Series whose season is known. */
final class SimulatedSeries {
  private final SplittableRandom random;

  SimulatedSeries(long seed) {
    random = new SplittableRandom(seed);
  }

  /** About normal: the sum of twelve uniform numbers has variance 1. */
  double noise() {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }

  double[] whiteNoise(int n) {
    return autoregression(n, 0);
  }

  double[] randomWalk(int n) {
    return autoregression(n, 1);
  }

  double[] autoregression(int n, double coefficient) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = (i == 0 ? 0 : coefficient * values[i - 1]) + noise();
    }
    return values;
  }

  /** A random pattern that repeats, on a slope, with as much noise as said. */
  double[] season(int n, int period, double slope, double noise) {
    double[] pattern = whiteNoise(period);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = 100 + slope * i + pattern[i % period] + noise * noise();
    }
    return values;
  }
}
