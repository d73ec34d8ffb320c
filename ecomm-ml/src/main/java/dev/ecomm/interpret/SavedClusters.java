package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.segment.KMeansModel;

/**
 * The clusters of a run, in units of their own scaler.
 *
 * @param scaler fitted to the features of that run
 * @param model centroids in scaled units
 */
public record SavedClusters(FittedScaler scaler, KMeansModel model) {

  /**
   * Checks that scaler and centroids belong together.
   *
   * @throws IllegalArgumentException if they have other features
   */
  public SavedClusters {
    if (!scaler.names().equals(model.centroids().names())) {
      throw new IllegalArgumentException(
          "centroids have the features "
              + model.centroids().names()
              + ", must have the scaler's "
              + scaler.names());
    }
  }

  /** These centroids in the units of another run's scaler. */
  FeatureMatrix centroidsIn(FittedScaler other) {
    return other.equals(scaler)
        ? model.centroids()
        : other.transform(scaler.inverse(model.centroids()));
  }
}
