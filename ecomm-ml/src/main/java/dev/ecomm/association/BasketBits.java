package dev.ecomm.association;

/**
 * Baskets as bits: for each 64 items a stripe, in it a word for each basket. A basket of many items
 * takes fewer words than items then, and 64 items are counted at once. Immutable once filled.
 */
final class BasketBits {

  /** One stripe after the other. */
  final long[] words;

  /** The words of a stripe. */
  final int baskets;

  BasketBits(int baskets, int distinct) {
    this.baskets = baskets;
    this.words = new long[Math.multiplyExact(stripes(distinct), baskets)];
  }

  /** How many stripes hold so many items. */
  static int stripes(int distinct) {
    return (distinct + Long.SIZE - 1) / Long.SIZE;
  }

  /** Puts an item into some baskets. */
  void set(int item, int[] basketAt, int from, int to) {
    long[] bits = words;
    int begin = begin(item / Long.SIZE);
    long bit = 1L << item;
    for (int place = from; place < to; place++) {
      bits[begin + basketAt[place]] |= bit;
    }
  }

  /** Where a stripe begins. */
  int begin(int stripe) {
    return stripe * baskets;
  }
}
