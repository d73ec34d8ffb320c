package dev.ecomm.association;

import dev.ecomm.basket.Baskets;

/**
 * What mining is charged for, in bytes, before it allocates anything. An itemset is charged for all
 * that becomes of it, so that the result does not depend on when which thread finds it.
 *
 * @param copies how often an itemset stands in memory at the worst time
 */
record Charge(int copies) {
  private static final int BYTES_OF_INT = 4;

  static final long BYTES_OF_CELL = 8L * Long.BYTES;

  /** Support and length of a record; begin and support of an itemset of the result. */
  private static final int INTS_BESIDE_ITEMS = 2;

  /** A place in a hash table that is at least a quarter full, or in two orders and a key. */
  private static final int BYTES_OF_ORDER = 20;

  /**
   * While itemsets are found: records, half of which may be dead; those of two levels, and a level
   * being made, where these are held. Afterwards: the result, one in another order, one to sort by.
   */
  static Charge of(Miner miner) {
    return new Charge(miner == Miner.APRIORI ? 4 : 3);
  }

  long of(int length) {
    return (long) copies * BYTES_OF_INT * (length + INTS_BESIDE_ITEMS) + BYTES_OF_ORDER;
  }

  /** What is needed whatever is found: transactions of frequent items, and a ledger. */
  static long fixed(Baskets baskets, int least) {
    long places = 0;
    for (int item = 0; item < baskets.distinctItems(); item++) {
      places += baskets.supportCount(item) >= least ? baskets.supportCount(item) : 0;
    }
    // items, baskets and positions by place, and bits; ends of baskets; two sums for each support
    return (3L * BYTES_OF_INT + Long.BYTES) * places
        + (2L * BYTES_OF_INT + 2 * Long.BYTES) * baskets.size()
        + 9L * BYTES_OF_INT * baskets.distinctItems();
  }

  /**
   * The scratch memory of one thread: for the first item that has the most items before it in its
   * baskets, a bitmap's cells or a tree's nodes, at most 32 bytes for each of those, in an array
   * that may be twice as long.
   */
  static long scratch(Transactions data) {
    long most = 0;
    for (long before : data.before) {
      most = Math.max(most, before);
    }
    return BYTES_OF_CELL * most + 10L * BYTES_OF_INT * data.distinct();
  }
}
