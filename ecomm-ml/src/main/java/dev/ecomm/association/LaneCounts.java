package dev.ecomm.association;

import java.util.Arrays;

/**
 * In how many of some baskets each of 64 items is, all counted at once: word k holds bit k of each
 * count, and eight baskets are added by seven carry-save adders (Harley and Seal), which takes an
 * instruction for about six items of a basket. Counting ends early where no item can come to what
 * is asked for any more, which is soon for most. Scratch that is filled again and again; for one
 * thread.
 *
 * @see <a href="https://doi.org/10.1002/cpe.6304">Klarqvist, Mula and Lemire (2021)</a>
 */
final class LaneCounts {

  /** Baskets that are added at once. */
  private static final int AT_ONCE = 8;

  /** Baskets between two looks at whether an item can still come to what is asked for. */
  private static final int PART = 32;

  /** Bits of counts that have a variable of their own; only each 256th basket goes beyond. */
  private static final int NEAR = 8;

  private final long[] bits = new long[Integer.SIZE];

  /** How many of {@link #bits} are in use. */
  private int size;

  /**
   * Counts.
   *
   * @param stripe the items
   * @param asked the items that are asked for, as bits
   * @param basketAt baskets, those from {@code begin} to {@code end}
   * @param least what an item must come to
   * @return the items that come to it, as bits; their counts are in {@link #count}
   */
  long count(BasketBits of, int stripe, long asked, int[] basketAt, int begin, int end, int least) {
    long[] words = of.words;
    int from = of.begin(stripe);
    long[] far = bits;
    long b0 = 0;
    long b1 = 0;
    long b2 = 0;
    long b3 = 0;
    long b4 = 0;
    long b5 = 0;
    long b6 = 0;
    long b7 = 0;
    Arrays.fill(far, 0, NEAR, 0);
    size = NEAR;
    int place = begin;
    while (end - place >= AT_ONCE) {
      int stop = Math.min(end - AT_ONCE, place + PART - AT_ONCE);
      for (; place <= stop; place += AT_ONCE) {
        long w0 = words[from + basketAt[place]];
        long w1 = words[from + basketAt[place + 1]];
        long w2 = words[from + basketAt[place + 2]];
        long w3 = words[from + basketAt[place + 3]];
        long w4 = words[from + basketAt[place + 4]];
        long w5 = words[from + basketAt[place + 5]];
        long w6 = words[from + basketAt[place + 6]];
        long w7 = words[from + basketAt[place + 7]];
        // of three words: their exclusive or stays, their majority is a carry
        long odd = b0 ^ w0;
        long two = (b0 & w0) | (odd & w1);
        b0 = odd ^ w1;
        odd = b0 ^ w2;
        long otherTwo = (b0 & w2) | (odd & w3);
        b0 = odd ^ w3;
        odd = b1 ^ two;
        long four = (b1 & two) | (odd & otherTwo);
        b1 = odd ^ otherTwo;
        odd = b0 ^ w4;
        two = (b0 & w4) | (odd & w5);
        b0 = odd ^ w5;
        odd = b0 ^ w6;
        otherTwo = (b0 & w6) | (odd & w7);
        b0 = odd ^ w7;
        odd = b1 ^ two;
        long otherFour = (b1 & two) | (odd & otherTwo);
        b1 = odd ^ otherTwo;
        odd = b2 ^ four;
        long carry = (b2 & four) | (odd & otherFour);
        b2 = odd ^ otherFour;
        long next = b3 & carry;
        b3 ^= carry;
        carry = b4 & next;
        b4 ^= next;
        next = b5 & carry;
        b5 ^= carry;
        carry = b6 & next;
        b6 ^= next;
        next = b7 & carry;
        b7 ^= carry;
        if (next != 0) {
          carryFar(next);
        }
      }
      far[0] = b0;
      far[1] = b1;
      far[2] = b2;
      far[3] = b3;
      far[4] = b4;
      far[5] = b5;
      far[6] = b6;
      far[7] = b7;
      int needed = least - (end - place);
      if (needed > 0 && (atLeast(needed) & asked) == 0) {
        return 0;
      }
    }
    for (; place < end; place++) {
      long carry = words[from + basketAt[place]];
      for (int k = 0; k < NEAR; k++) {
        long next = far[k] & carry;
        far[k] ^= carry;
        carry = next;
      }
      carryFar(carry);
    }
    return atLeast(least) & asked;
  }

  private void carryFar(long carried) {
    long carry = carried;
    for (int k = NEAR; carry != 0; k++) {
      if (k == size) {
        bits[size++] = 0;
      }
      long next = bits[k] & carry;
      bits[k] ^= carry;
      carry = next;
    }
  }

  /** The items that were counted so often, as bits. */
  private long atLeast(int least) {
    if (least >>> size != 0) {
      return 0;
    }
    long found = -1L;
    for (int k = 0; k < size; k++) { // the highest bit in which a count and the least differ tells
      found = (least >>> k & 1) != 0 ? found & bits[k] : found | bits[k];
    }
    return found;
  }

  /** The count of an item that the last {@link #count} returned. */
  int count(int item) {
    int count = 0;
    for (int k = 0; k < size; k++) {
      count |= (int) (bits[k] >>> item & 1) << k;
    }
    return count;
  }
}
