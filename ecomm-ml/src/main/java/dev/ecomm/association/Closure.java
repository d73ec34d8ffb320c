package dev.ecomm.association;

import java.util.Arrays;

/**
 * Looks into the baskets of an itemset for items that it does not have. Baskets are bits, counted
 * among those of the first item. For one thread.
 */
final class Closure {

  /** A look at more baskets costs more than a smaller one saves. */
  private static final int TRIED = 256;

  /** Items that are looked up at first; where none is in all baskets, more of them. */
  private static final int FEW = 64;

  private static final int NO_ROW = -1;

  private final Transactions data;
  private final ItemsByBasket byBasket;
  private final Projection rows;

  /** For itemsets that are to be maximal. */
  private final RarerItems rarer;

  /** By item, its row in {@link #rows}. */
  private final int[] rowOf;

  private final boolean[] isInSet;
  private int[] others = new int[FEW];

  /** The items that have a row in {@link #rowOf}; millions of others need no look. */
  private int[] entered = {};

  private int enteredItems;
  private int first;
  private int begin;
  private long[] all = {};
  private long steps;

  Closure(Transactions data, ItemsByBasket byBasket, Projection rows) {
    this.data = data;
    this.byBasket = byBasket;
    this.rows = rows;
    this.rarer = new RarerItems(data, byBasket);
    this.isInSet = new boolean[data.distinct()];
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
    rarer.enter(first);
  }

  /**
   * Whether an item behind this one is in exactly the same baskets, so that it belongs to whatever
   * set this one would be the last of. Looked at before any projection: where one basket has a
   * million items that no other has, each of them would be projected onto all before it.
   */
  boolean hasTwin(int item) {
    int from = data.firstPlace[item];
    int support = data.counts[item];
    int smallest = from;
    for (int place = from + 1; place < from + Math.min(TRIED, support); place++) {
      smallest = behind(place) < behind(smallest) ? place : smallest;
    }
    int end = byBasket.offsets[data.basketAt[smallest] + 1];
    for (int at = byBasket.positionAt[smallest] + 1; at < end; at++) {
      int other = byBasket.items[at];
      if (data.counts[other] < support) {
        return false; // and so are all behind it
      }
      steps++;
      int otherFrom = data.firstPlace[other];
      if (Arrays.equals(
          data.basketAt, from, from + support, data.basketAt, otherFrom, otherFrom + support)) {
        return true;
      }
    }
    return false;
  }

  /** How many items stand behind that of a place in its basket. */
  private int behind(int place) {
    return byBasket.offsets[data.basketAt[place] + 1] - byBasket.positionAt[place] - 1;
  }

