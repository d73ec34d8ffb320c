package dev.ecomm.association;

import dev.ecomm.model.Dictionary;
import java.util.Arrays;

/** Compares itemsets by the names of their items, one by one in code-point order. */
final class ItemsetNames {
  private final ItemsetArrays sets;

  /** As the items of the itemsets, each as its rank among all names, ascending. */
  private final int[] ranks;

  ItemsetNames(Itemsets itemsets) {
    this.sets = itemsets.arrays();
    int[] rankOf = ranks(itemsets.names());
    this.ranks = new int[sets.items.length];
    Arrays.setAll(ranks, at -> rankOf[sets.items[at]]);
    for (int set = 0; set < sets.supports.length; set++) {
      Arrays.sort(ranks, sets.offsets[set], sets.offsets[set + 1]);
    }
  }

  private static int[] ranks(Dictionary names) {
    String[] texts = new String[names.size()];
    Arrays.setAll(texts, names::text);
    int[] order =
        RuleOrder.sorted(
            texts.length, (a, b) -> ItemsetTable.CODE_POINTS.compare(texts[a], texts[b]));
    int[] ranks = new int[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }

  int compare(int a, int b) {
    return a == b
        ? 0
        : Arrays.compare(
            ranks,
            sets.offsets[a],
            sets.offsets[a + 1],
            ranks,
            sets.offsets[b],
            sets.offsets[b + 1]);
  }
}
