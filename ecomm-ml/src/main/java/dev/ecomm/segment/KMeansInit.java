package dev.ecomm.segment;

/** How k-means chooses its first centroids. */
public enum KMeansInit {

  /**
   * Each next centroid is a row drawn with a probability that grows with its squared distance to
   * the centroids so far (k-means++).
   */
  PLUS_PLUS,

  /** As k-means++, but each time the best of 2 + log k drawn rows is taken. */
  GREEDY_PLUS_PLUS
}
