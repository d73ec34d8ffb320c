package dev.ecomm.association;

import java.util.Arrays;

/**
 * Looks into the baskets of an itemset for items that it does not have. Baskets are bits, counted
 * among those of the first item. For one thread.
 */
final class Closure {
  private final Transactions data;
  private final int[] counts;
  private int[] others = new int[64];
  private int begin;
  private int support;
  private long[] all = {};

  Closure(Transactions data) {
    this.data = data;
    this.counts = new int[data.distinct()];
  }

  /** Bits are of the baskets of this item from now on. */
  void enter(int first) {
    begin = data.firstPlace[first];
    support = data.counts[first];
  }

  /** All baskets of the first item. */
  long[] all() {
    int width = (support + 63) >>> 6;
    if (all.length < width) {
      all = new long[2 * width];
    }
    Arrays.fill(all, 0, width, -1L);
    if ((support & 63) != 0) {
      all[width - 1] = (1L << support) - 1;
    }
    return all;
  }

  /**
   * Tells whether all baskets of an itemset have one more item in common. The smallest basket and
   * two or three others tell in most cases.
   */
  boolean isLarger(int[] itemset, int length, long[] baskets, int from, int width) {
    int left = othersOf(smallest(baskets, from, width), itemset, length);
    for (int word = 0; word < width && left > 0; word++) {
      for (long bits = baskets[from + word]; bits != 0 && left > 0; bits &= bits - 1) {
        left = common(basket(word, bits), left);
      }
    }
    return left > 0;
  }

  private int basket(int word, long bits) {
    return data.basketAt[place(word, bits)];
  }

  private int place(int word, long bits) {
    return begin + (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  private int smallest(long[] baskets, int from, int width) {
    int smallest = -1;
    int items = Integer.MAX_VALUE;
    for (int word = 0; word < width; word++) {
      for (long bits = baskets[from + word]; bits != 0; bits &= bits - 1) {
        int basket = basket(word, bits);
        if (data.ends[basket] - data.offsets[basket] < items) {
          items = data.ends[basket] - data.offsets[basket];
          smallest = basket;
        }
      }
    }
    return smallest;
  }

  private int othersOf(int basket, int[] itemset, int length) {
    int from = data.offsets[basket];
    int to = data.ends[basket];
    if (others.length < to - from) {
      others = new int[to - from];
    }
    mark(itemset, length, -1);
    int n = 0;
    for (int at = from; at < to; at++) {
      if (counts[data.items[at]] == 0) {
        others[n++] = data.items[at];
      }
    }
    mark(itemset, length, 0);
    return n;
  }

  /** Keeps those of the others that a basket has; both are ascending. */
  private int common(int basket, int left) {
    int at = data.offsets[basket];
    int to = data.ends[basket];
    int n = 0;
    for (int i = 0; i < left; i++) {
      while (at < to && data.items[at] < others[i]) {
        at++;
      }
      if (at < to && data.items[at] == others[i]) {
        others[n++] = others[i];
      }
    }
    return n;
  }

  /**
   * Tells whether no item outside is in at least so many of an itemset's baskets: neither one of
   * those that are more frequent than the first item, of which there are bits, nor a rarer one.
   */
  boolean isMaximal(
      int[] itemset, int length, long[] baskets, int from, Projection before, int least) {
    mark(itemset, length, Integer.MIN_VALUE);
    boolean maximal =
        !isInRow(baskets, from, before, least) && !isAfter(baskets, from, before.width, least);
    mark(itemset, length, 0);
    return maximal;
  }

  private boolean isInRow(long[] baskets, int from, Projection before, int least) {
    for (int row = 0; row < before.size; row++) {
      int count = 0;
      for (int word = 0; word < before.width; word++) {
        count += Long.bitCount(baskets[from + word] & before.rows[row * before.width + word]);
      }
      if (count >= least && counts[before.codes[row]] == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isAfter(long[] baskets, int from, int width, int least) {
    boolean found = false;
    for (int word = 0; word < width; word++) {
      for (long bits = baskets[from + word]; bits != 0; bits &= bits - 1) {
        int place = place(word, bits);
        for (int at = data.positionAt[place] + 1; at < data.ends[data.basketAt[place]]; at++) {
          found |= ++counts[data.items[at]] >= least;
        }
      }
    }
    for (int word = 0; word < width; word++) {
      for (long bits = baskets[from + word]; bits != 0; bits &= bits - 1) {
        int place = place(word, bits);
        for (int at = data.positionAt[place] + 1; at < data.ends[data.basketAt[place]]; at++) {
          counts[data.items[at]] = 0;
        }
      }
    }
    return found;
  }

  private void mark(int[] itemset, int length, int value) {
    for (int i = 0; i < length; i++) {
      counts[itemset[i]] = value;
    }
  }
}
