package dev.ecomm.feature;

/** One scaler after the other. */
record ScalerChain(Scaler first, Scaler second) implements Scaler {

  @Override
  public FittedScaler fit(FeatureMatrix features) {
    FittedScaler fitted = first.fit(features);
    return fitted.then(second.fit(fitted.transform(features)));
  }
}
