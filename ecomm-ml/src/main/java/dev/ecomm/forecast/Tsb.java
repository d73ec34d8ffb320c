package dev.ecomm.forecast;

import java.util.List;

/** Sizes and the probability of a demand, smoothed apart. */
final class Tsb extends DemandForecaster {

  Tsb(List<double[]> candidates) {
    super("tsb", candidates);
  }

  @Override
  void expect(double[] values, double[] constants, double[] expected) {
    double alpha = constants[0];
    double beta = constants[1];
    double size = Double.NaN;
    double chance = Double.NaN;
    for (int t = 0; t < values.length; t++) {
      expected[t] = size * chance;
      boolean demand = values[t] > 0;
      if (!Double.isNaN(size)) {
        size += demand ? alpha * (values[t] - size) : 0;
        chance += beta * ((demand ? 1 : 0) - chance);
      } else if (demand) {
        size = values[t];
        chance = 1.0 / (t + 1); // the same start as Croston's first interval
      }
    }
    expected[values.length] = size * chance;
  }

  @Override
  DemandForecaster bound(double[] values, double[] constants) {
    return new Tsb(List.of(constants));
  }
}
