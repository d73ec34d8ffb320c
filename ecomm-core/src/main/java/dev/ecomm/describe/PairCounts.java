package dev.ecomm.describe;

/**
 * Counts pairs of codes. Open addressing, at most half full; a pair is one long, its second code
 * shifted by one so that no pair is 0, which marks a free slot.
 */
final class PairCounts {

  /** Takes each pair once; in no particular order. */
  interface Consumer {
    void accept(int first, int second, int count);
  }

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private long[] pairs = new long[1 << 10];
  private int[] counts = new int[1 << 10];
  private int used;

  /** Both codes from 0. */
  void add(int first, int second) {
    add((long) first << 32 | (second + 1L), 1);
  }

  void forEach(Consumer consumer) {
    for (int at = 0; at < pairs.length; at++) {
      if (pairs[at] != 0) {
        consumer.accept((int) (pairs[at] >>> 32), (int) pairs[at] - 1, counts[at]);
      }
    }
  }

  private void add(long pair, int count) {
    int mask = pairs.length - 1;
    int at = (int) ((pair * MULTIPLIER) >>> 32) & mask;
    while (pairs[at] != pair && pairs[at] != 0) {
      at = (at + 1) & mask;
    }
    if (pairs[at] == 0) {
      pairs[at] = pair;
      used++;
    }
    counts[at] += count;
    if (used * 2 > pairs.length) {
      grow();
    }
  }

  private void grow() {
    long[] oldPairs = pairs;
    int[] oldCounts = counts;
    pairs = new long[oldPairs.length * 2];
    counts = new int[oldPairs.length * 2];
    used = 0;
    for (int at = 0; at < oldPairs.length; at++) {
      if (oldPairs[at] != 0) {
        add(oldPairs[at], oldCounts[at]);
      }
    }
  }
}
