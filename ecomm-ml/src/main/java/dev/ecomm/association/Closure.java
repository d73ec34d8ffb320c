package dev.ecomm.association;

import java.util.Arrays;

/**
 * Looks into the baskets of an itemset for items that it does not have. Baskets are bits, counted
 * among those of the first item. For one thread.
 */
final class Closure {

  /** A look at more baskets costs more than a smaller one saves. */
  private static final int TRIED = 256;

  private static final int NO_ROW = -1;

  private final Transactions data;
  private final Projection rows;

  /** By item, its row in {@link #rows}. */
  private final int[] rowOf;

  private final int[] counts;

  /** The items after the first one that are frequent with it; {@link #afters} in number. */
  private int[] after = new int[64];

  private int afters;

  /** The bits of each of {@link #after}, as wide as {@link #rows}. */
  private long[] afterRows = {};

  private int[] others = new int[64];

  /** The items that have a row in {@link #rowOf}; millions of others need no look. */
  private int[] entered = {};

  private int enteredItems;
  private int first;
  private int begin;
  private long[] all = {};
  private long steps;

  Closure(Transactions data, Projection rows) {
    this.data = data;
    this.rows = rows;
    this.counts = new int[data.distinct()];
    this.rowOf = new int[data.distinct()];
    Arrays.fill(rowOf, NO_ROW);
  }

  /** Bits are of the baskets of this item from now on, and rows those of its projection. */
  void enter(int item) {
    first = item;
    begin = data.firstPlace[first];
    for (int i = 0; i < enteredItems; i++) {
      rowOf[entered[i]] = NO_ROW;
    }
    enteredItems = rows.size;
    if (entered.length < enteredItems) {
      entered = new int[2 * enteredItems];
    }
    for (int row = 0; row < rows.size; row++) {
      rowOf[rows.codes[row]] = row;
      entered[row] = rows.codes[row];
    }
  }

  /**
   * Whether an item behind this one is in exactly the same baskets, so that it belongs to whatever
   * set this one would be the last of. Looked at before any projection: where one basket has a
   * million items that no other has, each of them would be projected onto all before it.
   */
  boolean hasTwin(int item) {
    int from = data.firstPlace[item];
    int support = data.counts[item];
    int basket = data.basketAt[from];
    for (int at = data.positionAt[from] + 1; at < data.ends[basket]; at++) {
      int other = data.items[at];
      if (data.counts[other] < support) {
        return false; // and so are all behind it
      }
      int otherFrom = data.firstPlace[other];
      if (Arrays.equals(
          data.basketAt, from, from + support, data.basketAt, otherFrom, otherFrom + support)) {
        return true;
      }
    }
    return false;
  }

  /** How many words and items were looked at since the last call. */
  long takeSteps() {
    long taken = steps;
    steps = 0;
    return taken;
  }

  /** Finds the items behind the first one that maximal itemsets ask for, and their bits. */
  void findAfter(int least) {
    afters = 0;
    int end = begin + data.counts[first];
    for (int place = begin; place < end; place++) {
      int last = data.ends[data.basketAt[place]];
      for (int at = data.positionAt[place] + 1; at < last; at++) {
        if (++counts[data.items[at]] == least) {
          after = afters < after.length ? after : Arrays.copyOf(after, 2 * afters);
          rowOf[data.items[at]] = afters;
          after[afters++] = data.items[at];
        }
      }
    }
    int words = Math.multiplyExact(afters, rows.width);
    if (afterRows.length < words) {
      afterRows = new long[Math.max(words, (int) Math.min(1 << 28, afterRows.length * 2L))];
    } else {
      Arrays.fill(afterRows, 0, words, 0);
    }
    for (int place = begin; place < end; place++) {
      int bit = place - begin;
      int last = data.ends[data.basketAt[place]];
      for (int at = data.positionAt[place] + 1; at < last; at++) {
        counts[data.items[at]] = 0;
        int row = rowOf[data.items[at]];
        if (row != NO_ROW) {
          afterRows[row * rows.width + (bit >>> 6)] |= 1L << bit;
        }
      }
      steps += last - data.positionAt[place];
    }
    for (int row = 0; row < afters; row++) {
      rowOf[after[row]] = NO_ROW;
    }
  }

  /** The bits of all baskets of a first item of this support. */
  long[] all(int support) {
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
   * Tells whether all baskets of an itemset have one more item in common. A small basket tells
   * which may be, and the bits of these tell the rest.
   */
  boolean isLarger(int[] itemset, int length, long[] baskets, int from, int width) {
    int n = othersOf(small(baskets, from, width), itemset, length);
    int left = 0;
    steps += n;
    for (int i = 0; i < n; i++) {
      if (others[i] > first) {
        others[left++] = others[i]; // rarer than the first item, so there are no bits
      } else if (rowOf[others[i]] != NO_ROW
          && contains(rows.rows, rowOf[others[i]] * rows.width, baskets, from, width)) {
        return true;
      }
    }
    for (int word = 0; word < width && left > 0; word++) {
      for (long bits = baskets[from + word]; bits != 0 && left > 0; bits &= bits - 1) {
        left = common(place(word, bits), left);
      }
    }
    return left > 0;
  }

  /** Whether a row has all of some baskets; the first words tell in most cases. */
  private boolean contains(long[] in, int row, long[] baskets, int from, int width) {
    for (int word = 0; word < width; word++) {
      if ((baskets[from + word] & ~in[row + word]) != 0) {
        steps += word;
        return false;
      }
    }
    return true;
  }

  private int basket(int word, long bits) {
    return data.basketAt[place(word, bits)];
  }

  private int place(int word, long bits) {
    return begin + (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  /** The smallest of the first ones. */
  private int small(long[] baskets, int from, int width) {
    int smallest = -1;
    int items = Integer.MAX_VALUE;
    int tried = 0;
    for (int word = 0; word < width && tried < TRIED; word++) {
      for (long bits = baskets[from + word]; bits != 0 && tried < TRIED; bits &= bits - 1) {
        int basket = basket(word, bits);
        tried++;
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

  /** Keeps those of the others that a basket has behind the first item; both are ascending. */
  private int common(int place, int left) {
    int at = data.positionAt[place] + 1;
    int to = data.ends[data.basketAt[place]];
    steps += to - at;
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
   * those that are more frequent than the first item, nor a rarer one. After {@link #findAfter}.
   */
  boolean isMaximal(int[] itemset, int length, long[] baskets, int from, int least) {
    mark(itemset, length, Integer.MIN_VALUE);
    boolean maximal = !isInRow(baskets, from, least) && !isAfter(baskets, from, least);
    mark(itemset, length, 0);
    return maximal;
  }

  private boolean isInRow(long[] baskets, int from, int least) {
    for (int row = rows.size - 1; row >= 0; row--) { // the most frequent first
      int count = 0;
      steps += rows.width;
      for (int word = 0; word < rows.width; word++) {
        count += Long.bitCount(baskets[from + word] & rows.rows[row * rows.width + word]);
      }
      if (count >= least && counts[rows.codes[row]] == 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isAfter(long[] baskets, int from, int least) {
    for (int row = 0; row < afters; row++) {
      int count = 0;
      for (int word = 0; word < rows.width; word++) {
        count += Long.bitCount(baskets[from + word] & afterRows[row * rows.width + word]);
      }
      steps += rows.width;
      if (count >= least) {
        return true;
      }
    }
    return false;
  }

  private void mark(int[] itemset, int length, int value) {
    for (int i = 0; i < length; i++) {
      counts[itemset[i]] = value;
    }
  }
}
