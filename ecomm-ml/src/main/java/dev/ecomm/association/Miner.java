package dev.ecomm.association;

/**
 * The algorithm that finds frequent itemsets. All find the same; they differ in time and memory.
 */
public enum Miner {
  /**
   * The fastest known for what is asked, which is {@link #ECLAT} on all data: FP-growth of ours was
   * looked for where it should win and took 6 times as long on sparse and on real baskets at a half
   * percent, 1.4 times on tables of few values and 2.6 times on 60,000 baskets of which only 60
   * differ. {@link MiningReport#miner()} tells.
   */
  AUTO,

  /** Level by level: candidates of one more item, each counted. Slow; the seed's. */
  APRIORI,

  /** Depth first over bitmaps of baskets. The fastest on most data. */
  ECLAT,

  /** Depth first over trees of baskets, in which equal beginnings are shared. */
  FP_GROWTH
}
