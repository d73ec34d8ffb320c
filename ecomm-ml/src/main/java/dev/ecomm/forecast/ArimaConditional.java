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

  private final ArimaOrder order;
  private final double[] values;
  private final int first;

  private ArimaConditional(ArimaOrder order, double[] values) {
    this.order = order;
    this.values = values;
    this.first = order.longestAr();
  }

  /**
   * A fit.
   *
   * @param free of {@link ArimaTerms#ofFree}
   * @param sumOfSquares of the errors
   * @param errors how many
   */
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
   * @param values the differenced series, longer than the order's longest autoregressive lag
   * @return the best fit found from terms of 0
   */
  static Fit fit(ArimaOrder order, double[] values) {
    return new ArimaConditional(order, values).fit();
  }

  private Fit fit() {
    double[] free = ArimaTerms.start(order);
    double[] errors = errors(free);
    double squares = squares(errors);
    double damping = 1e-3;
    for (int step = 0; step < MAX_STEPS && free.length > 0 && squares > 0; step++) {
      double[][] jacobian = jacobian(free, errors);
      double before = squares;
      while (damping < 1e8) {
        double[] trial = trial(free, jacobian, errors, damping);
        double[] found = trial.length == 0 ? errors : errors(trial);
        double foundSquares = squares(found);
        if (trial.length > 0 && foundSquares < squares) {
          free = trial;
          errors = found;
          squares = foundSquares;
          damping = Math.max(1e-9, damping * 0.1);
          break;
        }
        damping *= 10;
      }
      if (!(before - squares > 1e-7 * before)) {
        break;
      }
    }
    return new Fit(free, squares, values.length - first);
  }

  /** The errors at the best constant, which is a matter of one division. */
  private double[] errors(double[] free) {
    ArimaTerms terms = ArimaTerms.ofFree(order, free);
    double[] errors = filter(terms, values.clone());
    if (order.constant()) {
      double[] ones = new double[values.length];
      Arrays.fill(ones, 1);
      ones = filter(terms, ones);
      double crossed = 0;
      double squared = 0;
      for (int t = first; t < ones.length; t++) {
        crossed += errors[t] * ones[t];
        squared += ones[t] * ones[t];
      }
      double constant = squared > 0 ? crossed / squared : 0;
      for (int t = first; t < ones.length; t++) {
        errors[t] -= constant * ones[t];
      }
    }
    return errors;
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

  private double[][] jacobian(double[] free, double[] errors) {
    double[][] jacobian = new double[free.length][];
    double[] probe = free.clone();
    for (int k = 0; k < free.length; k++) {
      probe[k] = free[k] + STEP;
      double[] moved = errors(probe);
      probe[k] = free[k];
      for (int t = first; t < moved.length; t++) {
        moved[t] = (moved[t] - errors[t]) / STEP;
      }
      jacobian[k] = moved;
    }
    return jacobian;
  }

  private double[] trial(double[] free, double[][] jacobian, double[] errors, double damping) {
    int n = free.length;
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
        trial[i] = free[i] + Math.max(-1, Math.min(1, trial[i]));
      }
      return trial;
    } catch (SingularMatrixException e) {
      return new double[0]; // more damping mends it
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
