package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;

/** What every {@link RegressionTrainer} requires of its arguments. */
public final class RegressionTargets {
  private RegressionTargets() {}

  /**
   * Checks what a trainer is given.
   *
   * @param trainer its {@link RegressionTrainer#id()}
   * @param features n x d, n at least 1, all values finite
   * @param targets one per row, finite
   * @param parameters of kind {@link TreeKind#BOOSTING}
   * @throws IllegalArgumentException if there is no row, the lengths differ, a value is not finite,
   *     or the kind is another; says which
   */
  public static void require(
      String trainer, FeatureMatrix features, double[] targets, TreeParameters parameters) {
    if (parameters.kind() != TreeKind.BOOSTING) {
      throw new IllegalArgumentException(
          "kind is " + parameters.kind() + ", must be BOOSTING for regression by " + trainer);
    }
    if (features.rows() == 0 || targets.length != features.rows()) {
      throw new IllegalArgumentException(
          "targets are "
              + targets.length
              + ", must be "
              + features.rows()
              + ", one per row of the features, and at least one");
    }
    FeatureMatrix unused = features.requireFinite();
    for (int row = 0; row < targets.length; row++) {
      if (!Double.isFinite(targets[row])) {
        throw new IllegalArgumentException(
            "target of row " + row + " is " + targets[row] + ", must be finite; leave the row out");
      }
    }
  }
}
