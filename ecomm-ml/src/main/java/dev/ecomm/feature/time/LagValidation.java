package dev.ecomm.feature.time;

import java.util.ArrayList;
import java.util.List;

/**
 * Tries sets of lags by the errors of linear forecasts of later blocks. Products of all pairs of
 * lags are summed once for each block, so that a set costs one small system of equations.
 */
final class LagValidation {

  /** A lag must lower the error at least by this factor. */
  private static final double WORTHWHILE = 0.99;

  /** Of the error without lags: what is left then is rounding, and no lag can help. */
  private static final double EXACT = 1e-6;

  /** Of a diagonal: keeps a system soluble where one lag repeats another. */
  private static final double RIDGE = 1e-9;

  private final double[] values;
  private final int horizon;

  /** Lags that are known a horizon ahead. */
  private final int[] lags;

  private final List<Fold> folds = new ArrayList<>();

  /**
   * A block to forecast and what is learned for it. Number 0 is the value itself, others are lags.
   *
   * @param from first row to forecast
   * @param to behind the last
   * @param means of the rows that were known
   * @param products of distances from the means, summed over these rows
   */
  @SuppressWarnings("ArrayRecordComponent") // within this class, and never compared
  private record Fold(int from, int to, double[] means, double[][] products) {}

  LagValidation(double[] values, int maxLag, int horizon, int folds) {
    this.values = values;
    this.horizon = horizon;
    this.lags = new int[maxLag - horizon + 1];
    for (int i = 0; i < lags.length; i++) {
      lags[i] = horizon + i;
    }
    int first = maxLag + (values.length - maxLag) / 2;
    for (int fold = 0; fold < folds; fold++) {
      int from = first + (int) ((long) (values.length - first) * fold / folds);
      int to = first + (int) ((long) (values.length - first) * (fold + 1) / folds);
      this.folds.add(fold(maxLag, from, to));
    }
  }

  private Fold fold(int maxLag, int from, int to) {
    int known = from - horizon + 1; // behind the last value known when the block is forecast
    int size = lags.length + 1;
    double[] means = new double[size];
    for (int row = maxLag; row < known; row++) {
      for (int i = 0; i < size; i++) {
        means[i] += (value(row, i) - means[i]) / (row - maxLag + 1);
      }
    }
    double[][] products = new double[size][size];
    for (int row = maxLag; row < known; row++) {
      for (int i = 0; i < size; i++) {
        double distance = value(row, i) - means[i];
        for (int j = 0; j <= i; j++) {
          products[i][j] += distance * (value(row, j) - means[j]);
        }
      }
    }
    return new Fold(from, to, means, products);
  }

  /** Number 0 is the row's own value, others are its lags. */
  private double value(int row, int number) {
    return number == 0 ? values[row] : values[row - lags[number - 1]];
  }

  LagSelection select() {
    double[] scores = new double[lags.length + 1];
    double[] bounds = new double[lags.length + 1];
    List<Integer> chosen = new ArrayList<>();
    double error = error(chosen);
    double exact = EXACT * error;
    while (chosen.size() < lags.length && error > exact) {
      int best = 0;
      for (int number = 1; number <= lags.length; number++) {
        if (!chosen.contains(number)) {
          scores[number] = error(with(chosen, number));
          bounds[number] = error;
          best = best == 0 || scores[number] < scores[best] ? number : best;
        }
      }
      if (!(scores[best] < WORTHWHILE * error)) {
        break;
      }
      chosen.add(best);
      error = scores[best];
    }
    List<LagScore> made = new ArrayList<>();
    for (int number = 1; number <= lags.length; number++) {
      made.add(
          new LagScore(lags[number - 1], scores[number], bounds[number], chosen.contains(number)));
    }
    return new LagSelection(made);
  }

  private static List<Integer> with(List<Integer> chosen, int number) {
    List<Integer> more = new ArrayList<>(chosen);
    more.add(number);
    return more;
  }

  /** The root mean squared error over all blocks. */
  private double error(List<Integer> numbers) {
    double squares = 0;
    int rows = 0;
    for (Fold fold : folds) {
      double[] weights = weights(fold, numbers);
      for (int row = fold.from; row < fold.to; row++) {
        double forecast = fold.means[0];
        for (int i = 0; i < weights.length; i++) {
          int number = numbers.get(i);
          forecast += weights[i] * (value(row, number) - fold.means[number]);
        }
        squares += (values[row] - forecast) * (values[row] - forecast);
        rows++;
      }
    }
    return Math.sqrt(squares / rows);
  }

  /** Least squares by the normal equations, factored by Cholesky. */
  private static double[] weights(Fold fold, List<Integer> numbers) {
    int n = numbers.size();
    double[][] factor = new double[n][n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = product(fold, numbers.get(i), numbers.get(j));
        for (int k = 0; k < j; k++) {
          sum -= factor[i][k] * factor[j][k];
        }
        double own = product(fold, numbers.get(i), numbers.get(i));
        factor[i][j] =
            i == j
                ? Math.sqrt(Math.max(sum, 0) + RIDGE * own + Double.MIN_NORMAL)
                : sum / factor[j][j];
      }
      double sum = product(fold, numbers.get(i), 0);
      for (int k = 0; k < i; k++) {
        sum -= factor[i][k] * weights[k];
      }
      weights[i] = sum / factor[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        weights[i] -= factor[k][i] * weights[k];
      }
      weights[i] /= factor[i][i];
    }
    return weights;
  }

  private static double product(Fold fold, int i, int j) {
    return i >= j ? fold.products[i][j] : fold.products[j][i];
  }
}
