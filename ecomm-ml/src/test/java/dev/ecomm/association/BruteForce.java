package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Itemsets by counting every set of items in every basket; at most 20 items. */
final class BruteForce {

  private BruteForce() {}

  /** Supports by the names of the items, joined. */
  static Map<String, Integer> mine(Baskets baskets, int least, int maxLength, ItemsetKind kind) {
    int items = baskets.distinctItems();
    int[] counts = counts(baskets);
    Map<String, Integer> found = new TreeMap<>();
    for (int set = 1; set < 1 << items; set++) {
      boolean wanted = counts[set] >= least && Integer.bitCount(set) <= maxLength;
      for (int item = 0; item < items; item++) {
        int larger = counts[set | 1 << item];
        if ((set >> item & 1) == 0) {
          wanted &= kind != ItemsetKind.CLOSED || larger < counts[set];
          wanted &= kind != ItemsetKind.MAXIMAL || larger < least;
        }
      }
      if (wanted) {
        found.put(name(baskets, set), counts[set]);
      }
    }
    return found;
  }

  private static int[] counts(Baskets baskets) {
    int[] counts = new int[1 << baskets.distinctItems()];
    for (int basket = 0; basket < baskets.size(); basket++) {
      int bits = Arrays.stream(baskets.basket(basket)).map(item -> 1 << item).sum();
      for (int set = 0; set < counts.length; set++) {
        counts[set] += (set & bits) == set ? 1 : 0;
      }
    }
    return counts;
  }

  private static String name(Baskets baskets, int set) {
    return IntStream.range(0, baskets.distinctItems())
        .filter(item -> (set >> item & 1) == 1)
        .mapToObj(baskets::name)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(" | "));
  }

  /** The same of a result. */
  static Map<String, Integer> found(Itemsets sets) {
    Map<String, Integer> found = new TreeMap<>();
    for (int set = 0; set < sets.size(); set++) {
      found.put(String.join(" | ", sets.names(set)), sets.supportCount(set));
    }
    if (found.size() != sets.size()) {
      throw new AssertionError("an itemset was found twice");
    }
    return found;
  }
}
