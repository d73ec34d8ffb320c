package dev.ecomm.association;

import java.util.Arrays;

/** Finds itemsets by their items: a hash table of numbers, open addressing. Immutable once made. */
final class ItemsetIndex {
  private final ItemsetArrays sets;
  private final int[] slots;

  ItemsetIndex(ItemsetArrays sets) {
    this.sets = sets;
    int n = sets.supports.length;
    this.slots = new int[Math.max(2, Integer.highestOneBit(Math.min(n, 1 << 29)) * 4)];
    for (int set = 0; set < n; set++) {
      int from = sets.offsets[set];
      int at = slot(sets.items, from, sets.offsets[set + 1]);
      while (slots[at] != 0) {
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = set + 1;
    }
  }

  int find(int[] items) {
    int at = slot(items, 0, items.length);
    for (; slots[at] != 0; at = (at + 1) & (slots.length - 1)) {
      int set = slots[at] - 1;
      if (Arrays.equals(
          sets.items, sets.offsets[set], sets.offsets[set + 1], items, 0, items.length)) {
        return set;
      }
    }
    return -1;
  }

  private int slot(int[] items, int from, int to) {
    long hash = (long) to - from;
    for (int at = from; at < to; at++) {
      hash = (hash ^ items[at]) * 0x9E37_79B9_7F4A_7C15L;
      hash ^= hash >>> 32;
    }
    return (int) ((hash * 0x9E37_79B9_7F4A_7C15L) >>> 33) & (slots.length - 1);
  }
}
