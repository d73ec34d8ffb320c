package dev.ecomm.forecast;

import java.util.Arrays;

/** What the forecasters of intermittent demand ask of a series. */
final class DemandValues {
  private DemandValues() {}

  /**
   * Requires at least one value, all finite and not negative.
   *
   * @param forecaster its name
   * @param values the series
   */
  static void require(String forecaster, double[] values) {
    SeriesValues.require(forecaster, values, 1);
    for (int t = 0; t < values.length; t++) {
      if (values[t] < 0) {
        throw new IllegalArgumentException(
            "value "
                + t
                + " is "
                + values[t]
                + ", must be 0 or more for "
                + forecaster
                + "; set returns off against the sales they belong to, or raise them to 0");
      }
    }
  }

  /** The values above 0, ascending. */
  static double[] sortedSizes(double[] values) {
    return Arrays.stream(values).filter(value -> value > 0).sorted().toArray();
  }

  static void requireConstant(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be above 0 and at most 1; 0.1 is usual");
    }
  }
}
