package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * Maximum likelihood estimates of an ARIMA model's coefficients: the conditional sum of squares
 * finds where to begin, the exact likelihood decides.
 */
final class ArimaEstimation {
  private static final int MAX_ITERATIONS = 100;
  private static final int MIN_ITERATIONS = 8;

  /** Element updates of the filter that one estimate may cost, about a second. */
  private static final double MAX_WORK = 3e8;

  private final ArimaOrder order;
  private final double[] values;
  private final double center;

  /**
   * Estimates for one order.
   *
   * @param order its differences are already taken
   * @param differenced the differenced series
   */
  ArimaEstimation(ArimaOrder order, double[] differenced) {
    this.order = order;
    // a mean far from 0 would leave few digits of the squares of what is around it
    this.center = order.constant() ? ArimaDifferences.mean(differenced) : 0;
    this.values = new double[differenced.length];
    Arrays.setAll(values, t -> differenced[t] - center);
  }

  /**
   * Coefficients and what the series says of them.
   *
   * @param terms invertible
   * @param constant the mean of the differenced series, 0 without one
   * @param likelihood at these
   * @param complete whether the optimiser came to an end by itself
   */
  record Estimate(ArimaTerms terms, double constant, ArimaLikelihood likelihood, boolean complete) {

    double aicc() {
      return aicc(terms.order(), likelihood.logLikelihood(), likelihood.n());
    }

    /** The variance of the innovations, without the bias of having fitted them. */
    double variance() {
      return likelihood.sumOfSquares() / (likelihood.n() - parameters(terms.order()) + 1);
    }

    /** Akaike's criterion, corrected for short series; infinite for one too short to tell. */
    static double aicc(ArimaOrder order, double logLikelihood, int n) {
      int k = parameters(order);
      int left = n - k - 1;
      return left > 0
          ? -2 * logLikelihood + 2.0 * k + 2.0 * k * (k + 1) / left
          : Double.POSITIVE_INFINITY;
    }

    /** Coefficients, constant and variance. */
    private static int parameters(ArimaOrder order) {
      return order.coefficients() + (order.constant() ? 1 : 0) + 1;
    }
  }

  /** Fits by least squares alone, which is quick. */
  ArimaConditional.Fit quick() {
    return ArimaConditional.fit(order, values);
  }

  /** The better of the estimates begun at the least squares and at 0. */
  Estimate thorough() {
    Estimate near = from(quick().free());
    if (order.coefficients() == 0) {
      return near;
    }
    Estimate far = from(ArimaTerms.start(order));
    return far.likelihood().objective() < near.likelihood().objective() ? far : near;
  }

  /** The estimate begun at given free numbers. */
  Estimate from(double[] free) {
    double[] start = ArimaTerms.ofFree(order, free).invertible().free();
    ArimaBfgs.Minimum minimum =
        ArimaBfgs.minimum(
            x -> likelihood(ArimaTerms.ofFree(order, x)).objective(), start, iterations());
    ArimaTerms terms = ArimaTerms.ofFree(order, minimum.point()).invertible();
    ArimaLikelihood likelihood = likelihood(terms);
    return new Estimate(terms, center + likelihood.constant(), likelihood, minimum.complete());
  }

  private int iterations() {
    double length = Math.max(order.longestAr(), order.longestMa() + 1);
    double slope = (2.0 * order.coefficients() + 2) * values.length * length;
    return (int) Math.max(MIN_ITERATIONS, Math.min(MAX_ITERATIONS, MAX_WORK / slope));
  }

  private ArimaLikelihood likelihood(ArimaTerms terms) {
    return ArimaLikelihood.of(terms.expandedAr(), terms.expandedMa(), values, order.constant());
  }
}
