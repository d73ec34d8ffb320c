package dev.ecomm.association;

import java.util.Arrays;

/**
 * The largest baskets as bits: pairs of items grow with the square of a basket, so the few of
 * wholesale hold most of them, and there it is cheaper to intersect bits of all pairs of items than
 * to visit each pair. Empty where no baskets stand out. Immutable, apart from scratch of callers.
 */
final class LargeBaskets {

  /** The most baskets. */
  static final int MOST = 256;

  private static final int WORDS = MOST / Long.SIZE;

  /** A pair of items costs about so many visits. */
  private static final int VISITS_OF_A_PAIR = 4;

  /** Words for each item, or none. */
  private final long[] bits;

  /** By basket, 1 for the large ones. */
  final byte[] isLarge;

  /** Selects the largest of some baskets of items below {@code distinct}. */
  LargeBaskets(int[] offsets, int[] ends, int[] items, int distinct) {
    this.isLarge = new byte[ends.length];
    int least = smallestOfLargest(offsets, ends);
    int[] chosen = new int[MOST];
    int n = 0;
    double visits = 0;
    for (int basket = 0; basket < ends.length && n < MOST; basket++) {
      int size = ends[basket] - offsets[basket];
      if (size >= least) { // of equally large ones the first
        chosen[n++] = basket;
        visits += (double) size * size;
      }
    }
    boolean pays =
        visits > (double) VISITS_OF_A_PAIR * distinct * distinct
            && distinct < Integer.MAX_VALUE / WORDS - 8;
    this.bits = new long[pays ? distinct * WORDS : 0];
    for (int i = 0; i < n && pays; i++) {
      isLarge[chosen[i]] = 1;
      for (int at = offsets[chosen[i]]; at < ends[chosen[i]]; at++) {
        bits[items[at] * WORDS + (i >>> 6)] |= 1L << i;
      }
    }
  }

  /** The size of the smallest of the largest baskets. */
  private static int smallestOfLargest(int[] offsets, int[] ends) {
    int[] sizes = new int[ends.length];
    for (int basket = 0; basket < sizes.length; basket++) {
      sizes[basket] = ends[basket] - offsets[basket];
    }
    Arrays.sort(sizes);
    return sizes.length <= MOST ? 0 : sizes[sizes.length - MOST];
  }

  /** In how many large baskets an item is. */
  int count(int item) {
    int count = 0;
    for (int word = 0; word < WORDS && bits.length > 0; word++) {
      count += Long.bitCount(bits[item * WORDS + word]);
    }
    return count;
  }

  /** Adds in how many large baskets each item before the first is with it. */
  void count(int first, int[] counts) {
    long[] from = bits;
    long a = from[first * WORDS];
    long b = from[first * WORDS + 1];
    long c = from[first * WORDS + 2];
    long d = from[first * WORDS + 3];
    for (int item = 0; item < first; item++) {
      int at = item * WORDS;
      counts[item] +=
          Long.bitCount(a & from[at])
              + Long.bitCount(b & from[at + 1])
              + Long.bitCount(c & from[at + 2])
              + Long.bitCount(d & from[at + 3]);
    }
  }

  /** Lists the large baskets of an item, which then stand in this order in rows of bits. */
  int list(int item, int[] to) {
    int n = 0;
    for (int word = 0; word < WORDS; word++) {
      for (long left = bits[item * WORDS + word]; left != 0; left &= left - 1) {
        to[n++] = word << 6 | Long.numberOfTrailingZeros(left);
      }
    }
    return n;
  }

  /** Sets the bits of those of the listed baskets that have an item. */
  void setBits(int item, int[] listed, int n, long[] to, int row) {
    long[] from = bits;
    int begin = item * WORDS;
    for (int i = 0; i < n; i++) {
      to[row + (i >>> 6)] |= (from[begin + (listed[i] >>> 6)] >>> listed[i] & 1) << i;
    }
  }
}
