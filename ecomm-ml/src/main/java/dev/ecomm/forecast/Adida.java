package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.List;

/** Sums over buckets, smoothed exponentially, dealt out in equal parts. */
final class Adida extends DemandForecaster {
  private final int bucket;
  private final List<double[]> candidates;

  /**
   * Takes the options.
   *
   * @param bucket periods, or 0 for the mean interval between demands
   * @param candidates for the smoothing constant
   */
  Adida(int bucket, List<double[]> candidates) {
    super("adida", candidates);
    this.bucket = bucket;
    this.candidates = candidates;
  }

  /** Periods; those of a model are at least 1. */
  int bucket() {
    return bucket;
  }

  @Override
  public ForecastModel fit(double[] values) {
    DemandValues.require(name(), values);
    if (bucket > 0) {
      SeriesValues.require(name(), values, bucket);
      return super.fit(values);
    }
    return new Adida(meanInterval(values), candidates).fit(values);
  }

  private static int meanInterval(double[] values) {
    double interval = DemandPattern.of(values).interval();
    return Double.isInfinite(interval) ? 1 : (int) Math.round(interval);
  }

  @Override
  void expect(double[] values, double[] constants, double[] expected) {
    int first = values.length % bucket;
    Arrays.fill(expected, 0, first, Double.NaN);
    double level = Double.NaN;
    for (int from = first; from < values.length; from += bucket) {
      Arrays.fill(expected, from, from + bucket, level / bucket);
      double sum = 0;
      for (int t = from; t < from + bucket; t++) {
        sum += values[t];
      }
      level = Double.isNaN(level) ? sum : level + constants[0] * (sum - level);
    }
    expected[values.length] = level / bucket;
  }

  @Override
  DemandForecaster bound(double[] values, double[] constants) {
    return new Adida(bucket, List.of(constants));
  }
}
