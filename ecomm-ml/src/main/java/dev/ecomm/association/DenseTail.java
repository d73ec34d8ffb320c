package dev.ecomm.association;

import java.util.Arrays;

/**
 * Supports of all sets of a few items at once, for data so dense that most of these sets are
 * frequent: each basket of an itemset is counted in the slot that its items among the few make as a
 * number, and then each slot receives the slots of larger sets, a bit at a time (the sum over
 * supersets of Yates). Two or three nanoseconds a set, however many baskets have it.
 *
 * <p>The few are the rows that are most frequent with the first item, which miners join last. For
 * one thread.
 */
final class DenseTail {

  /** The most items: a table of their sets stays in the nearest cache. */
  private static final int MOST = 12;

  /** Bits looked up at once, from the item's number in all to that among the ones at hand. */
  private static final int HALF = MOST / 2;

  /** A basket is counted in so many times the time that a word of bits is intersected in. */
  private static final int WORDS_OF_A_BASKET = 3;

  /** An itemset costs so many words of bits beside those intersected. */
  private static final int WORDS_OF_A_SET = 8;

  /** The number of items. */
  private int items;

  /** By basket of the first item: bit b is set if it has the b-th most frequent of the items. */
  private short[] patterns = {};

  private final int[] low = new int[1 << HALF];
  private final int[] high = new int[1 << HALF];

  /** By set of items, as bits: the number of baskets that have all of them. */
  final int[] supports = new int[1 << MOST];

  /** Whether {@link #patterns} are those of {@link #of}. */
  private boolean known;

  private final Projection of;
  private int support;

  DenseTail(Projection of) {
    this.of = of;
  }

  /** Takes the last rows of the projection; as many as pay for a first item of this support. */
  void enter(int support) {
    this.support = support;
    items = Math.min(of.size, mostItems(support));
    known = false; // on most data no set is ever counted
  }

  private void findPatterns() {
    if (patterns.length < support) {
      patterns = new short[2 * support];
    } else {
      Arrays.fill(patterns, 0, support, (short) 0);
    }
    for (int bit = 0; bit < items; bit++) {
      int row = (of.size - 1 - bit) * of.width;
      for (int i = 0; i < support; i++) {
        patterns[i] |= (short) ((of.rows[row + (i >>> 6)] >>> i & 1) << bit);
      }
    }
    known = true;
  }

  /** A table is about as long as the baskets that are counted in it. */
  private static int mostItems(int support) {
    return Math.min(MOST, Integer.SIZE - Integer.numberOfLeadingZeros(support));
  }

  /** The projection has no rows that are treated so. */
  void leave() {
    items = 0;
  }

  /** The number of items. */
  int items() {
    return items;
  }

  /**
   * Whether counting all sets of some items takes less time than intersecting those that are
   * frequent, as far as can be told from the items alone.
   *
   * @param of supports of the items with the itemset at hand, in {@code from} to {@code to}, the
   *     most frequent last
   * @param support of the itemset at hand
   */
  static boolean pays(int[] of, int from, int to, int support, int least, int width) {
    double expected = support;
    int together = 0;
    for (int row = to - 1; row >= from && expected >= least; row--) {
      expected *= (double) of[row] / support;
      together += expected >= least ? 1 : 0;
    }
    long intersecting = (1L << together) * (width + WORDS_OF_A_SET);
    long table = 1L << (to - from);
    return intersecting > (long) WORDS_OF_A_BASKET * support + table * (to - from) / 8;
  }

  /** What counting all sets of so many items costs, in words of bits. */
  static long steps(int n, int width) {
    return (long) width * Long.SIZE + ((long) n << n) / 8;
  }

  /**
   * Counts all sets of some of the items in some baskets, into {@link #supports}.
   *
   * @param numbers of the items, the last is bit 0 of a set
   * @param baskets bits of the first item's baskets
   */
  void count(int[] numbers, int n, long[] baskets, int from, int width) {
    if (!known) {
      findPatterns();
    }
    lookUp(numbers, n);
    int[] to = supports;
    Arrays.fill(to, 0, 1 << n, 0);
    for (int word = 0; word < width; word++) {
      for (long bits = baskets[from + word]; bits != 0; bits &= bits - 1) {
        int pattern = patterns[(word << 6) + Long.numberOfTrailingZeros(bits)];
        to[low[pattern & low.length - 1] | high[pattern >>> HALF]]++;
      }
    }
    int bit = 0;
    for (; bit < 3 && bit < n; bit++) {
      addNear(to, 1 << bit, 1 << n);
    }
    for (; bit < n; bit++) {
      addSupersets(to, 1 << bit, 1 << n);
    }
  }

  private void lookUp(int[] numbers, int n) {
    Arrays.fill(low, 0);
    Arrays.fill(high, 0);
    for (int i = 0; i < n; i++) {
      int bit = numbers[i];
      int[] half = bit < HALF ? low : high;
      half[1 << (bit < HALF ? bit : bit - HALF)] = 1 << (n - 1 - i);
    }
    for (int set = 1; set < low.length; set++) {
      int one = set & -set;
      low[set] = low[set & (set - 1)] | low[one];
      high[set] = high[set & (set - 1)] | high[one];
    }
  }

  private static void addNear(int[] counts, int half, int size) {
    for (int set = 0; set < size; set++) {
      if ((set & half) == 0) {
        counts[set] += counts[set + half];
      }
    }
  }

  /** Adds halves of blocks; the inner loop becomes vector instructions. */
  private static void addSupersets(int[] counts, int half, int size) {
    for (int block = 0; block < size; block += 2 * half) {
      for (int i = block; i < block + half; i++) {
        counts[i] += counts[i + half];
      }
    }
  }
}
