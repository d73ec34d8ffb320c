package dev.ecomm.forecast;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * An ARMA process as what it is: a normal distribution of as many dimensions as values, with the
 * covariance matrix written out. The oracle of the filter that never forms it.
 */
final class DenseArma {
  private static final int PAST = 4_000;

  private final RealMatrix covariance;
  private final int n;

  /** Covariances of n values; those of lag k are the sum of psi(j) psi(j + k) far into the past. */
  DenseArma(double[] ar, double[] ma, int n) {
    double[] psi = new double[PAST];
    for (int k = 0; k < PAST; k++) {
      psi[k] = k == 0 ? 1 : k <= ma.length ? ma[k - 1] : 0;
      for (int i = 1; i <= Math.min(k, ar.length); i++) {
        psi[k] += ar[i - 1] * psi[k - i];
      }
    }
    double[] gamma = new double[n];
    for (int k = 0; k < n; k++) {
      for (int j = 0; j + k < PAST; j++) {
        gamma[k] += psi[j] * psi[j + k];
      }
    }
    this.n = n;
    this.covariance = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        covariance.setEntry(i, j, gamma[Math.abs(i - j)]);
      }
    }
  }

  /** At the best mean, if there is one, and the best variance. */
  double logLikelihood(double[] values, boolean withMean) {
    RealMatrix inverse = new LUDecomposition(covariance).getSolver().getInverse();
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double mean = withMean ? product(ones, inverse, values) / product(ones, inverse, ones) : 0;
    double[] centered = Arrays.stream(values).map(v -> v - mean).toArray();
    double variance = product(centered, inverse, centered) / n;
    double logDeterminant = Math.log(new LUDecomposition(covariance).getDeterminant());
    return -0.5 * (n * Math.log(2 * Math.PI * variance) + logDeterminant + n);
  }

  private static double product(double[] left, RealMatrix matrix, double[] right) {
    double[] image = matrix.operate(right);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * image[i];
    }
    return sum;
  }

  /** What is expected of the last values, given the first. */
  double[] conditionalMean(double[] first) {
    return weights(first.length).operate(first);
  }

  /** Covariances of the last values, given the first. */
  RealMatrix conditionalCovariance(int first) {
    RealMatrix crossed = covariance.getSubMatrix(0, first - 1, first, n - 1);
    RealMatrix last = covariance.getSubMatrix(first, n - 1, first, n - 1);
    return last.subtract(weights(first).multiply(crossed));
  }

  private RealMatrix weights(int first) {
    RealMatrix known = covariance.getSubMatrix(0, first - 1, 0, first - 1);
    RealMatrix crossed = covariance.getSubMatrix(0, first - 1, first, n - 1);
    return new LUDecomposition(known).getSolver().solve(crossed).transpose();
  }
}
