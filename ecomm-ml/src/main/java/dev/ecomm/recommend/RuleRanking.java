package dev.ecomm.recommend;

import dev.ecomm.association.RuleMetric;
import java.util.Arrays;

/** The order of rules: by score, then support, then fewer antecedents, then items. */
final class RuleRanking {

  private RuleRanking() {}

  static int[] of(RuleSet rules, Ranking ranking) {
    Integer[] order = new Integer[rules.size()];
    Arrays.setAll(order, rule -> rule);
    Arrays.sort(order, (a, b) -> compare(rules, ranking, a, b));
    return Arrays.stream(order).mapToInt(rule -> rule).toArray();
  }

  /** The better one first; 0 where both metrics are equal. */
  static int compareScores(RuleSet rules, Ranking ranking, int a, int b) {
    RuleMetric first = ranking == Ranking.LIFT ? RuleMetric.LIFT : RuleMetric.CONFIDENCE;
    RuleMetric second = ranking == Ranking.LIFT ? RuleMetric.CONFIDENCE : RuleMetric.LIFT;
    int byFirst = Double.compare(rules.value(first, b), rules.value(first, a));
    return byFirst != 0 ? byFirst : Double.compare(rules.value(second, b), rules.value(second, a));
  }

  private static int compare(RuleSet rules, Ranking ranking, int a, int b) {
    int order = compareScores(rules, ranking, a, b);
    if (order == 0) {
      order = Integer.compare(rules.counts().values[3 * b], rules.counts().values[3 * a]);
    }
    if (order == 0) {
      order = Integer.compare(length(rules.antecedents(), a), length(rules.antecedents(), b));
    }
    if (order == 0) {
      order = compare(rules.antecedents(), a, b);
    }
    return order == 0 ? compare(rules.consequents(), a, b) : order;
  }

  private static int length(RuleSet.Sides sides, int rule) {
    return sides.offsets[rule + 1] - sides.offsets[rule];
  }

  private static int compare(RuleSet.Sides sides, int a, int b) {
    int[] at = sides.offsets;
    return Arrays.compare(sides.items, at[a], at[a + 1], sides.items, at[b], at[b + 1]);
  }
}
