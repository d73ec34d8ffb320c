package dev.ecomm.recommend;

import dev.ecomm.association.AssociationRule;
import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A recommender as JSON: names once, rules as lists of numbers. */
final class RecommenderJson {
  private static final String TYPE = "ecomm-recommender";
  private static final int FORMAT = 1;
  private static final String SOURCE = "recommender";

  /** Several million rules; a text of another kind must not fill the heap. */
  static final int MOST_CHARACTERS = 1 << 28;

  private RecommenderJson() {}

  static String write(RuleSet rules, Ranking ranking) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("type", TYPE);
    tree.put("format", FORMAT);
    tree.put("ranking", ranking.name().toLowerCase(Locale.ROOT));
    tree.put("baskets", rules.baskets());
    tree.put("items", rules.items());
    tree.put("antecedent_ends", list(rules.antecedents().offsets, 1));
    tree.put("antecedents", list(rules.antecedents().items, 0));
    tree.put("consequent_ends", list(rules.consequents().offsets, 1));
    tree.put("consequents", list(rules.consequents().items, 0));
    tree.put("counts", list(rules.counts().values, 0));
    return JsonText.write(tree);
  }

  private static List<Integer> list(int[] numbers, int from) {
    return Arrays.stream(numbers, from, numbers.length).boxed().toList();
  }

  static Recommender read(String json) {
    if (json.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "json has " + json.length() + " characters, must have at most " + MOST_CHARACTERS);
    }
    return JsonText.read(SOURCE, json, RecommenderJson::read);
  }

  private static Recommender read(JsonNode node) {
    node.requireFormat(TYPE, FORMAT);
    List<String> items = node.texts("items");
    for (int item = 1; item < items.size(); item++) {
      if (RuleSet.Builder.byCodePoint(items.get(item - 1), items.get(item)) >= 0) {
        throw node.problem("item \"" + items.get(item) + "\" is out of order");
      }
    }
    RuleSet.Sides antecedents = sides(node, "antecedent", items.size());
    RuleSet.Sides consequents = sides(node, "consequent", items.size());
    int[] counts = wholes(node, "counts");
    if (consequents.size() != antecedents.size() || counts.length != 3L * antecedents.size()) {
      throw node.problem("antecedents, consequents and counts are not of equally many rules");
    }
    long baskets = node.whole("baskets");
    if (baskets < 0 || baskets > Integer.MAX_VALUE) {
      throw node.problem("baskets is " + baskets + ", must be a count");
    }
    RuleSet rules =
        new RuleSet(items, (int) baskets, antecedents, consequents, new RuleSet.Counts(counts));
    requirePossible(node, rules);
    return new Recommender(rules, ranking(node));
  }

  private static Ranking ranking(JsonNode node) {
    String name = node.text("ranking");
    for (Ranking ranking : Ranking.values()) {
      if (ranking.name().toLowerCase(Locale.ROOT).equals(name)) {
        return ranking;
      }
    }
    throw node.problem("ranking is \"" + name + "\", must be confidence or lift");
  }

  private static RuleSet.Sides sides(JsonNode node, String side, int items) {
    int[] ends = wholes(node, side + "_ends");
    int[] flat = wholes(node, side + "s");
    int[] offsets = new int[ends.length + 1];
    System.arraycopy(ends, 0, offsets, 1, ends.length);
    for (int rule = 0; rule < ends.length; rule++) {
      if (offsets[rule + 1] <= offsets[rule] || offsets[rule + 1] > flat.length) {
        throw node.problem(side + "_ends do not fit at rule " + rule);
      }
      for (int at = offsets[rule]; at < offsets[rule + 1]; at++) {
        boolean ascends = at == offsets[rule] || flat[at] > flat[at - 1];
        if (flat[at] >= items || !ascends) {
          throw node.problem(side + "s of rule " + rule + " are not items, ascending");
        }
      }
    }
    if (offsets[ends.length] != flat.length) {
      throw node.problem(side + "_ends do not fit " + side + "s");
    }
    return new RuleSet.Sides(offsets, flat);
  }

  private static void requirePossible(JsonNode node, RuleSet rules) {
    int[] counts = rules.counts().values;
    for (int rule = 0; rule < rules.size(); rule++) {
      if (!AssociationRule.possible(
          counts[3 * rule], counts[3 * rule + 1], counts[3 * rule + 2], rules.baskets())) {
        throw node.problem("counts of rule " + rule + " cannot be");
      }
      if (overlap(rules, rule)) {
        throw node.problem("rule " + rule + " has an item on both sides");
      }
    }
  }

  private static boolean overlap(RuleSet rules, int rule) {
    RuleSet.Sides left = rules.antecedents();
    RuleSet.Sides right = rules.consequents();
    for (int at = left.offsets[rule]; at < left.offsets[rule + 1]; at++) {
      if (Arrays.binarySearch(
              right.items, right.offsets[rule], right.offsets[rule + 1], left.items[at])
          >= 0) {
        return true;
      }
    }
    return false;
  }

  private static int[] wholes(JsonNode node, String name) {
    double[] numbers = node.numbers(name);
    int[] wholes = new int[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      wholes[i] = (int) numbers[i];
      if (wholes[i] != numbers[i] || wholes[i] < 0) {
        throw node.problem(name + " has a number that is no count: " + numbers[i]);
      }
    }
    return wholes;
  }
}
