package dev.ecomm.association;

import java.util.Arrays;

/**
 * Up to 64 baskets of 64 items, turned from a word for each basket into a word for each item.
 * Scratch that is filled again and again; for one thread.
 */
final class BitTile {

  /** So many items are taken one by one; more, by turning all. */
  private static final int FEW = 4;

  private final long[] words = new long[Long.SIZE];
  private boolean turned;

  /**
   * Turns some baskets.
   *
   * @param stripe the items
   * @param asked those of them that are asked for, as bits
   * @param basketAt baskets, {@code n} of them beginning at {@code place}
   */
  void turn(BasketBits of, int stripe, long asked, int[] basketAt, int place, int n) {
    int from = of.begin(stripe);
    for (int i = 0; i < n; i++) {
      words[i] = of.words[from + basketAt[place + i]];
    }
    Arrays.fill(words, n, Long.SIZE, 0);
    turned = Long.bitCount(asked) > FEW;
    if (turned) {
      transpose(words);
    }
  }

  /** Bit i is set if the i-th of the baskets has the item. */
  long basketsOf(int item) {
    if (turned) {
      return words[item];
    }
    long baskets = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      baskets |= (words[i] >>> item & 1) << i;
    }
    return baskets;
  }

  /**
   * Makes bit i of word k bit k of word i: halves change places, then halves of these, and so on.
   */
  private static void transpose(long[] words) {
    long mask = 0xFFFF_FFFFL;
    for (int half = Integer.SIZE; half != 0; half >>>= 1, mask ^= mask << half) {
      for (int k = 0; k < Long.SIZE; k = (k + half + 1) & ~half) {
        long swapped = ((words[k] >>> half) ^ words[k + half]) & mask;
        words[k + half] ^= swapped;
        words[k] ^= swapped << half;
      }
    }
  }
}
