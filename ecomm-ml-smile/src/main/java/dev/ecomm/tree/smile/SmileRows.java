package dev.ecomm.tree.smile;

import dev.ecomm.feature.FeatureMatrix;
import smile.base.cart.CART;
import smile.data.DataFrame;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/**
 * Features and classes as Smile wants them.
 *
 * @param columns of doubles, one per feature
 * @param labels of classes that have rows each, from 0
 * @param features of names of ours: a feature may be called as users like, a formula may not
 * @param order per feature, the rows by its value
 */
record SmileRows(double[][] columns, int[] labels, DataFrame features, int[][] order) {

  static final String LABEL = "label";

  static SmileRows of(FeatureMatrix matrix, int[] labels) {
    double[][] columns = new double[matrix.columns()][];
    BaseVector<?, ?, ?>[] vectors = new BaseVector<?, ?, ?>[columns.length];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = matrix.column(j);
      vectors[j] = DoubleVector.of("feature" + j, columns[j]);
    }
    DataFrame features = DataFrame.of(vectors);
    return new SmileRows(columns, labels, features, CART.order(features));
  }

  int rows() {
    return labels.length;
  }

  /** Features with the column {@link #LABEL} behind them. */
  DataFrame labelled() {
    return features.merge(IntVector.of(LABEL, labels));
  }

  /** How many features each split may choose from. */
  int featuresPerSplit(double share) {
    return Math.max(1, (int) Math.round(share * columns.length));
  }
}
