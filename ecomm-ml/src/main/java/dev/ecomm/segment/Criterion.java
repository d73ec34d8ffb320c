package dev.ecomm.segment;

/** What {@link KSweep} can compute for each k beside inertia and sizes. */
public enum Criterion {

  /** The mean silhouette; more is better. */
  SILHOUETTE,

  /** The Davies-Bouldin index; less is better. */
  DAVIES_BOULDIN,

  /** The Calinski-Harabasz index; more is better. */
  CALINSKI_HARABASZ,

  /** The gap statistic: how much tighter clusters are than those of uniform noise. */
  GAP,

  /** The mean adjusted Rand index of clusters found again in resamples; more is better. */
  STABILITY
}
