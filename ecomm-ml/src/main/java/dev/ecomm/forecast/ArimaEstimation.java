package dev.ecomm.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Maximum likelihood estimates of an ARIMA model's coefficients: the conditional sum of squares
 * finds where to begin, the exact likelihood decides.
 */
final class ArimaEstimation {
  private static final int MAX_ITERATIONS = 100;
  private static final int MIN_ITERATIONS = 8;

  /** Element updates of the filter that one estimate may cost, about half a second. */
  private static final double MAX_WORK = 1e8;

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
   * @param notes what one should know of how they were found
   */
  record Estimate(
      ArimaTerms terms, double constant, ArimaLikelihood likelihood, List<String> notes) {

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

  /** The estimate at given free numbers, which are those of least squares. */
  Estimate at(double[] free) {
    return at(
        ArimaTerms.ofFree(order, free),
        order + ": the likelihood is largest at a root of 1; coefficients are of least squares");
  }

  private Estimate at(ArimaTerms terms, String... notes) {
    ArimaTerms invertible = terms.invertible();
    ArimaLikelihood likelihood = likelihood(invertible);
    return new Estimate(invertible, center + likelihood.constant(), likelihood, List.of(notes));
  }

  /** The most likely one, begun at given free numbers. */
  Estimate from(double[] free) {
    double[] start = ArimaTerms.ofFree(order, free).invertible().free();
    Bfgs.Minimum minimum =
        Bfgs.minimum(x -> likelihood(ArimaTerms.ofFree(order, x)).objective(), start, iterations());
    ArimaTerms terms = ArimaTerms.ofFree(order, minimum.point());
    return minimum.complete()
        ? at(terms)
        : at(
            terms,
            order
                + ": the optimiser was stopped before its end, for so long a season and series; "
                + "coefficients are near the most likely ones");
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
