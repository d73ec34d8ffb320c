package dev.ecomm.association;

import java.util.Arrays;

/**
 * The items behind a first item in its baskets, which are rarer and so have no bits in its
 * projection: whether one of them is frequent with an itemset. Baskets are looked into at first, a
 * part of each; where that does not tell, bits are made for all itemsets of the first item. For one
 * thread.
 */
final class RarerItems {

  /** Items of each basket that are looked at first. */
  private static final int FEW = 32;

  /** Bits are made once looking has cost such a part of what they do. */
  private static final int PART_FOR_LOOKS = 8;

  private static final int NO_ROW = -1;

  private final Transactions data;
  private final ItemsByBasket byBasket;
  private final int[] rowOf;

  /** All 0 between calls. */
  private final int[] counts;

  private int first;
  private int begin;

  /** How many items stand behind the first one, in all of its baskets; -1 if not counted yet. */
  private long behind;

  /** How many items were looked at since this first item was entered. */
  private long looked;

  private boolean bitsAreMade;

  /** Those that are frequent with the first item; {@link #size} in number. */
  private int[] items = new int[64];

  private int size;

  /** The bits of each of {@link #items}. */
  private long[] rows = {};

  private long steps;

  RarerItems(Transactions data, ItemsByBasket byBasket) {
    this.data = data;
    this.byBasket = byBasket;
    this.counts = new int[data.distinct()];
    this.rowOf = new int[data.distinct()];
    Arrays.fill(rowOf, NO_ROW);
  }

  /** Bits are of the baskets of this item from now on. */
  void enter(int item) {
    first = item;
    begin = data.firstPlace[first];
    behind = -1;
    looked = 0;
    bitsAreMade = false;
  }

  /** How many words and items were looked at since the last call. */
  long takeSteps() {
    long taken = steps;
    steps = 0;
    return taken;
  }

  /** Whether at least so many of some baskets have one of the items. */
  boolean isOneIn(long[] baskets, int from, int width, int least) {
    for (int part = FEW; !bitsAreMade; part *= 8) {
      if (looked * PART_FOR_LOOKS > behind()) {
        makeBits(width, least);
      } else {
        Look look = look(baskets, from, width, part, least);
        if (look != Look.UNDECIDED) {
          return look == Look.FOUND;
        }
      }
    }
    for (int row = 0; row < size; row++) {
      int count = 0;
      for (int word = 0; word < width; word++) {
        count += Long.bitCount(baskets[from + word] & rows[row * width + word]);
      }
      steps += width;
      if (count >= least) {
        return true;
      }
    }
    return false;
  }

  private enum Look {
    FOUND,
    NONE,
    UNDECIDED
  }

  /** Counts the next items of each basket, no more than a part of it. */
  private Look look(long[] baskets, int from, int width, int part, int least) {
    Look result = Look.NONE;
    int words = 0;
    for (; words < width && result != Look.FOUND; words++) {
      for (long bits = baskets[from + words]; bits != 0 && result != Look.FOUND; bits &= bits - 1) {
        int place = place(words, bits);
        int start = byBasket.positionAt[place] + 1;
        int end = byBasket.offsets[data.basketAt[place] + 1];
        int stop = end - start > part ? start + part : end;
        result = stop < end ? Look.UNDECIDED : result;
        for (int at = start; at < stop; at++) {
          result = ++counts[byBasket.items[at]] >= least ? Look.FOUND : result;
        }
        looked += stop - start;
        steps += stop - start;
      }
    }
    for (int word = 0; word < words; word++) {
      for (long bits = baskets[from + word]; bits != 0; bits &= bits - 1) {
        int place = place(word, bits);
        int start = byBasket.positionAt[place] + 1;
        int end = byBasket.offsets[data.basketAt[place] + 1];
        for (int at = start; at < end && at - start < part; at++) {
          counts[byBasket.items[at]] = 0;
        }
      }
    }
    return result;
  }

  private int place(int word, long bits) {
    return begin + (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  private long behind() {
    if (behind < 0) {
      behind = 0;
      for (int place = begin; place < begin + data.counts[first]; place++) {
        behind += byBasket.offsets[data.basketAt[place] + 1] - byBasket.positionAt[place] - 1;
      }
    }
    return behind;
  }

  private void makeBits(int width, int least) {
    findFrequent(least);
    int words = Math.multiplyExact(size, width);
    if (rows.length < words) {
      rows = new long[Math.max(words, (int) Math.min(1 << 28, rows.length * 2L))];
    } else {
      Arrays.fill(rows, 0, words, 0);
    }
    for (int row = 0; row < size; row++) {
      rowOf[items[row]] = row;
    }
    for (int bit = 0; bit < data.counts[first]; bit++) {
      int place = begin + bit;
      int end = byBasket.offsets[data.basketAt[place] + 1];
      for (int at = byBasket.positionAt[place] + 1; at < end; at++) {
        int row = rowOf[byBasket.items[at]];
        if (row != NO_ROW) {
          rows[row * width + (bit >>> 6)] |= 1L << bit;
        }
      }
    }
    for (int row = 0; row < size; row++) {
      rowOf[items[row]] = NO_ROW;
    }
    steps += 2 * behind() + words;
    bitsAreMade = true;
  }

  private void findFrequent(int least) {
    size = 0;
    int end = begin + data.counts[first];
    for (int place = begin; place < end; place++) {
      int last = byBasket.offsets[data.basketAt[place] + 1];
      for (int at = byBasket.positionAt[place] + 1; at < last; at++) {
        if (++counts[byBasket.items[at]] == least) {
          items = size < items.length ? items : Arrays.copyOf(items, 2 * size);
          items[size++] = byBasket.items[at];
        }
      }
    }
    for (int place = begin; place < end; place++) {
      int last = byBasket.offsets[data.basketAt[place] + 1];
      for (int at = byBasket.positionAt[place] + 1; at < last; at++) {
        counts[byBasket.items[at]] = 0;
      }
    }
  }
}