  /** How many words and items were looked at since the last call. */
  long takeSteps() {
    long taken = steps + rarer.takeSteps();
    steps = 0;
    return taken;
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
   * which may be. Those that are more frequent than the first item have bits, which tell the rest.
   *
   * @param support the number of the itemset's baskets
   */
  boolean isLarger(int[] itemset, int length, int support, long[] baskets, int from, int width) {
    int small = small(baskets, from, width);
    int basket = data.basketAt[small];
    if (byBasket.offsets[basket + 1] - byBasket.offsets[basket] == length) {
      return false; // it has nothing else
    }
    if (support == 1) {
      return true; // whatever else it has, of a million items maybe
    }
    return hasMoreFrequent(itemset, length, small, baskets, from, width)
        || hasRarer(small, support, baskets, from, width);
  }

  /** The place in the smallest of the first ones. */
  private int small(long[] baskets, int from, int width) {
    int smallest = -1;
    int items = Integer.MAX_VALUE;
    int tried = 0;
    for (int word = 0; word < width && tried < TRIED; word++) {
      for (long bits = baskets[from + word]; bits != 0 && tried < TRIED; bits &= bits - 1) {
        int place = place(word, bits);
        int basket = data.basketAt[place];
        tried++;
        if (byBasket.offsets[basket + 1] - byBasket.offsets[basket] < items) {
          items = byBasket.offsets[basket + 1] - byBasket.offsets[basket];
          smallest = place;
        }
      }
    }
    steps += tried;
    return smallest;
  }

  private int place(int word, long bits) {
    return begin + (word << 6) + Long.numberOfTrailingZeros(bits);
  }

  private boolean hasMoreFrequent(
      int[] itemset, int length, int place, long[] baskets, int from, int width) {
    int start = byBasket.offsets[data.basketAt[place]];
    int before = byBasket.positionAt[place] - start;
    boolean byRows = rows.size < before; // each road leads to all that may be
    int n = byRows ? rows.size : before;
    mark(itemset, length, true);
    boolean found = false;
    for (int i = 0; i < n && !found; i++) {
      int item = byRows ? rows.codes[i] : byBasket.items[start + i];
      found =
          rowOf[item] != NO_ROW
              && !isInSet[item]
              && contains(rowOf[item] * rows.width, baskets, from, width);
    }
    mark(itemset, length, false);
    steps += n + length;
    return found;
  }

  private void mark(int[] itemset, int length, boolean value) {
    for (int i = 0; i < length; i++) {
      isInSet[itemset[i]] = value;
    }
  }

  /** Whether a row has all of some baskets; the first words tell in most cases. */
  private boolean contains(int row, long[] baskets, int from, int width) {
    for (int word = 0; word < width; word++) {
      if ((baskets[from + word] & ~rows.rows[row + word]) != 0) {
        steps += word;
        return false;
      }
    }
    return true;
  }

  /**
   * The same of items that are rarer than the first, which have no bits. They stand behind it, the
   * most frequent first, so those that are too rare for all baskets need no look. Looked up a few
   * at a time, for one will do.
   */
  private boolean hasRarer(int place, int support, long[] baskets, int from, int width) {
    int end = byBasket.offsets[data.basketAt[place] + 1];
    int at = byBasket.positionAt[place] + 1;
    for (int few = FEW; at < end; few = Math.min(1 << 20, 8 * few)) {
      if (others.length < few && others.length < end - at) {
        others = new int[few];
      }
      int n = 0;
      for (; n < few && at < end && data.counts[byBasket.items[at]] >= support; n++, at++) {
        others[n] = byBasket.items[at];
      }
      if (n == 0) {
        return false;
      }
      if (isOneInAll(n, baskets, from, width)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOneInAll(int n, long[] baskets, int from, int width) {
    int left = n;
    steps += n;
    for (int word = 0; word < width && left > 0; word++) {
      for (long bits = baskets[from + word]; bits != 0 && left > 0; bits &= bits - 1) {
        left = common(place(word, bits), left);
      }
    }
    return left > 0;
  }

  /** Keeps those of the others that a basket has behind the first item; both are ascending. */
  private int common(int place, int left) {
    int at = byBasket.positionAt[place] + 1;
    int to = byBasket.offsets[data.basketAt[place] + 1];
    steps += left;
    int n = 0;
    for (int i = 0; i < left && at < to; i++) {
      at = seek(at, to, others[i]);
      if (at < to && byBasket.items[at] == others[i]) {
        others[n++] = others[i];
      }
    }
    return n;
  }

  /** The next position of an item that is not below this one: a basket may be far longer. */
  private int seek(int from, int to, int item) {
    int low = from;
    int step = 1;
    while (to - low > step && byBasket.items[low + step] < item) {
      low += step;
      step = Math.min(1 << 29, 2 * step);
    }
    int high = to - low > step ? low + step : to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byBasket.items[middle] < item) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Tells whether no item outside is in at least so many of an itemset's baskets: neither one of
   * those that are more frequent than the first item, nor a rarer one.
   */
  boolean isMaximal(int[] itemset, int length, long[] baskets, int from, int least) {
    mark(itemset, length, true);
    boolean maximal =
        !isInRow(baskets, from, least) && !rarer.isOneIn(baskets, from, rows.width, least);
    mark(itemset, length, false);
    return maximal;
  }

  private boolean isInRow(long[] baskets, int from, int least) {
    for (int row = rows.size - 1; row >= 0; row--) { // the most frequent first
      int count = 0;
      steps += rows.width;
      for (int word = 0; word < rows.width; word++) {
        count += Long.bitCount(baskets[from + word] & rows.rows[row * rows.width + word]);
      }
      if (count >= least && !isInSet[rows.codes[row]]) {
        return true;
      }
    }
    return false;
  }
}
