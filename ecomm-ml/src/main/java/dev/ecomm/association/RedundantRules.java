package dev.ecomm.association;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.StringColumn;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rules parted into those that say something of their own and redundant ones. A rule is redundant
 * if another one with the same consequents asks for less, a proper part of its antecedents, and is
 * right at least as often.
 *
 * <p>Of several such rules the one with the highest confidence is named, of those the one with the
 * fewest antecedents, then the first by names; it is never redundant itself. Only rules of the same
 * collection count. Immutable, safe for use by many threads.
 */
public final class RedundantRules {
  private final AssociationRules kept;
  private final AssociationRules redundant;
  private final AssociationRules dominating;

  private RedundantRules(
      AssociationRules kept, AssociationRules redundant, AssociationRules dominating) {
    this.kept = kept;
    this.redundant = redundant;
    this.dominating = dominating;
  }

  /** Cost: for each rule a look at every part of its antecedents. */
  static RedundantRules of(AssociationRules rules, RunContext run) {
    Search search = new Search(rules, run);
    int n = rules.size();
    int[] kept = new int[n];
    int[] redundant = new int[n];
    int[] dominating = new int[n];
    int gone = 0;
    for (int rule = 0; rule < n; rule++) {
      run.cancellation().throwIfCancelled();
      int better = search.dominating(rule);
      if (better < 0) {
        kept[rule - gone] = rule;
      } else {
        redundant[gone] = rule;
        dominating[gone++] = better;
      }
    }
    return new RedundantRules(
        rules.selected(Arrays.copyOf(kept, n - gone)),
        rules.selected(Arrays.copyOf(redundant, gone)),
        rules.selected(Arrays.copyOf(dominating, gone)));
  }

  /**
   * Returns the rules that are not redundant.
   *
   * @return in their order
   */
  public AssociationRules kept() {
    return kept;
  }

  /**
   * Returns the redundant rules.
   *
   * @return in their order
   */
  public AssociationRules redundant() {
    return redundant;
  }

  /**
   * Names the rule that makes another redundant.
   *
   * @param redundant the number of a rule of {@link #redundant()}
   * @return one of {@link #kept()}
   */
  public AssociationRule dominating(int redundant) {
    return dominating.rule(redundant);
  }

  /**
   * The redundant rules as a table: the columns of {@link AssociationRules#toTable()}, and {@code
   * dominated_by}, the antecedents of the rule that makes each redundant.
   *
   * @return a row for each redundant rule, in order
   */
  public DataTable toTable() {
    List<String> better = new ArrayList<>();
    for (int rule = 0; rule < dominating.size(); rule++) {
      better.add(String.join(RuleTable.SEPARATOR, dominating.antecedents(rule)));
    }
    return redundant.toTable().withColumn("dominated_by", StringColumn.of(better));
  }

  @Override
  public String toString() {
    return "RedundantRules[" + kept.size() + " kept, " + redundant.size() + " redundant]";
  }

  /** Finds rules by both sides: a hash table of their numbers, open addressing. */
  private static final class Search {
    private final AssociationRules rules;
    private final ItemsetLinks links;
    private final ItemsetNames names;
    private final int[] slots;

    Search(AssociationRules rules, RunContext run) {
      this.rules = rules;
      this.links = ItemsetLinks.of(rules.itemsets(), run);
      this.names = new ItemsetNames(rules.itemsets());
      int n = Math.max(1, Math.min(rules.size(), 1 << 28));
      this.slots = new int[Integer.highestOneBit(n) * 4];
      for (int rule = 0; rule < rules.size(); rule++) {
        int at = slot(rules.antecedent(rule), rules.consequent(rule));
        while (slots[at] != 0) {
          at = at + 1 & slots.length - 1;
        }
        slots[at] = rule + 1;
      }
    }

    private int slot(int antecedent, int consequent) {
      long key = (long) antecedent << 32 | consequent;
      long hash = (key ^ key >>> 29) * 0x9E37_79B9_7F4A_7C15L;
      return (int) (hash >>> 32) & slots.length - 1;
    }

    private int find(int antecedent, int consequent) {
      int at = slot(antecedent, consequent);
      for (; slots[at] != 0; at = at + 1 & slots.length - 1) {
        int rule = slots[at] - 1;
        if (rules.antecedent(rule) == antecedent && rules.consequent(rule) == consequent) {
          return rule;
        }
      }
      return -1;
    }

    /** The best of the rules that make one redundant, or -1. */
    int dominating(int rule) {
      int antecedent = rules.antecedent(rule);
      int length = rules.itemsets().length(antecedent);
      int best = -1;
      for (int left = 1; left < (1 << length) - 1; left++) {
        int found = find(links.withoutAll(antecedent, left), rules.consequent(rule));
        if (found >= 0
            && confidence(found) >= confidence(rule)
            && (best < 0 || isBefore(found, best))) {
          best = found;
        }
      }
      return best;
    }

    private double confidence(int rule) {
      return rules.value(RuleMetric.CONFIDENCE, rule);
    }

    private boolean isBefore(int a, int b) {
      int order = Double.compare(confidence(b), confidence(a));
      if (order == 0) {
        order = Integer.compare(length(a), length(b));
      }
      return order == 0 ? names.compare(rules.antecedent(a), rules.antecedent(b)) < 0 : order < 0;
    }

    private int length(int rule) {
      return rules.itemsets().length(rules.antecedent(rule));
    }
  }
}
