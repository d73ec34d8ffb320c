package dev.ecomm.association;

/** A miner's work on one first item; a worker has one of these, with scratch memory of its own. */
interface MiningTask {

  /**
   * Finds the itemsets whose least frequent item is this one.
   *
   * @param first of {@link Transactions}
   */
  void mine(int first);
}
