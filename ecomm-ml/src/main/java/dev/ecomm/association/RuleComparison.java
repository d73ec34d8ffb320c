package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rules of two collections of baskets, such as two periods or two segments of customers: which of
 * them differ by more than chance?
 *
 * <pre>{@code
 * RuleComparison comparison =
 *     RuleComparison.of(spring, autumn, mining, RuleOptions.withDefaults());
 * comparison.changed(0.05).forEach(change -> System.out.println(change));
 * }</pre>
 *
 * <p>Rules are mined from both collections together and then counted in each. A rule that is chosen
 * for being strong in one of them is weaker in the other by that choice alone; choosing by both
 * together has no side, so two halves of the same baskets do not differ.
 *
 * <p>Each rule has two tests. Confidence: Fisher's exact test, two-sided (twice the smaller tail),
 * of the baskets with the antecedents, with the consequents or without. Lift: the difference of the
 * logarithms over its standard error by the delta method, half a basket added to each cell, against
 * the normal distribution. Both p-values of all rules are adjusted together after Benjamini and
 * Hochberg. Immutable, safe for use by many threads.
 *
 * @see <a href="https://doi.org/10.2307/2340521">Fisher (1922)</a>
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini, Hochberg (1995)</a>
 */
public final class RuleComparison {
  private final List<RuleChange> changes;

  private RuleComparison(List<RuleChange> changes) {
    this.changes = List.copyOf(changes);
  }

  /**
   * Compares on all processors.
   *
   * @param first baskets
   * @param second other baskets, with the same names for the same items
   * @param mining which itemsets of both together are looked at
   * @param rules which of their rules
   * @return the rules, those that differ the most first
   * @throws IllegalArgumentException as {@link AssociationRules#of} and {@link Itemsets#mine} do
   */
  public static RuleComparison of(
      Baskets first, Baskets second, MiningOptions mining, RuleOptions rules) {
    return of(first, second, mining, rules, RunContext.withDefaults());
  }

  /**
   * Compares. Cost: that of mining both collections together, and a pass over bitmaps of the first
   * one's baskets for each itemset of a rule; a bit for each of these baskets and each item that is
   * in a rule, and some 200 bytes a rule.
   *
   * @param first baskets
   * @param second other baskets, with the same names for the same items
   * @param mining which itemsets of both together are looked at
   * @param rules which of their rules
   * @param run threads, cancellation, progress; the result does not depend on it
   * @return the rules, those that differ the most first
   * @throws IllegalArgumentException as {@link AssociationRules#of} and {@link Itemsets#mine} do
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public static RuleComparison of(
      Baskets first, Baskets second, MiningOptions mining, RuleOptions rules, RunContext run) {
    CancellationToken cancellation = run.cancellation();
    Baskets both = together(first, second, cancellation);
    AssociationRules all =
        AssociationRules.of(Itemsets.mine(both, mining, run), rules, run).sortedBy(run);
    return new RuleComparison(
        compare(all, new FirstBaskets(both, first.size(), all, cancellation), cancellation));
  }

  /** The second behind the first; names are looked up when they are asked for. */
  private static Baskets together(Baskets first, Baskets second, CancellationToken cancellation) {
    List<String> namesOfFirst = names(first);
    List<String> namesOfSecond = names(second);
    return Baskets.of(
        new AbstractCollection<Collection<String>>() {
          @Override
          public Iterator<Collection<String>> iterator() {
            return IntStream.range(0, size())
                .peek(at -> cancellation.throwIfCancelled())
                .mapToObj(
                    at ->
                        at < first.size()
                            ? basket(first, at, namesOfFirst)
                            : basket(second, at - first.size(), namesOfSecond))
                .iterator();
          }

          @Override
          public int size() {
            return Math.addExact(first.size(), second.size());
          }
        });
  }

  private static List<String> names(Baskets baskets) {
    return IntStream.range(0, baskets.distinctItems()).mapToObj(baskets::name).toList();
  }

  private static Collection<String> basket(Baskets baskets, int basket, List<String> names) {
    return Arrays.stream(baskets.basket(basket)).mapToObj(names::get).toList();
  }

  private static List<RuleChange> compare(
      AssociationRules rules, FirstBaskets baskets, CancellationToken cancellation) {
    int n = rules.size();
    double[] p = new double[2 * n];
    List<RuleChange.Counts> firsts = new ArrayList<>(n);
    List<RuleChange.Counts> seconds = new ArrayList<>(n);
    for (int rule = 0; rule < n; rule++) {
      cancellation.throwIfCancelled();
      RuleChange.Counts first = baskets.counts(rule);
      RuleChange.Counts second =
          new RuleChange.Counts(
              rules.count(rule) - first.count(),
              rules.antecedentCount(rule) - first.antecedentCount(),
              rules.consequentCount(rule) - first.consequentCount(),
              rules.baskets() - first.baskets());
      firsts.add(first);
      seconds.add(second);
      p[2 * rule] = ChangeTests.ofConfidence(first, second);
      p[2 * rule + 1] = ChangeTests.ofLift(first, second);
    }
    double[] q = FalseDiscovery.qValues(p, p.length);
    int[] order =
        RuleOrder.sorted(
            n,
            (a, b) ->
                Double.compare(Math.min(p[2 * a], p[2 * a + 1]), Math.min(p[2 * b], p[2 * b + 1])),
            cancellation);
    List<RuleChange> changes = new ArrayList<>(n);
    for (int rule : order) {
      cancellation.throwIfCancelled();
      changes.add(
          new RuleChange(
              rules.antecedents(rule),
              rules.consequents(rule),
              firsts.get(rule),
              seconds.get(rule),
              p[2 * rule],
              q[2 * rule],
              p[2 * rule + 1],
              q[2 * rule + 1]));
    }
    return changes;
  }

  /**
   * Returns all rules.
   *
   * @return by the smaller p-value, then names
   */
  public List<RuleChange> rules() {
    return changes;
  }

  /**
   * Keeps the rules that differ by more than chance, so that the expected share of those that do
   * not is at most {@code rate}.
   *
   * @param rate above 0, at most 1; usually 0.05
   * @return the rules of which one of both q-values is at most the rate
   */
  public List<RuleChange> changed(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate is " + rate + ", must be above 0 and at most 1");
    }
    return changes.stream().filter(change -> change.qValue() <= rate).toList();
  }

  /**
   * The rules as a table: {@code antecedents, consequents}, and for each collection {@code
   * first_count, first_antecedent_count, first_consequent_count, first_baskets, first_confidence,
   * first_lift}, the same for {@code second_}, and {@code confidence_p_value, confidence_q_value,
   * lift_p_value, lift_q_value}. What is NaN is missing.
   *
   * @return a row for each rule, in order
   */
  public DataTable toTable() {
    return ChangeTable.of(changes);
  }

  @Override
  public String toString() {
    return "RuleComparison[" + changes.size() + " rules]";
  }
}
