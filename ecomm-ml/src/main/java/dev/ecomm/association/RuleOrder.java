package dev.ecomm.association;

import dev.ecomm.run.CancellationToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** The order of rules by metrics and names; merges numbers, so that no rule becomes an object. */
final class RuleOrder {
  private static final int SHORT = 16;

  /** Between two looks at the cancellation: some milliseconds. */
  private static final int POLL = (1 << 14) - 1;

  private final AssociationRules rules;
  private final List<double[]> keys = new ArrayList<>();
  private final ItemsetNames names;

  private RuleOrder(AssociationRules rules, RuleMetric[] metrics) {
    this.rules = rules;
    this.names = new ItemsetNames(rules.itemsets());
    for (RuleMetric metric : metrics) {
      double[] key = new double[rules.size()];
      double sign = metric.smallestFirst() ? 1 : -1; // -NaN is NaN, which compares as the largest
      Arrays.setAll(key, rule -> sign * rules.value(metric, rule));
      keys.add(key);
    }
  }

  static int[] of(AssociationRules rules, CancellationToken cancellation, RuleMetric... metrics) {
    RuleOrder order = new RuleOrder(rules, metrics);
    return sorted(rules.size(), order::compare, cancellation);
  }

  private int compare(int a, int b) {
    for (double[] key : keys) {
      int byKey = Double.compare(key[a], key[b]);
      if (byKey != 0) {
        return byKey;
      }
    }
    int byAntecedent = names.compare(rules.antecedent(a), rules.antecedent(b));
    return byAntecedent != 0
        ? byAntecedent
        : names.compare(rules.consequent(a), rules.consequent(b));
  }

  /** The numbers from 0 to n, exclusive, sorted; stable. */
  static int[] sorted(int n, IntBinaryOperator comparison) {
    return sorted(n, comparison, new CancellationToken());
  }

  static int[] sorted(int n, IntBinaryOperator comparison, CancellationToken cancellation) {
    int[] order = IntStream.range(0, n).toArray();
    for (int from = 0; from < n; from += SHORT) {
      cancellation.throwIfCancelled();
      insert(order, from, Math.min(n, from + SHORT), comparison);
    }
    int[] spare = new int[n];
    for (long width = SHORT; width < n; width *= 2) {
      for (long from = 0; from < n; from += 2 * width) {
        int middle = (int) Math.min(n, from + width);
        int end = (int) Math.min(n, from + 2 * width);
        merge(order, (int) from, middle, end, spare, comparison, cancellation);
      }
      int[] swap = order;
      order = spare;
      spare = swap;
    }
    return order;
  }

  private static void insert(int[] order, int from, int to, IntBinaryOperator comparison) {
    for (int i = from + 1; i < to; i++) {
      int moved = order[i];
      int at = i;
      for (; at > from && comparison.applyAsInt(order[at - 1], moved) > 0; at--) {
        order[at] = order[at - 1];
      }
      order[at] = moved;
    }
  }

  private static void merge(
      int[] from,
      int begin,
      int middle,
      int end,
      int[] to,
      IntBinaryOperator comparison,
      CancellationToken cancellation) {
    int left = begin;
    int right = middle;
    for (int at = begin; at < end; at++) {
      if ((at & POLL) == 0) {
        cancellation.throwIfCancelled();
      }
      boolean takeLeft =
          right == end || (left < middle && comparison.applyAsInt(from[left], from[right]) <= 0);
      to[at] = takeLeft ? from[left++] : from[right++];
    }
  }
}
