package dev.ecomm.association;

import java.util.Arrays;

/**
 * Finds itemsets level by level, as the seed does: two itemsets that differ in their last item make
 * a candidate, which is counted if all of its subsets are frequent.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/645920.672836">Agrawal and Srikant (1994)</a>
 */
final class Apriori {
  private final Transactions data;
  private final int maxLength;
  private final ItemsetSink sink;
  private final int[] counts;
  private final int[] candidate;

  // the itemsets of a level one after the other, items ascending, in lexicographic order
  private int[] level = {};
  private int levelSets;
  private int[] next = new int[64];
  private int nextSets;

  Apriori(Transactions data, int maxLength, ItemsetSink sink) {
    this.data = data;
    this.maxLength = maxLength;
    this.sink = sink;
    this.counts = new int[data.distinct()];
    this.candidate = new int[data.distinct() + 1];
  }

  void mine() {
    if (maxLength < 1) {
      return;
    }
    sink.begin(0); // by levels, not by first items
    level = new int[data.distinct()];
    Arrays.setAll(level, item -> item);
    levelSets = level.length;
    for (int item = 0; item < levelSets; item++) {
      candidate[0] = item;
      sink.put(candidate, 1, data.counts[item]);
    }
    for (int length = 1; length < maxLength && levelSets > 1; length++) {
      nextSets = 0;
      for (int set = 0; set + 1 < levelSets; set++) {
        sink.poll();
        join(set, length);
      }
      int[] spare = level;
      level = next;
      next = spare;
      levelSets = nextSets;
    }
  }

  /** Joins an itemset with those after it that differ in the last item only. */
  private void join(int set, int length) {
    int end = set + 1;
    while (end < levelSets && samePrefix(set, end, length - 1)) {
      end++;
    }
    if (end == set + 1) {
      return;
    }
    countBeyond(set, length);
    System.arraycopy(level, set * length, candidate, 0, length);
    for (int other = set + 1; other < end; other++) {
      int last = level[other * length + length - 1];
      candidate[length] = last;
      int support = counts[last];
      // counts come for all candidates at once, so they are looked at before the subsets
      if (support >= sink.least() && subsetsAreFrequent(length)) {
        sink.put(candidate, length + 1, support);
        append(length + 1);
      }
    }
    clearBeyond(set, length);
  }

  private boolean samePrefix(int a, int b, int prefix) {
    int length = prefix + 1;
    return Arrays.equals(
        level, a * length, a * length + prefix, level, b * length, b * length + prefix);
  }

  /** Counts, in the baskets that have the itemset, the items after its last. */
  private void countBeyond(int set, int length) {
    int last = level[set * length + length - 1];
    for (int place = data.firstPlace[last]; place < data.firstPlace[last + 1]; place++) {
      int basket = data.basketAt[place];
      if (has(basket, data.positionAt[place], set, length)) {
        for (int at = data.positionAt[place] + 1; at < data.ends[basket]; at++) {
          counts[data.items[at]]++;
        }
      }
    }
  }

  private void clearBeyond(int set, int length) {
    int last = level[set * length + length - 1];
    Arrays.fill(counts, last, counts.length, 0);
  }

  private boolean has(int basket, int before, int set, int length) {
    int at = data.offsets[basket];
    for (int i = 0; i < length - 1; i++) {
      at = Arrays.binarySearch(data.items, at, before, level[set * length + i]);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** Looks up the candidate without each one of its items but the last two, which made it. */
  private boolean subsetsAreFrequent(int length) {
    int[] subset = new int[length];
    for (int left = 0; left < length - 1; left++) {
      System.arraycopy(candidate, 0, subset, 0, left);
      System.arraycopy(candidate, left + 1, subset, left, length - left);
      if (!isOfLevel(subset, length)) {
        return false;
      }
    }
    return true;
  }

  private boolean isOfLevel(int[] subset, int length) {
    int low = 0;
    int high = levelSets - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int from = middle * length;
      int order = Arrays.compare(level, from, from + length, subset, 0, length);
      if (order == 0) {
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return false;
  }

  private void append(int length) {
    int at = Math.multiplyExact(nextSets++, length);
    if (next.length < at + length) {
      next = Arrays.copyOf(next, Math.max(at + length, Math.addExact(at, at / 2)));
    }
    System.arraycopy(candidate, 0, next, at, length);
  }
}
