package dev.ecomm.association;

/**
 * How a result came about and how far it goes.
 *
 * @param miner the algorithm that was used, never {@link Miner#AUTO}
 * @param wantedSupportCount the least support count that was asked for
 * @param completeFrom the least support count from which on no itemset is missing; more than the
 *     wanted one where the budget, or the number of most frequent itemsets asked for, cut the rest
 * @param cutBy what cut it
 * @param baskets what support is a fraction of
 */
public record MiningReport(
    Miner miner, int wantedSupportCount, int completeFrom, Cut cutBy, int baskets) {

  /** What may cut a result. */
  public enum Cut {
    /** Nothing: every itemset of the wanted support is there. */
    NOTHING,

    /** Only the most frequent ones were asked for, and they were found. */
    TOP,

    /** The budget of itemsets or bytes. */
    SIZE,

    /** The budget of time. */
    TIME,

    /** The greatest number of rules; only rules have this. */
    RULES
  }

  /**
   * Tells whether all itemsets of the wanted support are there.
   *
   * @return false if the budget or the number asked for cut some
   */
  public boolean complete() {
    return cutBy == Cut.NOTHING;
  }

  /** The report of the most frequent itemsets; those of the last one's support may be missing. */
  MiningReport cutToTop(ItemsetArrays sets, int wanted) {
    int complete = Math.max(completeFrom, sets.supportOfTop(wanted) + 1);
    return new MiningReport(miner, wantedSupportCount, complete, Cut.TOP, baskets);
  }

  /** The report of itemsets whose rules are not too many. */
  MiningReport cutForRules(int least) {
    int complete = Math.max(completeFrom, least);
    return new MiningReport(miner, wantedSupportCount, complete, Cut.RULES, baskets);
  }

  /** One sentence for a log or a user; says what to do if the budget cut the result. */
  @Override
  public String toString() {
    String all =
        "Itemsets in at least " + wantedSupportCount + " of " + baskets + " baskets, by " + miner;
    return switch (cutBy) {
      case NOTHING -> all + ": complete.";
      case TOP -> all + ": the most frequent ones; complete from " + completeFrom + " baskets on.";
      case SIZE ->
          all
              + ": cut by the budget of itemsets or bytes; complete from "
              + completeFrom
              + " baskets on. Raise the support or the budget, shorten maxLength, or mine closed or"
              + " maximal itemsets.";
      case TIME ->
          all
              + ": cut by the budget of time; complete from "
              + completeFrom
              + " baskets on. Raise the support or the time, or shorten maxLength.";
      case RULES ->
          all
              + ": their rules were cut at maxRules; those of itemsets in at least "
              + completeFrom
              + " baskets are complete. Raise minConfidence, minLift or the support, shorten"
              + " maxLength, ask for singleConsequent, or raise maxRules.";
    };
  }
}
