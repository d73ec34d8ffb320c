package dev.ecomm.association;

/**
 * The algorithm that finds frequent itemsets. All find the same; they differ in time and memory.
 */
public enum Miner {
  /** Chooses by the share of baskets that a frequent item is in, on average. */
  AUTO,

  /** Level by level: candidates of one more item, each counted. Slow; the seed's. */
  APRIORI,

  /** Depth first over bitmaps of baskets. The fastest on most data. */
  ECLAT,

  /** Depth first over trees of baskets, in which equal beginnings are shared. */
  FP_GROWTH
}
