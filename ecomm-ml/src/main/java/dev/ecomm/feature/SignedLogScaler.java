package dev.ecomm.feature;

import java.util.List;

/**
 * Takes the logarithm of sizes and keeps signs: sign(x) * log(1 + |x|). It learns nothing; amounts
 * that spread over many orders of magnitude come closer together, and 0 stays 0.
 */
public record SignedLogScaler() implements Scaler {

  @Override
  public FittedScaler fit(FeatureMatrix features) {
    FittedScaler.requireLearnable(features);
    return new FittedScaler(features.names(), List.of(new FittedStep.SignedLog()));
  }
}
