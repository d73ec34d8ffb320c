package dev.ecomm.segment;

/**
 * What is known of one k; NaN where it was not computed or is not defined, as most are for k = 1.
 *
 * @param k the number of clusters
 * @param inertia sum of squared distances to the centroids
 * @param silhouette mean silhouette
 * @param silhouetteError how far that may be off; 0 where it is exact
 * @param daviesBouldin Davies-Bouldin index
 * @param calinskiHarabasz Calinski-Harabasz index
 * @param gap gap statistic
 * @param gapError its standard error, that of the references included
 * @param stability mean adjusted Rand index under resampling
 */
public record KCriteria(
    int k,
    double inertia,
    double silhouette,
    double silhouetteError,
    double daviesBouldin,
    double calinskiHarabasz,
    double gap,
    double gapError,
    double stability) {

  /**
   * A k of which only the inertia is known.
   *
   * @param k the number of clusters
   * @param inertia sum of squared distances
   * @return all else NaN
   */
  public static KCriteria ofInertia(int k, double inertia) {
    double unknown = Double.NaN;
    return new KCriteria(k, inertia, unknown, unknown, unknown, unknown, unknown, unknown, unknown);
  }

  KCriteria withSilhouette(SilhouetteEstimate estimate) {
    return new KCriteria(
        k,
        inertia,
        estimate.value(),
        estimate.error(),
        daviesBouldin,
        calinskiHarabasz,
        gap,
        gapError,
        stability);
  }

  KCriteria withDaviesBouldin(double value) {
    return new KCriteria(
        k, inertia, silhouette, silhouetteError, value, calinskiHarabasz, gap, gapError, stability);
  }

  KCriteria withCalinskiHarabasz(double value) {
    return new KCriteria(
        k, inertia, silhouette, silhouetteError, daviesBouldin, value, gap, gapError, stability);
  }

  KCriteria withGap(double value, double error) {
    return new KCriteria(
        k,
        inertia,
        silhouette,
        silhouetteError,
        daviesBouldin,
        calinskiHarabasz,
        value,
        error,
        stability);
  }

  KCriteria withStability(double value) {
    return new KCriteria(
        k,
        inertia,
        silhouette,
        silhouetteError,
        daviesBouldin,
        calinskiHarabasz,
        gap,
        gapError,
        value);
  }
}
