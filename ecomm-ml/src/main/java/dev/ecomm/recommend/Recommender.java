package dev.ecomm.recommend;

import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.RuleMetric;
import dev.ecomm.model.DataTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Offers the next items to a basket, by rules whose antecedents are all in it.
 *
 * <pre>{@code
 * Recommender recommender = Recommender.of(rules, Ranking.CONFIDENCE);
 * for (Recommendation next : recommender.recommend(Set.of("CUP", "TEA"), 5).items()) {
 *   System.out.println(next);
 * }
 * }</pre>
 *
 * <p>An item's score is that of the best rule that suggests it; ties are in code-point order of the
 * names. An item of the basket is never offered. Names are compared exactly.
 *
 * <p>Each rule is found by the one of its antecedents that begins the fewest rules, so an answer
 * costs a look at the rules of the basket's items: well below a millisecond for hundreds of
 * thousands of rules. Memory: some 50 bytes a rule. Immutable, safe for use by many threads.
 */
public final class Recommender {
  /** How many rules a recommendation gives as reasons at most. */
  public static final int MOST_REASONS = 3;

  private final RuleSet rules;
  private final Ranking ranking;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** By item, the rules that are found by it, the best first. */
  private final RuleSet.Sides index;

  /** The rules, the best first. */
  private final int[] order;

  /** By rule, its place in the order. */
  private final int[] ranks;

  Recommender(RuleSet rules, Ranking ranking) {
    this.rules = rules;
    this.ranking = ranking;
    for (int item = 0; item < rules.items().size(); item++) {
      numbers.put(rules.items().get(item), item);
    }
    this.order = RuleRanking.of(rules, ranking);
    this.ranks = new int[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    this.index = index();
  }

  /**
   * Makes a recommender of rules.
   *
   * @param rules those with one consequent are enough
   * @param ranking which items come first
   * @return a recommender; keeps no reference to the rules
   */
  public static Recommender of(AssociationRules rules, Ranking ranking) {
    RuleSet.Builder builder = new RuleSet.Builder();
    for (int rule = 0; rule < rules.size(); rule++) {
      builder.add(
          rules.antecedents(rule),
          rules.consequents(rule),
          rules.count(rule),
          rules.antecedentCount(rule),
          rules.consequentCount(rule));
    }
    return new Recommender(builder.build(rules.baskets()), ranking);
  }

  /**
   * Makes a recommender of a table of rules, such as {@link AssociationRules#toTable()} read again.
   *
   * @param table has {@code antecedents, consequents, n_antecedents, n_consequents, count,
   *     antecedent_count, consequent_count, support}; more columns do no harm
   * @param source where the table comes from, for messages
   * @param ranking which items come first
   * @return a recommender
   * @throws dev.ecomm.error.InvoiceDataException if a row is no rule; names the row and the reason
   * @throws IllegalArgumentException if a column is missing or of another type
   */
  public static Recommender of(DataTable table, String source, Ranking ranking) {
    return new Recommender(new RuleRows(table, source).read(), ranking);
  }

  /** Under the antecedent that has the fewest rules, of those the first. */
  private RuleSet.Sides index() {
    RuleSet.Sides sides = rules.antecedents();
    int[] uses = new int[rules.items().size()];
    for (int item : sides.items) {
      uses[item]++;
    }
    int[] keys = new int[order.length];
    int[] offsets = new int[uses.length + 1];
    for (int rule = 0; rule < keys.length; rule++) {
      int key = sides.items[sides.offsets[rule]];
      for (int at = sides.offsets[rule]; at < sides.offsets[rule + 1]; at++) {
        key = uses[sides.items[at]] < uses[key] ? sides.items[at] : key;
      }
      keys[rule] = key;
      offsets[key + 1]++;
    }
    for (int item = 0; item < uses.length; item++) {
      offsets[item + 1] += offsets[item];
    }
    int[] next = offsets.clone();
    int[] listed = new int[order.length];
    for (int rule : order) {
      listed[next[keys[rule]]++] = rule;
    }
    return new RuleSet.Sides(offsets, listed);
  }

  /**
   * Offers items to a basket.
   *
   * @param basket names of items; unknown ones are told
   * @param n how many are wanted, at least 1
   * @return at most n items, the best first
   */
  public Recommendations recommend(Set<String> basket, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n is " + n + ", must be at least 1");
    }
    boolean[] inside = new boolean[rules.items().size()];
    List<Integer> known = new ArrayList<>();
    Collection<String> unknown = new TreeSet<>(RuleSet.Builder::byCodePoint);
    for (String name : basket) {
      Integer item = numbers.get(name);
      if (item == null) {
        unknown.add(name);
      } else {
        inside[item] = true;
        known.add(item);
      }
    }
    return new Recommendations(best(applying(known, inside), inside, n), List.copyOf(unknown));
  }

