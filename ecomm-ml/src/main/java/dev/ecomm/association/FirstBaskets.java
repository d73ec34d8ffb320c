package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import java.util.Arrays;

/** Counts itemsets in the first so many of some baskets, by a bitmap of baskets for each item. */
final class FirstBaskets {
  private final int size;

  /** By item; empty for those that none of the baskets has. */
  private final long[][] bitmaps;

  FirstBaskets(Baskets baskets, int size) {
    this.size = size;
    this.bitmaps = new long[baskets.distinctItems()][0];
    for (int basket = 0; basket < size; basket++) {
      for (int item : baskets.basket(basket)) {
        long[] bits = bitmaps[item];
        if (bits.length == 0) {
          bits = new long[(size + 63) / 64];
          bitmaps[item] = bits;
        }
        bits[basket / 64] |= 1L << basket;
      }
    }
  }

  RuleChange.Counts counts(AssociationRules rules, int rule) {
    Itemsets sets = rules.itemsets();
    int[] left = sets.items(rules.antecedent(rule));
    int[] right = sets.items(rules.consequent(rule));
    int[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return new RuleChange.Counts(count(both), count(left), count(right), size);
  }

  private int count(int[] items) {
    int count = 0;
    for (int word = 0; word < (size + 63) / 64; word++) {
      long bits = -1;
      for (int item : items) {
        long[] bitmap = bitmaps[item];
        bits &= bitmap.length == 0 ? 0 : bitmap[word];
      }
      count += Long.bitCount(bits);
    }
    return count;
  }
}
