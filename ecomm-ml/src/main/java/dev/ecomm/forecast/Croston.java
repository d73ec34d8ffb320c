package dev.ecomm.forecast;

import java.util.List;

/** Sizes and intervals, smoothed apart; with the correction of Syntetos and Boylan or without. */
final class Croston extends DemandForecaster {
  private final boolean corrected;

  Croston(String name, boolean corrected, List<double[]> candidates) {
    super(name, candidates);
    this.corrected = corrected;
  }

  @Override
  void expect(double[] values, double[] constants, double[] expected) {
    double alpha = constants[0];
    double factor = corrected ? 1 - alpha / 2 : 1;
    double size = Double.NaN;
    double interval = Double.NaN;
    int since = 1;
    for (int t = 0; t < values.length; t++) {
      expected[t] = factor * size / interval;
      if (values[t] == 0) {
        since++;
        continue;
      }
      if (Double.isNaN(size)) {
        size = values[t];
        interval = since;
      } else {
        size += alpha * (values[t] - size);
        interval += alpha * (since - interval);
      }
      since = 1;
    }
    expected[values.length] = factor * size / interval;
  }

  @Override
  DemandForecaster bound(double[] values, double[] constants) {
    return new Croston(name(), corrected, List.of(constants));
  }
}
