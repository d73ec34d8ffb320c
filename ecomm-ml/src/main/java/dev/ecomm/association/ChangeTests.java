package dev.ecomm.association;

import org.apache.commons.math3.special.Erf;

/** Do the counts of a rule in two collections of baskets differ by more than chance? */
final class ChangeTests {

  private ChangeTests() {}

  /** Fisher's exact test on those with the antecedents: with the consequents, or without. */
  static double ofConfidence(RuleChange.Counts first, RuleChange.Counts second) {
    return FisherTest.twoSided(
        first.count(),
        first.count() + second.count(),
        first.antecedentCount(),
        first.antecedentCount() + second.antecedentCount());
  }

  /** The difference of the logarithms of both lifts, over its standard error. */
  static double ofLift(RuleChange.Counts first, RuleChange.Counts second) {
    double variance = varianceOfLogLift(first) + varianceOfLogLift(second);
    double z = (logLift(first) - logLift(second)) / StrictMath.sqrt(variance);
    return Double.isNaN(z) ? 1 : Erf.erfc(Math.abs(z) / StrictMath.sqrt(2));
  }

  // Half a basket is added to each of the four cells, so that a rule may vanish (Haldane,
  // Anscombe).

  private static double both(RuleChange.Counts counts) {
    return counts.count() + 0.5;
  }

  private static double lift(RuleChange.Counts counts) {
    return both(counts)
        * (counts.baskets() + 2.0)
        / ((counts.antecedentCount() + 1.0) * (counts.consequentCount() + 1.0));
  }

  private static double logLift(RuleChange.Counts counts) {
    return StrictMath.log(lift(counts));
  }

  /** By the delta method, the four cells being multinomial. */
  private static double varianceOfLogLift(RuleChange.Counts counts) {
    return 1 / both(counts)
        - 1 / (counts.antecedentCount() + 1.0)
        - 1 / (counts.consequentCount() + 1.0)
        + (2 * lift(counts) - 1) / (counts.baskets() + 2.0);
  }
}
