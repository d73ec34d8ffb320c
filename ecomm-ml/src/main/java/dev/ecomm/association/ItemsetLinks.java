package dev.ecomm.association;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * From each itemset to those with one item less, so that every part of an itemset is found by some
 * steps through an array instead of a search.
 */
final class ItemsetLinks {
  private static final int CHUNK = 1 << 12;

  private final ItemsetArrays sets;
  private final int[] links;

  private ItemsetLinks(ItemsetArrays sets) {
    this.sets = sets;
    this.links = new int[sets.items.length];
  }

  /**
   * Links itemsets. Cost: one search for each item of each itemset, some 100 ns; 4 bytes each.
   *
   * @throws IllegalArgumentException if a part of an itemset is not among them
   */
  static ItemsetLinks of(Itemsets itemsets, RunContext run) {
    ItemsetLinks made = new ItemsetLinks(itemsets.arrays());
    int n = itemsets.size();
    Object unused = itemsets.indexOf(); // makes the index before threads ask for it
    try (Workers workers = Workers.of(run)) {
      workers.run(
          (n + CHUNK - 1) / CHUNK,
          (worker, chunk) -> {
            int end = (int) Math.min(n, (chunk + 1L) * CHUNK);
            for (int set = chunk * CHUNK; set < end; set++) {
              made.link(itemsets, set);
            }
          });
    }
    return made;
  }

  private void link(Itemsets itemsets, int set) {
    int from = sets.offsets[set];
    int length = sets.offsets[set + 1] - from;
    if (length < 2) {
      return;
    }
    int[] part = new int[length - 1];
    System.arraycopy(sets.items, from + 1, part, 0, length - 1);
    for (int left = 0; left < length; left++) {
      int found = itemsets.indexOf(part);
      if (found < 0) {
        throw new IllegalArgumentException(
            "itemsets lack "
                + names(itemsets, part)
                + ", which is a part of "
                + String.join(" | ", itemsets.names(set))
                + "; must be all frequent ones, whose supports make up rules. Mine with"
                + " ItemsetKind.ALL and without required items.");
      }
      links[from + left] = found;
      if (left < length - 1) {
        part[left] = sets.items[from + left];
      }
    }
  }

  private static String names(Itemsets itemsets, int[] items) {
    List<String> names = new ArrayList<>();
    for (int item : items) {
      names.add(itemsets.names().text(item));
    }
    names.sort(ItemsetTable.CODE_POINTS);
    return String.join(" | ", names);
  }

  /** The itemset without the item at a position; of at least two items. */
  int without(int set, int position) {
    return links[sets.offsets[set] + position];
  }

  /** The itemset without the items whose positions are the bits of a mask; not all of them. */
  int withoutAll(int set, int mask) {
    int found = set;
    for (int left = mask; left != 0; ) {
      int position = 31 - Integer.numberOfLeadingZeros(left); // the last first: others stay
      found = without(found, position);
      left ^= 1 << position;
    }
    return found;
  }
}
