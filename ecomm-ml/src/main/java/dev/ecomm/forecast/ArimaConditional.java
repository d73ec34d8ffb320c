package dev.ecomm.forecast;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Coefficients that make the conditional sum of squares smallest: what the likelihood becomes if
 * the values before the series' start (and the first ones, which the autoregressive side needs) are
 * taken as they come and the errors before it as 0 (Box and Jenkins 1976).
 *
 * <p>A sum of squares has a method of its own, that of Levenberg and Marquardt, which comes to the
 * likelihood's neighbourhood in a few steps of O(n k^2).
 */
final class ArimaConditional {
  private static final double STEP = 1e-6;
  private static final int MAX_STEPS = 40;

  /** A share of the sum whose gain moves no criterion by a hundredth. */
  private static final double ENOUGH = 1e-6;

  private final ArimaOrder order;
  private final double[] values;
  private final int first;
  private final double spread;

  private ArimaConditional(ArimaOrder order, double[] values) {
    this.order = order;
    this.values = values;
    this.first = order.longestAr();
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    this.spread = Math.sqrt(sum / values.length);
  }

  /**
   * A fit.
   *
   * @param free of {@link ArimaTerms#ofFree}
   * @param sumOfSquares of the errors
   * @param errors how many
   */
  @SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
  record Fit(double[] free, double sumOfSquares, int errors) {

    /** As a likelihood would have it, up to what is equal for all orders of equal differences. */
    double logLikelihood(int n) {
      return -0.5 * n * (StrictMath.log(sumOfSquares / errors) + StrictMath.log(2 * Math.PI) + 1);
    }
  }

  /**
   * Fits.
   *
   * @param order its differences are already taken
   * @param values the differenced series, longer than the order's longest autoregressive lag; about
   *     0 if the order has a constant
   * @return the best fit found from terms of 0
   */
  static Fit fit(ArimaOrder order, double[] values) {
    return new ArimaConditional(order, values).fit();
  }

  /** Levenberg and Marquardt: the damping shrinks with each success. */
  private Fit fit() {
    double[] point = new double[order.coefficients() + (order.constant() ? 1 : 0)];
    double[] errors = errors(point);
    double squares = squares(errors);
    double damping = 1e-3;
    for (int step = 0; step < MAX_STEPS && point.length > 0 && squares > 0; step++) {
      double[][] jacobian = jacobian(point, errors);
      double before = squares;
      while (damping < 1e8 && squares == before) {
        double[] trial = trial(point, jacobian, errors, damping);
        double[] found = errors(trial);
        double foundSquares = squares(found);
        if (foundSquares < squares) {
          point = trial;
          errors = found;
          squares = foundSquares;
          damping = Math.max(1e-9, damping * 0.1);
        } else {
          damping *= 10;
        }
      }
      if (before - squares <= ENOUGH * before) {
        break;
      }
    }
    double[] free = Arrays.copyOf(point, order.coefficients());
    return new Fit(free, squares, values.length - first);
  }

  /** Of a point: the free numbers, then the constant in units of the series' spread. */
  private double[] errors(double[] point) {
    ArimaTerms terms = ArimaTerms.ofFree(order, Arrays.copyOf(point, order.coefficients()));
    double[] series = values.clone();
    if (order.constant()) {
      double constant = point[point.length - 1] * spread;
      for (int t = 0; t < series.length; t++) {
        series[t] -= constant;
      }
    }
    return filter(terms, series);
  }

  /** Four short filters in turn cost less than the one of seasons multiplied out. */
  private double[] filter(ArimaTerms terms, double[] series) {
    int period = order.period();
    double[] filtered = predictFromPast(terms.ar(), 1, series, 0);
    filtered = predictFromPast(terms.seasonalAr(), period, filtered, order.p());
    Arrays.fill(filtered, 0, first, 0);
    removeAverages(terms.ma(), 1, filtered);
    removeAverages(terms.seasonalMa(), period, filtered);
    return filtered;
  }

  private static double[] predictFromPast(double[] ar, int lag, double[] series, int from) {
    double[] left = series.clone();
    for (int i = 0; i < ar.length; i++) {
      int back = (i + 1) * lag;
      for (int t = from + ar.length * lag; t < left.length; t++) {
        left[t] -= ar[i] * series[t - back];
      }
    }
    return left;
  }

  private void removeAverages(double[] ma, int lag, double[] series) {
    for (int t = first; t < series.length && ma.length > 0; t++) {
      double sum = series[t];
      for (int i = 0; i < ma.length; i++) {
        int past = t - (i + 1) * lag;
        if (past >= first) {
          sum -= ma[i] * series[past];
        }
      }
      series[t] = sum;
    }
  }

  private double squares(double[] errors) {
    double sum = 0;
    for (int t = first; t < errors.length; t++) {
      sum += errors[t] * errors[t];
    }
    return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
  }

  private double[][] jacobian(double[] point, double[] errors) {
    double[][] jacobian = new double[point.length][];
    double[] probe = point.clone();
    for (int k = 0; k < point.length; k++) {
      probe[k] = point[k] + STEP;
      double[] moved = errors(probe);
      probe[k] = point[k];
      for (int t = first; t < moved.length; t++) {
        moved[t] = (moved[t] - errors[t]) / STEP;
      }
      jacobian[k] = moved;
    }
    return jacobian;
  }

  private double[] trial(double[] point, double[][] jacobian, double[] errors, double damping) {
    int n = point.length;
    double[][] normal = new double[n][n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      right[i] = -dot(jacobian[i], errors);
      for (int j = 0; j <= i; j++) {
        normal[i][j] = dot(jacobian[i], jacobian[j]);
        normal[j][i] = normal[i][j];
      }
    }
    for (int i = 0; i < n; i++) {
      normal[i][i] = normal[i][i] * (1 + damping) + Double.MIN_NORMAL;
    }
    try {
      double[] trial =
          new LUDecomposition(new Array2DRowRealMatrix(normal, false), 0)
              .getSolver()
              .solve(new ArrayRealVector(right, false))
              .toArray();
      for (int i = 0; i < n; i++) {
        trial[i] = point[i] + Math.max(-1, Math.min(1, trial[i]));
      }
      return trial;
    } catch (SingularMatrixException e) {
      return point; // which is no better, so that more damping follows
    }
  }

  private double dot(double[] a, double[] b) {
    double sum = 0;
    for (int t = first; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }
}
