package dev.ecomm.tree.smile;

import dev.ecomm.feature.FeatureMatrix;
import smile.base.cart.CART;
import smile.data.DataFrame;
import smile.data.vector.BaseVector;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;

/** Features and classes as Smile wants them. Nobody changes its arrays. */
final class SmileRows {

  static final String LABEL = "label";

  private final double[][] columns;
  private final int[] labels;
  private final DataFrame features;
  private final int[][] order;

  private SmileRows(double[][] columns, int[] labels, DataFrame features) {
    this.columns = columns;
    this.labels = labels;
    this.features = features;
    this.order = CART.order(features);
  }

  /**
   * Takes ownership of the labels.
   *
   * @param labels of classes that have rows each, from 0
   */
  static SmileRows of(FeatureMatrix matrix, int[] labels) {
    double[][] columns = new double[matrix.columns()][];
    BaseVector<?, ?, ?>[] vectors = new BaseVector<?, ?, ?>[columns.length];
    for (int j = 0; j < columns.length; j++) {
      columns[j] = matrix.column(j);
      // a feature may be called as users like, a column of a formula may not
      vectors[j] = DoubleVector.of("feature" + j, columns[j]);
    }
    return new SmileRows(columns, labels, DataFrame.of(vectors));
  }

  int rows() {
    return labels.length;
  }

  /** Per feature, its value of each row. */
  double[][] columns() {
    return columns;
  }

  int[] labels() {
    return labels;
  }

  DataFrame features() {
    return features;
  }

  /** Per feature, the rows by its value. */
  int[][] order() {
    return order;
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
