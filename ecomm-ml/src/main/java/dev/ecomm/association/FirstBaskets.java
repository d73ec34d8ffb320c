package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import java.util.Arrays;

/**
 * Counts the itemsets of rules in the first so many of some baskets, by a bitmap of baskets for
 * each item of a rule; each itemset once, however many rules it is in. For one thread.
 */
final class FirstBaskets {

  /** Between two looks at the cancellation: some milliseconds. */
  private static final int POLL = (1 << 12) - 1;

  private static final int NOT_COUNTED = -1;

  private final AssociationRules rules;
  private final int size;

  /** By item; empty for those that are in no rule. */
  private final long[][] bitmaps;

  /** By itemset. */
  private final int[] known;

  FirstBaskets(Baskets baskets, int size, AssociationRules rules, CancellationToken cancellation) {
    this.rules = rules;
    this.size = size;
    this.bitmaps = new long[baskets.distinctItems()][0];
    this.known = new int[rules.itemsets().size()];
    Arrays.fill(known, NOT_COUNTED);
    for (int rule = 0; rule < rules.size(); rule++) {
      makeRoom(rules.itemsets().items(rules.itemset(rule)));
    }
    for (int basket = 0; basket < size; basket++) {
      if ((basket & POLL) == 0) {
        cancellation.throwIfCancelled();
      }
      for (int at = 0; at < baskets.sizeOf(basket); at++) {
        long[] bits = bitmaps[baskets.item(basket, at)];
        if (bits.length > 0) {
          bits[basket / 64] |= 1L << basket;
        }
      }
    }
  }

  private void makeRoom(int[] items) {
    for (int item : items) {
      if (bitmaps[item].length == 0) {
        bitmaps[item] = new long[(size + 63) / 64];
      }
    }
  }

  RuleChange.Counts counts(int rule) {
    return new RuleChange.Counts(
        count(rules.itemset(rule)),
        count(rules.antecedent(rule)),
        count(rules.consequent(rule)),
        size);
  }

  private int count(int itemset) {
    if (known[itemset] == NOT_COUNTED) {
      known[itemset] = count(rules.itemsets().items(itemset));
    }
    return known[itemset];
  }

  private int count(int[] items) {
    int count = 0;
    for (int word = 0; word < (size + 63) / 64; word++) {
      long bits = -1;
      for (int item : items) {
        bits &= bitmaps[item][word];
      }
      count += Long.bitCount(bits);
    }
    return count;
  }
}
