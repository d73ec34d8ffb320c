package dev.ecomm.seasonality;

/**
 * Least squares by Householder reflections. Asked for what the tests of this package need: the last
 * regressor's coefficient and its t value, and what each number of regressors leaves unexplained.
 */
final class LeastSquares {
  private final int rows;
  private final int regressors;
  private final double[] rotated;
  private final double lastDiagonal;

  /**
   * Fits {@code y = columns * coefficients}.
   *
   * @param columns the regressors, each as long as y; overwritten
   * @param y longer than there are columns; overwritten
   */
  LeastSquares(double[][] columns, double[] y) {
    rows = y.length;
    regressors = columns.length;
    rotated = y;
    double diagonal = Double.NaN;
    for (int j = 0; j < columns.length; j++) {
      double[] v = columns[j];
      double norm = Math.sqrt(dot(v, v, j));
      diagonal = v[j] > 0 ? -norm : norm;
      if (norm == 0) {
        continue; // explains nothing that those before it do not
      }
      v[j] -= diagonal;
      double scale = dot(v, v, j) / 2;
      for (int k = j + 1; k < columns.length; k++) {
        reflect(v, columns[k], j, scale);
      }
      reflect(v, y, j, scale);
    }
    lastDiagonal = diagonal;
  }

  private static double dot(double[] a, double[] b, int from) {
    double sum = 0;
    for (int i = from; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void reflect(double[] v, double[] column, int from, double scale) {
    double factor = dot(v, column, from) / scale;
    for (int i = from; i < column.length; i++) {
      column[i] -= factor * v[i];
    }
  }

  /** The coefficient of the last column; NaN if it is a combination of the others exactly. */
  double lastCoefficient() {
    return rotated[regressors - 1] / lastDiagonal;
  }

  /** The last coefficient divided by its standard error. */
  double lastT() {
    double sigma = Math.sqrt(unexplained(regressors) / (rows - regressors));
    return (lastDiagonal < 0 ? -1 : 1) * rotated[regressors - 1] / sigma;
  }

  /** The sum of squared residuals with the first columns only. */
  double unexplained(int columns) {
    double sum = 0;
    for (int i = rows - 1; i >= columns; i--) {
      sum += rotated[i] * rotated[i];
    }
    return sum;
  }
}
