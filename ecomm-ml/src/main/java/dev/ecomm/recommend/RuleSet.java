package dev.ecomm.recommend;

import dev.ecomm.association.AssociationRule;
import dev.ecomm.association.RuleMetric;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules in flat arrays, items as numbers in code-point order of their names.
 *
 * @param items names, ascending
 * @param baskets how many the counts are of
 * @param antecedents of all rules, one behind the other
 * @param consequents the same
 * @param counts in how many baskets both sides, the antecedents, the consequents are: three a rule
 */
record RuleSet(
    List<String> items, int baskets, Sides antecedents, Sides consequents, Counts counts) {

  /** Number lists one behind the other. */
  static final class Sides {
    final int[] offsets;
    final int[] items;

    Sides(int[] offsets, int[] items) {
      this.offsets = offsets;
      this.items = items;
    }

    int size() {
      return offsets.length - 1;
    }
  }

  /** In how many baskets things are, three numbers a rule. */
  static final class Counts {
    final int[] values;

    Counts(int[] values) {
      this.values = values;
    }
  }

  int size() {
    return antecedents.size();
  }

  double value(RuleMetric metric, int rule) {
    int[] values = counts.values;
    return metric.of(values[3 * rule], values[3 * rule + 1], values[3 * rule + 2], baskets);
  }

  AssociationRule rule(int rule) {
    int[] values = counts.values;
    return new AssociationRule(
        names(antecedents, rule),
        names(consequents, rule),
        values[3 * rule],
        values[3 * rule + 1],
        values[3 * rule + 2],
        baskets);
  }

  private List<String> names(Sides sides, int rule) {
    List<String> names = new ArrayList<>();
    for (int at = sides.offsets[rule]; at < sides.offsets[rule + 1]; at++) {
      names.add(items.get(sides.items[at]));
    }
    return names;
  }

  /** Collects rules of names. For one thread. */
  static final class Builder {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<String>> antecedents = new ArrayList<>();
    private final List<List<String>> consequents = new ArrayList<>();
    private int[] counts = new int[96];

    static int byCodePoint(String a, String b) {
      return Arrays.compareUnsigned(
          a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    void add(List<String> left, List<String> right, int both, int antecedent, int consequent) {
      int rule = antecedents.size();
      if (3 * rule + 3 > counts.length) {
        counts = Arrays.copyOf(counts, 2 * counts.length);
      }
      counts[3 * rule] = both;
      counts[3 * rule + 1] = antecedent;
      counts[3 * rule + 2] = consequent;
      antecedents.add(left);
      consequents.add(right);
      left.forEach(item -> numbers.put(item, 0));
      right.forEach(item -> numbers.put(item, 0));
    }

    RuleSet build(int baskets) {
      List<String> items = numbers.keySet().stream().sorted(Builder::byCodePoint).toList();
      for (int number = 0; number < items.size(); number++) {
        numbers.put(items.get(number), number);
      }
      return new RuleSet(
          items,
          baskets,
          sides(antecedents),
          sides(consequents),
          new Counts(Arrays.copyOf(counts, 3 * antecedents.size())));
    }

    private Sides sides(List<List<String>> lists) {
      int[] offsets = new int[lists.size() + 1];
      for (int rule = 0; rule < lists.size(); rule++) {
        offsets[rule + 1] = offsets[rule] + lists.get(rule).size();
      }
      int[] flat = new int[offsets[lists.size()]];
      int at = 0;
      for (List<String> list : lists) {
        for (String item : list) {
          flat[at++] = numbers.getOrDefault(item, 0);
        }
        Arrays.sort(flat, at - list.size(), at);
      }
      return new Sides(offsets, flat);
    }
  }
}
