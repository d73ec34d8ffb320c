package dev.ecomm.association;

import java.util.List;
import java.util.Locale;

/**
 * A rule in two collections of baskets, and whether it differs by more than chance.
 *
 * @param antecedents what a basket has, in code-point order
 * @param consequents what it has then, in code-point order
 * @param first counts in the first collection
 * @param second counts in the second
 * @param confidencePValue how probable it is that confidences differ so much by chance
 * @param confidenceQValue the least false-discovery rate at which the difference is kept
 * @param liftPValue how probable it is that lifts differ so much by chance
 * @param liftQValue the least false-discovery rate at which the difference is kept
 */
public record RuleChange(
    List<String> antecedents,
    List<String> consequents,
    Counts first,
    Counts second,
    double confidencePValue,
    double confidenceQValue,
    double liftPValue,
    double liftQValue) {

  /** Copies the lists. */
  public RuleChange {
    antecedents = List.copyOf(antecedents);
    consequents = List.copyOf(consequents);
  }

  /**
   * What one collection knows of a rule; unlike in an {@link AssociationRule} counts may be 0.
   *
   * @param count in how many baskets both sides are
   * @param antecedentCount in how many baskets the antecedents are
   * @param consequentCount in how many baskets the consequents are
   * @param baskets how many baskets there are
   */
  public record Counts(int count, int antecedentCount, int consequentCount, int baskets) {

    /**
     * The share of baskets with the consequents among those with the antecedents.
     *
     * @return 0 to 1, NaN if none has the antecedents
     */
    public double confidence() {
      return (double) count / antecedentCount;
    }

    /**
     * How many times as many baskets have both sides as chance would have it.
     *
     * @return at least 0, NaN if none has one of the sides
     */
    public double lift() {
      return RuleMetric.LIFT.of(count, antecedentCount, consequentCount, baskets);
    }
  }

  /**
   * The smaller of both q-values.
   *
   * @return the least false-discovery rate at which the rule counts as changed
   */
  public double qValue() {
    return Math.min(confidenceQValue, liftQValue);
  }

  /** One line: confidences, lifts and q-value. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s -> %s: confidence %.3f, then %.3f; lift %.3f, then %.3f; q-value %.2g",
        String.join(" | ", antecedents),
        String.join(" | ", consequents),
        first.confidence(),
        second.confidence(),
        first.lift(),
        second.lift(),
        qValue());
  }
}
