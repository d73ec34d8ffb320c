package dev.ecomm.feature;

/**
 * Maps the smallest value to 0 and the largest to 1: (x - min) / (max - min). A constant feature is
 * 0; new rows outside the learned range lie outside 0 to 1.
 */
public record MinMaxScaler() implements Scaler {

  @Override
  public FittedScaler fit(FeatureMatrix features) {
    return FittedScaler.affine(
        "min_max",
        features,
        column -> {
          double min = column[0];
          double max = column[0];
          for (double value : column) {
            min = Math.min(min, value);
            max = Math.max(max, value);
          }
          return new FittedStep.Line(min, max == min ? 1 : max - min);
        });
  }
}
