package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trained regressor: a base and what each tree adds to it.
 *
 * <p>It is the score of a {@link TreeClassifier} of one class, and has its limits, its rounding and
 * its text. Immutable, safe for use by many threads, independent of the library that trained it.
 */
public final class TreeRegressor {

  private final TreeClassifier sum;

  TreeRegressor(TreeClassifier sum) {
    if (sum.classes() != 1) {
      throw new IllegalArgumentException(
          "classes are " + sum.classes() + ", must be 1: a regressor estimates one number");
    }
    this.sum = sum;
  }

  /**
   * Returns who trained it.
   *
   * @return the trainer's {@link RegressionTrainer#id()}
   */
  public String trainer() {
    return sum.trainer();
  }

  /**
   * Returns the features it was trained on.
   *
   * @return names, in order, unmodifiable
   */
  public List<String> features() {
    return sum.features();
  }

  /**
   * Returns the trees.
   *
   * @return at least one, unmodifiable
   */
  public List<DecisionTree> trees() {
    return sum.trees();
  }

  TreeClassifier sum() {
    return sum;
  }

  /**
   * Estimates the number of each of some rows. Cost: O(n trees depth).
   *
   * @param matrix the features of the training, in the same order; all values finite
   * @return one per row; the caller's
   * @throws IllegalArgumentException if these are other features, or a value is not finite
   */
  public double[] predict(FeatureMatrix matrix) {
    return sum.scores(matrix);
  }

  /**
   * Writes everything as JSON.
   *
   * @return indented, with a line end behind; the same text for equal regressors, on every machine
   */
  public String toJson() {
    return TreeJson.write(this);
  }

  /**
   * Reads what {@link #toJson} wrote. Whoever reads texts of strangers limits their size first.
   *
   * @param json the text
   * @return a regressor equal to the one written
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged, of a newer format, a
   *     classifier's, or beyond the limits
   */
  public static TreeRegressor fromJson(String json) {
    return TreeJson.readRegressor(json);
  }

  /** Equal if trainer, features and every number that decides are. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreeRegressor that && sum.equals(that.sum);
  }

  @Override
  public int hashCode() {
    return sum.hashCode();
  }

  @Override
  public String toString() {
    return "TreeRegressor[" + trainer() + ", " + trees().size() + " trees, " + features() + "]";
  }

  /** Collects what a trainer learned. For one thread. */
  public static final class Builder {
    private final TreeClassifier.Builder sum;

    /**
     * Starts without trees, on the base 0.
     *
     * @param trainer its {@link RegressionTrainer#id()}
     * @param features names, in order
     */
    public Builder(String trainer, List<String> features) {
      this.sum = new TreeClassifier.Builder(trainer, features, 1);
    }

    /**
     * Sets what trees are summed onto.
     *
     * @param base finite
     * @return this
     */
    public Builder base(double base) {
      sum.base(base);
      return this;
    }

    /**
     * Says that features and sums are rounded to single precision, as the library that trained the
     * trees does. Default: double precision.
     *
     * @return this
     */
    public Builder singlePrecision() {
      sum.singlePrecision();
      return this;
    }

    /**
     * Adds a tree; the arrays belong to it from now on.
     *
     * @param feature per node, {@link DecisionTree#LEAF} in a leaf
     * @param threshold per node, finite where there is a feature; rows below go left
     * @param left per node, an index above its own where there is a feature
     * @param right likewise
     * @param values per node, finite in leaves: what the tree adds
     * @return this
     * @throws IllegalArgumentException if the arrays do not make a tree; says which node
     */
    public Builder tree(
        int[] feature, double[] threshold, int[] left, int[] right, double[] values) {
      sum.tree(1, feature, threshold, left, right, values);
      return this;
    }

    /**
     * Returns the regressor.
     *
     * @return immutable
     * @throws IllegalArgumentException if there is no tree, or trees do not fit together
     */
    public TreeRegressor build() {
      return new TreeRegressor(sum.build());
    }
  }
}
