package dev.ecomm.association;

import java.util.Arrays;

/**
 * The larger baskets as bits: pairs of items grow with the square of a basket, so a part of all
 * baskets holds most pairs, and there it is cheaper to intersect the bits of all pairs of items
 * than to visit each pair. Empty where few baskets are large beside the number of items. Takes at
 * most two bytes for each item of a large basket. Immutable.
 */
final class LargeBaskets {

  /**
   * A basket is large if it has at least one of so many items: then intersecting pays. With fewer,
   * finding the bits of pairs takes what counting them saves.
   */
  private static final int ONE_ITEM_OF = 16;

  /** Fewer baskets do not fill a word. */
  private static final int FEWEST = Integer.SIZE;

  /**
   * The first word of all items, then the second. Each is an array of its own, so that counting it
   * becomes a loop of vector instructions: the compiler must see the same index in both arrays.
   */
  private final int[][] bits;

  /** By item, in how many large baskets it is. */
  private final int[] counts;

  /** By basket, 1 for the large ones. */
  final byte[] isLarge;

  /** Selects the larger ones of some baskets of items below {@code distinct}: 1 for these. */
  static byte[] select(int[] offsets, int[] ends, int distinct) {
    byte[] isLarge = new byte[ends.length];
    int chosen = 0;
    for (int basket = 0; basket < ends.length; basket++) {
      boolean large = (long) (ends[basket] - offsets[basket]) * ONE_ITEM_OF >= distinct;
      isLarge[basket] = (byte) (large ? 1 : 0);
      chosen += isLarge[basket];
    }
    if (chosen < FEWEST) {
      Arrays.fill(isLarge, (byte) 0);
    }
    return isLarge;
  }

  /** The bits of the selected ones of some baskets of items below {@code distinct}. */
  LargeBaskets(byte[] isLarge, int[] offsets, int[] ends, int[] items, int distinct) {
    this.isLarge = isLarge;
    int chosen = 0;
    for (byte large : isLarge) {
      chosen += large;
    }
    this.bits = new int[(chosen + Integer.SIZE - 1) / Integer.SIZE][distinct];
    this.counts = new int[distinct];
    int large = 0;
    for (int basket = 0; basket < ends.length && chosen > 0; basket++) {
      if (isLarge[basket] == 1) {
        int[] word = bits[large / Integer.SIZE];
        for (int at = offsets[basket]; at < ends[basket]; at++) {
          word[items[at]] |= 1 << large;
          counts[items[at]]++;
        }
        large++;
      }
    }
  }

  /** In how many large baskets an item is. */
  int count(int item) {
    return counts[item];
  }

  /** Adds in how many large baskets each item before the first is with it. */
  void count(int first, int[] counts) {
    for (int[] word : bits) {
      if (word[first] != 0) {
        count(word, word[first], counts, first);
      }
    }
  }

  private static void count(int[] word, int mask, int[] counts, int size) {
    for (int item = 0; item < size; item++) {
      counts[item] += Integer.bitCount(word[item] & mask);
    }
  }

  /**
   * Sets the bits of those of a first item's large baskets that have another item too: bit 0 is the
   * first item's first large basket.
   */
  void setBits(int first, int item, long[] to, int row) {
    int begin = 0;
    for (int[] word : bits) {
      int firsts = word[first];
      for (int both = firsts & word[item]; both != 0; both &= both - 1) {
        int bit = begin + Integer.bitCount(firsts & ((both & -both) - 1));
        to[row + (bit >>> 6)] |= 1L << bit;
      }
      begin += Integer.bitCount(firsts);
    }
  }
}
