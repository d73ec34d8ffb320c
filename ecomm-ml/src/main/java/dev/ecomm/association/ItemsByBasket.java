package dev.ecomm.association;

import dev.ecomm.run.CancellationToken;

/**
 * The items of each basket, ascending, and where in them each place is: a basket up to the position
 * of an item is what the item may be joined with. Immutable.
 */
final class ItemsByBasket {

  /** For those who have no use for it. */
  static final ItemsByBasket NONE =
      new ItemsByBasket(new int[0], new int[0], 0, new CancellationToken());

  /** Where baskets begin in {@link #items}, and the end of the last. */
  final int[] offsets;

  /** Ascending in each basket. */
  final int[] items;

  /** The position in {@link #items} of a place. */
  final int[] positionAt;

  /**
   * Deals items out to baskets, in the order of items, so each basket comes out sorted.
   *
   * @param basketAt the baskets of item 0, then those of item 1 and so on
   * @param counts how many baskets each item has
   */
  ItemsByBasket(int[] basketAt, int[] counts, int baskets, CancellationToken cancellation) {
    this.offsets = new int[baskets + 1];
    for (int basket : basketAt) {
      offsets[basket + 1]++;
    }
    for (int basket = 0; basket < baskets; basket++) {
      offsets[basket + 1] += offsets[basket];
    }
    this.items = new int[basketAt.length];
    this.positionAt = new int[basketAt.length];
    int[] next = offsets.clone();
    int place = 0;
    for (int item = 0; item < counts.length; item++) {
      cancellation.throwIfCancelled();
      for (int end = place + counts[item]; place < end; place++) {
        int position = next[basketAt[place]]++;
        positionAt[place] = position;
        items[position] = item;
      }
    }
  }
}
