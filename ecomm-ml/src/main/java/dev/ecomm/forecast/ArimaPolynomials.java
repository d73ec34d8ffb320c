package dev.ecomm.forecast;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.LaguerreSolver;
import org.apache.commons.math3.complex.Complex;

/**
 * The polynomials of ARIMA models in the lag operator B.
 *
 * <p>An autoregressive array {@code a} stands for 1 - a[0] B - a[1] B^2 - ..., a moving average
 * array {@code a} for 1 + a[0] B + a[1] B^2 + ...
 */
final class ArimaPolynomials {
  private static final double MAX_PARTIAL = 1 - 1e-12;

  private ArimaPolynomials() {}

  /** The product of an autoregressive polynomial and a seasonal one. */
  static double[] expandAr(double[] plain, double[] seasonal, int period) {
    return expand(plain, seasonal, period, -1);
  }

  /** The product of a moving average polynomial and a seasonal one. */
  static double[] expandMa(double[] plain, double[] seasonal, int period) {
    return expand(plain, seasonal, period, 1);
  }

  private static double[] expand(double[] plain, double[] seasonal, int period, double sign) {
    double[] product = Arrays.copyOf(plain, plain.length + seasonal.length * period);
    for (int j = 0; j < seasonal.length; j++) {
      int lag = (j + 1) * period;
      product[lag - 1] += seasonal[j];
      for (int i = 0; i < plain.length; i++) {
        product[lag + i] += sign * plain[i] * seasonal[j];
      }
    }
    return product;
  }

  /** (1 - B)^d (1 - B^period)^D as an autoregressive array. */
  static double[] differences(int d, int seasonalD, int period) {
    double[] polynomial = new double[0];
    for (int i = 0; i < d; i++) {
      polynomial = expandAr(polynomial, new double[] {1}, 1);
    }
    for (int i = 0; i < seasonalD; i++) {
      polynomial = expandAr(polynomial, new double[] {1}, period);
    }
    return polynomial;
  }

  /**
   * Autoregressive coefficients of a stationary process from any real numbers: their tanh are its
   * partial autocorrelations, from which the Durbin-Levinson recursion goes up (Monahan 1984).
   */
  static double[] stationaryAr(double[] free) {
    int p = free.length;
    double[] ar = new double[p];
    double[] before = new double[p];
    for (int k = 0; k < p; k++) {
      double partial = Math.max(-MAX_PARTIAL, Math.min(MAX_PARTIAL, StrictMath.tanh(free[k])));
      System.arraycopy(ar, 0, before, 0, k);
      for (int i = 0; i < k; i++) {
        ar[i] = before[i] - partial * before[k - 1 - i];
      }
      ar[k] = partial;
    }
    return ar;
  }

  /**
   * Partial autocorrelations of an autoregressive polynomial, by the same recursion downwards.
   *
   * @return those of lags 1, 2, ...; all are below 1 in size if and only if it is stationary (what
   *     follows the first that is not has no meaning)
   */
  static double[] partials(double[] ar) {
    double[] partials = ar.clone();
    double[] before = new double[ar.length];
    for (int k = ar.length - 1; k > 0; k--) {
      double partial = partials[k];
      double scale = 1 - partial * partial;
      if (!(scale > 0)) {
        return partials;
      }
      System.arraycopy(partials, 0, before, 0, k);
      for (int i = 0; i < k; i++) {
        partials[i] = (before[i] + partial * before[k - 1 - i]) / scale;
      }
    }
    return partials;
  }

  /** The free numbers of {@link #stationaryAr}, if the polynomial is stationary. */
  static double[] free(double[] ar) {
    double[] free = partials(ar);
    for (int i = 0; i < free.length; i++) {
      double partial = Math.max(-MAX_PARTIAL, Math.min(MAX_PARTIAL, free[i]));
      free[i] = 0.5 * (StrictMath.log1p(partial) - StrictMath.log1p(-partial));
    }
    return free;
  }

  /** Whether all roots of the autoregressive polynomial are larger than a radius. */
  static boolean rootsBeyond(double[] ar, double radius) {
    double[] scaled = ar.clone();
    double power = 1;
    for (int i = 0; i < scaled.length; i++) {
      power *= radius;
      scaled[i] *= power;
    }
    for (double partial : partials(scaled)) {
      if (!(Math.abs(partial) < 1)) {
        return false;
      }
    }
    return true;
  }

  /** The same array as the other side of a model reads it. */
  static double[] negated(double[] coefficients) {
    double[] negated = new double[coefficients.length];
    Arrays.setAll(negated, i -> -coefficients[i]);
    return negated;
  }

  /**
   * The moving average of equal autocorrelations whose roots lie on or outside the unit circle:
   * roots inside are replaced by their inverses.
   */
  static double[] invertible(double[] ma) {
    int degree = ma.length;
    while (degree > 0 && ma[degree - 1] == 0) {
      degree--;
    }
    if (degree == 0 || rootsBeyond(negated(ma), 1)) {
      return ma;
    }
    double[] polynomial = new double[degree + 1];
    polynomial[0] = 1;
    System.arraycopy(ma, 0, polynomial, 1, degree);
    Complex[] roots = new LaguerreSolver(1e-14).solveAllComplex(polynomial, 0);
    Complex[] product = new Complex[degree + 1];
    Arrays.fill(product, Complex.ZERO);
    product[0] = Complex.ONE;
    for (Complex root : roots) {
      Complex inverse = root.abs() < 1 ? root.conjugate() : root.reciprocal();
      for (int i = degree; i > 0; i--) {
        product[i] = product[i].subtract(inverse.multiply(product[i - 1]));
      }
    }
    double[] inverted = new double[ma.length];
    for (int i = 0; i < degree; i++) {
      inverted[i] = product[i + 1].getReal();
    }
    return inverted;
  }
}
