package dev.ecomm.association;

import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rules of the kind "who has these also has those", millions of them in one flat array.
 *
 * <pre>{@code
 * AssociationRules rules =
 *     AssociationRules.of(itemsets, RuleOptions.builder().minConfidence(0.5).build());
 * rules.sortedBy(RuleMetric.LIFT).limit(10).forEach(rule -> System.out.println(rule));
 * }</pre>
 *
 * <p>A rule is a split of a frequent itemset in two; its counts are the supports of the itemset and
 * of both parts. Memory: 12 bytes a rule, and the itemsets, sorted. Rules stand in the order of
 * {@link Itemsets#sorted} until they are sorted themselves; equal itemsets and options give equal
 * rules in equal order on any number of threads. Immutable, safe for use by many threads.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/645920.672836">Agrawal and Srikant (1994)</a>
 */
public final class AssociationRules implements Iterable<AssociationRule> {
  private static final int INTS = RuleGenerator.INTS;

  /** Rules whose p-values are one task: some milliseconds. */
  private static final int PART = 1 << 12;

  private final Itemsets itemsets;
  private final int[] rules;
  private final double tried;

  private AssociationRules(Itemsets itemsets, int[] rules, double tried) {
    this.itemsets = itemsets;
    this.rules = rules;
    this.tried = tried;
  }

  /**
   * Makes rules of itemsets, on all processors.
   *
   * @param itemsets all frequent ones
   * @param options which rules are wanted
   * @return the rules
   * @throws IllegalArgumentException as the other {@code of} does
   */
  public static AssociationRules of(Itemsets itemsets, RuleOptions options) {
    return of(itemsets, options, RunContext.withDefaults());
  }

  /**
   * Makes rules of itemsets. Where there are more than the options allow, those of the rarest
   * itemsets are left out, the same on any number of threads, and {@link #report()} says from which
   * support on the rest is complete. Cost: about 100 ns for each item of each itemset, and some
   * nanoseconds for each part whose confidence is high enough; 8 bytes an itemset and 4 for each of
   * its items meanwhile.
   *
   * @param itemsets all frequent ones, or the most frequent ones; a budget may have cut them
   * @param options which rules are wanted
   * @param run threads, cancellation, progress; rules do not depend on it
   * @return the rules
   * @throws IllegalArgumentException if a part of an itemset is not among the itemsets, as where
   *     only closed or maximal ones, or only those with required items, were mined
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public static AssociationRules of(Itemsets itemsets, RuleOptions options, RunContext run) {
    Itemsets sorted =
        itemsets.sorted(
            run.cancellation()); // single items first; the same whichever miner found them
    RuleGenerator generator = new RuleGenerator(sorted, options, run);
    int[] rules;
    try {
      rules = generator.run("rules");
    } catch (RuleGenerator.TooMany e) {
      sorted = sorted.cutForRules(generator.leastThatFits());
      rules = new RuleGenerator(sorted, options, run).run("rules of fewer itemsets");
    }
    int singles = 0;
    while (singles < sorted.size() && sorted.length(singles) == 1) {
      singles++;
    }
    double consequents = options.singleConsequent() ? singles : sorted.size();
    return new AssociationRules(sorted, rules, sorted.size() * consequents);
  }

  /**
   * Returns how far the rules go: the report of the itemsets, unless the greatest number of rules
   * cut more.
   *
   * @return look at {@link MiningReport#complete()}
   */
  public MiningReport report() {
    return itemsets.report();
  }

  /**
   * Returns the number of rules.
   *
   * @return rules run from 0 to this, exclusive
   */
  public int size() {
    return rules.length / INTS;
  }

  /**
   * Makes a record of a rule.
   *
   * @param rule from 0
   * @return its items and counts
   */
  public AssociationRule rule(int rule) {
    return new AssociationRule(
        antecedents(rule),
        consequents(rule),
        count(rule),
        antecedentCount(rule),
        consequentCount(rule),
        baskets());
  }

  /**
   * Names the items that a basket has.
   *
   * @param rule from 0
   * @return in code-point order
   */
  public List<String> antecedents(int rule) {
    return itemsets.names(antecedent(rule));
  }

  /**
   * Names the items that it has then.
   *
   * @param rule from 0
   * @return in code-point order
   */
  public List<String> consequents(int rule) {
    return itemsets.names(consequent(rule));
  }

  /**
   * Returns in how many baskets both sides are.
   *
   * @param rule from 0
   * @return at least 1
   */
  public int count(int rule) {
    return itemsets.supportCount(itemset(rule));
  }

  /**
   * Returns in how many baskets the antecedents are.
   *
   * @param rule from 0
   * @return at least 1
   */
  public int antecedentCount(int rule) {
    return itemsets.supportCount(antecedent(rule));
  }

  /**
   * Returns in how many baskets the consequents are.
   *
   * @param rule from 0
   * @return at least 1
   */
  public int consequentCount(int rule) {
    return itemsets.supportCount(consequent(rule));
  }

  /**
   * Returns the number of baskets.
   *
   * @return what support is a fraction of
   */
  public int baskets() {
    return itemsets.baskets();
  }

  /**
   * Computes a metric of a rule.
   *
   * @param metric which
   * @param rule from 0
   * @return its value
   */
  public double value(RuleMetric metric, int rule) {
    return metric.of(count(rule), antecedentCount(rule), consequentCount(rule), baskets());
  }

  /** The itemset of both sides together. */
  int itemset(int rule) {
    return rules[INTS * rule];
  }

  /** The itemset on the left; rules of equal ones have the same antecedents. */
  int antecedent(int rule) {
    return rules[INTS * rule + 1];
  }

  int consequent(int rule) {
    return rules[INTS * rule + 2];
  }

  Itemsets itemsets() {
    return itemsets;
  }

  /**
   * Keeps the rules of which a metric is large enough.
   *
   * @param metric which
   * @param least NaN is never large enough
   * @return a part of these, in their order
   */
  public AssociationRules atLeast(RuleMetric metric, double least) {
    return selected(
        IntStream.range(0, size()).filter(rule -> value(metric, rule) >= least).toArray());
  }

  /**
   * Keeps the rules of which a metric is small enough.
   *
   * @param metric which
   * @param most NaN is never small enough
   * @return a part of these, in their order
   */
  public AssociationRules atMost(RuleMetric metric, double most) {
    return selected(
        IntStream.range(0, size()).filter(rule -> value(metric, rule) <= most).toArray());
  }

  /**
   * Sorts by metrics, the largest first, p-values the smallest first, NaN last. Ties are in
   * code-point order of the names of the antecedents, then the consequents. Cost: O(n log n), a
   * second for a million rules.
   *
   * @param metrics those behind the first decide among equals
   * @return the same rules in another order
   */
  public AssociationRules sortedBy(RuleMetric... metrics) {
    return sortedBy(RunContext.withDefaults(), metrics);
  }

  /**
   * Sorts as the other {@code sortedBy} does.
   *
   * @param run cancellation
   * @param metrics those behind the first decide among equals
   * @return the same rules in another order
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public AssociationRules sortedBy(RunContext run, RuleMetric... metrics) {
    return selected(RuleOrder.of(this, run.cancellation(), metrics));
  }

  /**
   * Keeps the first rules.
   *
   * @param most at least 0
   * @return so many, or all
   */
  public AssociationRules limit(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("limit is " + most + ", must be at least 0");
    }
    return most >= size()
        ? this
        : new AssociationRules(itemsets, Arrays.copyOf(rules, most * INTS), tried);
  }

  AssociationRules selected(int[] wanted) {
    int[] some = new int[wanted.length * INTS];
    for (int i = 0; i < wanted.length; i++) {
      System.arraycopy(rules, INTS * wanted[i], some, INTS * i, INTS);
    }
    return new AssociationRules(itemsets, some, tried);
  }

  /**
   * Keeps the rules that are more than chance, so that the expected share of chance findings among
   * those that are kept is at most {@code rate}.
   *
   * @param rate above 0, at most 1; usually 0.05
   * @return the rules whose {@linkplain #qValues q-value} is at most the rate, in their order
   */
  public AssociationRules falseDiscoveryRate(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate is " + rate + ", must be above 0 and at most 1");
    }
    double[] q = qValues();
    return selected(IntStream.range(0, size()).filter(rule -> q[rule] <= rate).toArray());
  }

  /**
   * Computes Fisher's p-values, adjusted by Benjamini and Hochberg: a rule's q-value is the least
   * false-discovery rate at which it is kept.
   *
   * <p>Mining looks at far more pairs than become rules, and those that do are chosen for being
   * frequent together; a p-value must be weighed against all that were tried (Webb, 2007). Every
   * pair of two frequent itemsets, or of one and a frequent item where single consequents were
   * asked for, counts as tried, whatever was filtered since; that is more than were looked at, so
   * the control is safe rather than sharp. Cost: a microsecond a rule.
   *
   * @return one for each rule, from 0 to 1; the caller's
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini, Hochberg
   *     (1995)</a>
   * @see <a href="https://doi.org/10.1007/s10994-007-5006-x">Webb (2007)</a>
   */
  public double[] qValues() {
    return qValues(RunContext.withDefaults());
  }

  /**
   * Computes q-values as the other {@code qValues} does.
   *
   * @param run threads, cancellation, progress; values do not depend on it
   * @return one for each rule, from 0 to 1; the caller's
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public double[] qValues(RunContext run) {
    double[] p = new double[size()];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          (p.length + PART - 1) / PART,
          "p-values",
          "parts",
          (worker, part) -> {
            int end = (int) Math.min(p.length, (part + 1L) * PART);
            for (int rule = part * PART; rule < end; rule++) {
              p[rule] = value(RuleMetric.FISHER_P_VALUE, rule);
            }
          });
    }
    return FalseDiscovery.qValues(p, Math.max(tried, p.length));
  }

  /**
   * Parts the rules into those that say something and those that a more general one says as well.
   *
   * @return both parts, and for each redundant rule the one that makes it so
   */
  public RedundantRules redundant() {
    return redundant(RunContext.withDefaults());
  }

  /**
   * Parts the rules as the other {@code redundant} does.
   *
   * @param run threads, cancellation; the parts do not depend on it
   * @return both parts, and for each redundant rule the one that makes it so
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public RedundantRules redundant(RunContext run) {
    return RedundantRules.of(this, run);
  }

  /** The rules one by one, as records made on demand. */
  @Override
  public Iterator<AssociationRule> iterator() {
    return IntStream.range(0, size()).mapToObj(this::rule).iterator();
  }

  /**
   * The rules as a table: {@code antecedents, consequents, n_antecedents, n_consequents, count,
   * antecedent_count, consequent_count, antecedent_support, consequent_support, support,
   * confidence, lift, leverage, conviction, zhangs_metric, jaccard, certainty, kulczynski}. Items
   * of a set are joined by {@code " | "} in code-point order.
   *
   * @return a row for each rule, in order
   */
  public DataTable toTable() {
    return RuleTable.of(this);
  }

  /**
   * The rules as a table with every metric: behind the columns of {@link #toTable()} stand {@code
   * imbalance_ratio, cosine, odds_ratio, chi_squared, fisher_p_value, q_value}. An odds ratio that
   * is NaN is missing.
   *
   * @return a row for each rule, in order
   */
  public DataTable toTableOfAllMetrics() {
    return toTableOfAllMetrics(RunContext.withDefaults());
  }

  /**
   * The rules as the other {@code toTableOfAllMetrics} writes them.
   *
   * @param run threads, cancellation and progress of the p-values; the table does not depend on it
   * @return a row for each rule, in order
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public DataTable toTableOfAllMetrics(RunContext run) {
    return RuleTable.withAllMetrics(this, run);
  }

  @Override
  public String toString() {
    return "AssociationRules[" + size() + " of " + baskets() + " baskets]";
  }
}