  /** The places of the rules whose antecedents are all in the basket, the best first. */
  private int[] applying(List<Integer> known, boolean[] inside) {
    int[] found = new int[64];
    int size = 0;
    for (int item : known) {
      for (int at = index.offsets[item]; at < index.offsets[item + 1]; at++) {
        int rule = index.items[at];
        if (isInside(rule, inside)) {
          if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
          }
          found[size++] = ranks[rule];
        }
      }
    }
    int[] applying = Arrays.copyOf(found, size);
    Arrays.sort(applying);
    return applying;
  }

  private boolean isInside(int rule, boolean[] inside) {
    RuleSet.Sides sides = rules.antecedents();
    for (int at = sides.offsets[rule]; at < sides.offsets[rule + 1]; at++) {
      if (!inside[sides.items[at]]) {
        return false;
      }
    }
    return true;
  }

  private List<Recommendation> best(int[] applying, boolean[] inside, int n) {
    Map<Integer, List<Integer>> reasons = new HashMap<>();
    RuleSet.Sides sides = rules.consequents();
    for (int rank : applying) {
      int rule = order[rank];
      for (int at = sides.offsets[rule]; at < sides.offsets[rule + 1]; at++) {
        if (!inside[sides.items[at]]) {
          List<Integer> known =
              reasons.computeIfAbsent(sides.items[at], item -> new ArrayList<>(MOST_REASONS));
          if (known.size() < MOST_REASONS) {
            known.add(rule);
          }
        }
      }
    }
    return reasons.entrySet().stream()
        .sorted((a, b) -> compare(a.getKey(), a.getValue().get(0), b.getKey(), b.getValue().get(0)))
        .limit(n)
        .map(entry -> recommendation(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Scores first, and then names, whose order is that of the numbers. */
  private int compare(int itemA, int ruleA, int itemB, int ruleB) {
    int byScore = RuleRanking.compareScores(rules, ranking, ruleA, ruleB);
    return byScore != 0 ? byScore : Integer.compare(itemA, itemB);
  }

  private Recommendation recommendation(int item, List<Integer> reasons) {
    return new Recommendation(
        rules.items().get(item),
        rules.value(RuleMetric.CONFIDENCE, reasons.get(0)),
        rules.value(RuleMetric.LIFT, reasons.get(0)),
        reasons.stream().map(rules::rule).toList());
  }

  /**
   * Returns the number of rules.
   *
   * @return 0 or more
   */
  public int size() {
    return rules.size();
  }

  /**
   * Names the items that some rule knows.
   *
   * @return in code-point order
   */
  public List<String> items() {
    return rules.items();
  }

  /**
   * Returns which items come first.
   *
   * @return the ranking
   */
  public Ranking ranking() {
    return ranking;
  }

  /**
   * Writes the recommender as JSON, about 40 bytes a rule.
   *
   * @return the same text for the same rules on every machine; {@link #fromJson} reads it
   */
  public String toJson() {
    return RecommenderJson.write(rules, ranking);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @param json whole
   * @return a recommender that answers alike
   * @throws dev.ecomm.error.InvoiceDataException if the text is damaged, or of a newer version
   */
  public static Recommender fromJson(String json) {
    return RecommenderJson.read(json);
  }

  @Override
  public String toString() {
    return "Recommender[" + size() + " rules of " + items().size() + " items]";
  }
}
