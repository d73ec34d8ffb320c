package dev.ecomm.association;

import java.util.List;
import java.util.Locale;

/**
 * Who has these also has those: one rule, with its counts.
 *
 * @param antecedents what a basket has, in code-point order
 * @param consequents what it has then, in code-point order
 * @param count in how many baskets both are
 * @param antecedentCount in how many baskets the antecedents are
 * @param consequentCount in how many baskets the consequents are
 * @param baskets how many baskets there are
 */
public record AssociationRule(
    List<String> antecedents,
    List<String> consequents,
    int count,
    int antecedentCount,
    int consequentCount,
    int baskets) {

  /**
   * Checks that counts fit together, and copies the lists.
   *
   * @throws IllegalArgumentException if a side is empty, or the counts cannot be
   */
  public AssociationRule {
    antecedents = List.copyOf(antecedents);
    consequents = List.copyOf(consequents);
    if (antecedents.isEmpty() || consequents.isEmpty()) {
      throw new IllegalArgumentException(
          "rule is " + antecedents + " -> " + consequents + ", must have items on both sides");
    }
    if (!possible(count, antecedentCount, consequentCount, baskets)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "counts of %s -> %s are %d with both, %d and %d with one side, %d baskets; must fit"
                  + " together",
              antecedents,
              consequents,
              count,
              antecedentCount,
              consequentCount,
              baskets));
    }
  }

  /**
   * Tells whether counts fit together.
   *
   * @param count in how many baskets both sides are
   * @param antecedentCount in how many the antecedents are
   * @param consequentCount in how many the consequents are
   * @param baskets how many there are
   * @return false if no baskets have such counts
   */
  public static boolean possible(int count, int antecedentCount, int consequentCount, int baskets) {
    return count >= 1
        && count <= antecedentCount
        && count <= consequentCount
        && (long) antecedentCount + consequentCount - count <= baskets;
  }

  /**
   * Computes a metric.
   *
   * @param metric which
   * @return its value
   */
  public double value(RuleMetric metric) {
    return metric.of(count, antecedentCount, consequentCount, baskets);
  }

  /**
   * The share of baskets with the consequents among those with the antecedents.
   *
   * @return above 0, at most 1
   */
  public double confidence() {
    return value(RuleMetric.CONFIDENCE);
  }

  /**
   * How many times as many baskets have both sides as chance would have it.
   *
   * @return above 0
   */
  public double lift() {
    return value(RuleMetric.LIFT);
  }

  /**
   * The share of baskets with both sides.
   *
   * @return above 0, at most 1
   */
  public double support() {
    return value(RuleMetric.SUPPORT);
  }

  /** One line: {@code A | B -> C: in 9 of 40 baskets, confidence 0.750, lift 2.500}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s -> %s: in %d of %d baskets, confidence %.3f, lift %.3f",
        String.join(" | ", antecedents),
        String.join(" | ", consequents),
        count,
        baskets,
        confidence(),
        lift());
  }
}
