package dev.ecomm.forecast;

/**
 * The exact Gaussian likelihood of a differenced series under an ARMA process, at the best constant
 * and variance for its coefficients.
 *
 * @param constant the mean of the differenced series by generalised least squares, 0 without one
 * @param sumOfSquares of the standardised prediction errors
 * @param logDeterminant of the covariance matrix, for innovations of variance 1
 * @param n values
 */
record ArimaLikelihood(double constant, double sumOfSquares, double logDeterminant, int n) {

  /**
   * Filters a series; O(n (p + q)) time.
   *
   * @param ar autoregressive polynomial, seasons multiplied out
   * @param ma moving average polynomial, seasons multiplied out
   * @param values differenced
   * @param withConstant whether the series has a mean of its own
   * @return NaN where the process is not stationary
   */
  static ArimaLikelihood of(double[] ar, double[] ma, double[] values, boolean withConstant) {
    ArimaFilter filter = ArimaFilter.of(ar, ma);
    double[] state = filter.start();
    double[] ones = filter.start();
    double squares = 0;
    double crossed = 0;
    double onesSquared = 0;
    double logDeterminant = 0;
    double product = 1; // a logarithm a hundred steps in place of one a step
    for (double value : values) {
      double variance = filter.variance();
      if (!(variance > 0)) {
        return new ArimaLikelihood(Double.NaN, Double.NaN, Double.NaN, values.length);
      }
      double error = filter.take(state, value);
      squares += error * error / variance;
      if (withConstant) {
        double one = filter.take(ones, 1);
        crossed += error * one / variance;
        onesSquared += one * one / variance;
      }
      product *= variance;
      if (product > 1e100) {
        logDeterminant += StrictMath.log(product);
        product = 1;
      }
      filter.advance();
    }
    logDeterminant += StrictMath.log(product);
    double constant = withConstant ? crossed / onesSquared : 0;
    double sum = Math.max(0, squares - constant * crossed);
    return new ArimaLikelihood(constant, sum, logDeterminant, values.length);
  }

  /** Minus the logarithm per value, without what no coefficient changes; infinite if undefined. */
  double objective() {
    double objective = 0.5 * (StrictMath.log(sumOfSquares / n) + logDeterminant / n);
    return Double.isNaN(objective) ? Double.POSITIVE_INFINITY : objective;
  }

  /** The logarithm of the likelihood at the variance that makes it largest. */
  double logLikelihood() {
    return -n * (objective() + 0.5 * (StrictMath.log(2 * Math.PI) + 1));
  }
}
