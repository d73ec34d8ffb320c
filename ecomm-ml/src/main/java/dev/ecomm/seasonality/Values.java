package dev.ecomm.seasonality;

/** What every analysis asks of its values. */
final class Values {

  private Values() {}

  static void requireFinite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "values[" + i + "] is " + values[i] + ", must be finite; fill or cut what is missing");
      }
    }
  }

  static void requireLength(double[] values, int least, String reason) {
    requireFinite(values);
    if (values.length < least) {
      throw new IllegalArgumentException(
          "values are " + values.length + ", must be at least " + least + " " + reason);
    }
  }

  static boolean constant(double[] values) {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Values less their mean. */
  static double[] centred(double[] values) {
    double mean = mean(values);
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }

  /** Values less their least squares line over time. */
  static double[] withoutLine(double[] values) {
    double[] rest = centred(values);
    double middle = (values.length - 1) / 2.0;
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < rest.length; i++) {
      xy += (i - middle) * rest[i];
      xx += (i - middle) * (i - middle);
    }
    double slope = xx == 0 ? 0 : xy / xx;
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= slope * (i - middle);
    }
    return rest;
  }
}
