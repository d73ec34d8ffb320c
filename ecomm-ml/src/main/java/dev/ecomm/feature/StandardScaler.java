package dev.ecomm.feature;

/**
 * Subtracts the mean and divides by the standard deviation of the population (ddof 0), as
 * scikit-learn's {@code StandardScaler}. A constant feature is 0.
 */
public record StandardScaler() implements Scaler {

  @Override
  public FittedScaler fit(FeatureMatrix features) {
    return FittedScaler.affine(
        "standard",
        features,
        column -> {
          double mean = mean(column);
          double[] squares = new double[column.length];
          boolean constant = true;
          for (int i = 0; i < column.length; i++) {
            squares[i] = (column[i] - mean) * (column[i] - mean);
            constant &= column[i] == column[0];
          }
          double deviation = Math.sqrt(mean(squares));
          // the mean of a constant may be off by a rounding, which must not become the scale
          return constant
              ? new FittedStep.Line(column[0], 1)
              : new FittedStep.Line(mean, deviation == 0 ? 1 : deviation);
        });
  }

  /** Neumaier's sum, so that many rows do not wear the last digits away. */
  private static double mean(double[] values) {
    double sum = 0;
    double error = 0;
    for (double value : values) {
      double next = sum + value;
      error += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return (sum + error) / values.length;
  }
}
