package dev.ecomm.association;

import dev.ecomm.run.CancellationToken;

/**
 * Keeps the closed or the maximal of all frequent itemsets, for miners that do not find them
 * directly: an itemset is not closed, or not maximal, because of one that has one item more.
 */
final class KindFilter {

  /** Between two looks at the cancellation: some milliseconds. */
  private static final int POLL = (1 << 12) - 1;

  private KindFilter() {}

  /**
   * Filters.
   *
   * @param all all itemsets up to one item more than maxLength
   */
  static ItemsetArrays keep(
      ItemsetArrays all, ItemsetKind kind, int maxLength, CancellationToken cancellation) {
    ItemsetIndex index = new ItemsetIndex(all);
    boolean[] dropped = new boolean[all.supports.length];
    int[] subset = {};
    for (int set = 0; set < dropped.length; set++) {
      if ((set & POLL) == 0) {
        cancellation.throwIfCancelled();
      }
      int from = all.offsets[set];
      int length = all.offsets[set + 1] - from;
      dropped[set] |= length > maxLength;
      if (subset.length != length - 1) {
        subset = new int[Math.max(0, length - 1)];
      }
      for (int left = 0; left < length && length > 1; left++) {
        System.arraycopy(all.items, from, subset, 0, left);
        System.arraycopy(all.items, from + left + 1, subset, left, length - 1 - left);
        int found = index.find(subset); // -1 where required items are missing
        if (found >= 0
            && (kind == ItemsetKind.MAXIMAL || all.supports[found] == all.supports[set])) {
          dropped[found] = true;
        }
      }
    }
    return all.without(dropped);
  }
}
