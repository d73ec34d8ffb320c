package dev.ecomm.seasonality;

import java.util.Arrays;

/** Moving average and means of phases; see {@link Decomposition#classical}. */
final class ClassicalDecomposition {

  private ClassicalDecomposition() {}

  static Decomposition of(double[] values, int period, Decomposition.Kind kind) {
    Decomposition.requirePeriod(values, period);
    boolean additive = kind == Decomposition.Kind.ADDITIVE;
    if (!additive) {
      requireAboveZero(values);
    }
    double[] trend = centredAverage(values, period);
    double[] phases = phaseMeans(values, trend, period, additive);
    double[] seasonal = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      seasonal[i] = phases[i % period];
    }
    double[] weights = new double[values.length];
    Arrays.fill(weights, 1);
    return new Decomposition(values, kind, period, trend, seasonal, weights);
  }

  private static void requireAboveZero(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0)) {
        throw new IllegalArgumentException(
            "values["
                + i
                + "] is "
                + values[i]
                + ", must be above 0 for a multiplicative season; use an additive one");
      }
    }
  }

  /**
   * The mean of one period around each value, the two ends by half if the period is even. Each
   * window is summed anew every so often, so that rounding does not pile up in long series.
   */
  static double[] centredAverage(double[] values, int period) {
    double[] average = new double[values.length];
    Arrays.fill(average, Double.NaN);
    int half = period / 2;
    double sum = 0;
    for (int i = half; i + half < values.length; i++) {
      int from = i - half;
      int inner = from + 1 - period % 2; // all but the first, which counts by half if even
      int to = i + half - 1 + period % 2; // where the inner values end, excluded below
      if ((i - half) % 64 == 0) {
        sum = 0;
        for (int j = inner; j <= to; j++) {
          sum += values[j];
        }
      } else {
        sum += values[to] - values[inner - 1];
      }
      double ends = period % 2 == 0 ? 0.5 * (values[from] + values[i + half]) : 0;
      average[i] = (sum + ends) / period;
    }
    return average;
  }

  private static double[] phaseMeans(
      double[] values, double[] trend, int period, boolean additive) {
    double[] sums = new double[period];
    int[] counts = new int[period];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(trend[i])) {
        sums[i % period] += additive ? values[i] - trend[i] : values[i] / trend[i];
        counts[i % period]++;
      }
    }
    for (int phase = 0; phase < period; phase++) {
      sums[phase] /= counts[phase];
    }
    double mean = Values.mean(sums);
    for (int phase = 0; phase < period; phase++) {
      sums[phase] = additive ? sums[phase] - mean : sums[phase] / mean;
    }
    return sums;
  }
}
