package dev.ecomm.feature;

/**
 * How features are made comparable before distances between rows are taken. Fitting a scaler to a
 * matrix gives a {@link FittedScaler}, which holds what was learned and does not change.
 *
 * <pre>{@code
 * FittedScaler scaler = new SignedLogScaler().then(new RobustScaler()).fit(features);
 * FeatureMatrix scaled = scaler.transform(features);
 * }</pre>
 *
 * <p>All scalers are stateless, safe for use by many threads, and refuse NaN and infinity.
 */
public sealed interface Scaler
    permits RobustScaler, StandardScaler, MinMaxScaler, SignedLogScaler, ScalerChain {

  /**
   * Learns from a matrix. Cost: O(n d), and O(n d log n) where quantiles are needed.
   *
   * @param features at least one row, all values finite
   * @return what was learned, with the names of the features
   * @throws IllegalArgumentException if there is no row, or a value is not finite; names row and
   *     feature
   */
  FittedScaler fit(FeatureMatrix features);

  /**
   * This scaler, and another one fitted to what this one makes of the features.
   *
   * @param next the scaler after this one
   * @return both in this order
   */
  default Scaler then(Scaler next) {
    return new ScalerChain(this, next);
  }
}
