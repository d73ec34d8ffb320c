package dev.ecomm.segment;

/**
 * A mean silhouette that was estimated.
 *
 * @param value the simplified mean silhouette, from -1 to 1
 * @param error how far it may be from the exact one: the mean difference on 256 rows at equal
 *     steps, and two standard errors of that
 */
public record SilhouetteEstimate(double value, double error) {}
