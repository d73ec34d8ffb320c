package dev.ecomm.feature;

import java.util.Arrays;

/**
 * Subtracts the median and divides by the distance of the quartiles, so that a few extreme rows do
 * not set the scale: (x - median) / (Q75 - Q25).
 *
 * <p>Quantiles are linear between neighbours (numpy's default, R's type 7). Where the quartiles are
 * equal nothing is divided, as in scikit-learn's {@code RobustScaler}.
 */
public record RobustScaler() implements Scaler {

  @Override
  public FittedScaler fit(FeatureMatrix features) {
    return FittedScaler.affine(
        "robust",
        features,
        column -> {
          Arrays.sort(column);
          double range = quantile(column, 0.75) - quantile(column, 0.25);
          return new FittedStep.Line(quantile(column, 0.5), range == 0 ? 1 : range);
        });
  }

  private static double quantile(double[] sorted, double q) {
    double position = (sorted.length - 1) * q;
    int below = (int) position;
    double part = position - below;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    // from the nearer end, as numpy does: exact at both
    return part < 0.5 ? low + (high - low) * part : high - (high - low) * (1 - part);
  }
}
