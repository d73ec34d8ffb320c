package dev.ecomm.association;

/**
 * The algorithm that finds frequent itemsets. All find the same; they differ in time and memory.
 */
public enum Miner {
  /**
   * The fastest known for what is asked: {@link #ECLAT}, which on sparse and dense baskets alike
   * was several times as fast as the others. {@link MiningReport#miner()} tells.
   */
  AUTO,

  /** Level by level: candidates of one more item, each counted. Slow; the seed's. */
  APRIORI,

  /** Depth first over bitmaps of baskets. The fastest on most data. */
  ECLAT,

  /** Depth first over trees of baskets, in which equal beginnings are shared. */
  FP_GROWTH
}
