package dev.ecomm.association;

import java.util.Arrays;

/**
 * The baskets that have one item, as bitmaps of the items that are frequent with it: a row for each
 * such item, a bit for each such basket. Only items more frequent than the first are looked at.
 * Scratch that is filled again and again; for one thread.
 */
final class Projection {

  /** A table of bits is dense if more than one in so many is set. */
  private static final int DENSE = 8;

  private static final int NO_ROW = -1;

  private final Transactions data;
  private final ItemsByBasket byBasket;
  private final ItemsetSink sink;

  /** The frequent items, rare ones first, without the perfect ones. */
  int[] codes = {};

  /** How many baskets of the first item have each of {@link #codes}. */
  int[] supports = {};

  /** {@link #width} words for each of {@link #codes}. */
  long[] rows = {};

  /** The number of {@link #codes} in use. */
  int size;

  /** Words of a row. */
  int width;

  private boolean dense;

  /** Items that are in all baskets of the first. */
  int[] perfect = {};

  /** The number of {@link #perfect} in use. */
  int perfects;

  private int first;

  /** How many of the first item's baskets are among {@link Transactions#bits}. */
  private int inBits;

  /** Whether {@link #columns} are those of the other baskets. */
  private boolean byColumns;

  /** Words of those; 0 if there are none. */
  private int wide;

  /** A word for each item before the first, then the next word for each, and so on. */
  private long[] columns = {};

  /** By item, among the others; all 0 between calls. */
  private final int[] counts;

  private final LaneCounts lanes = new LaneCounts();

  /** By stripe, the items that are frequent with the first one. */
  private final long[] candidates;

  private final BitTile tile = new BitTile();

  /** By item, where its row begins; {@link #NO_ROW} between calls. */
  private final int[] rowOf;

  private long[] order = {};

  /** The items in other baskets, {@link #distinct} in number, where these are not columns. */
  private int[] met = {};

  private int distinct;

  /**
   * An empty one.
   *
   * @param sink knows the least support, and is told of work
   */
  Projection(Transactions data, ItemsetSink sink) {
    this.data = data;
    this.sink = sink;
    this.byBasket = data.bits.baskets < data.baskets ? data.byBasket() : ItemsByBasket.NONE;
    this.candidates = new long[BasketBits.stripes(data.distinct())];
    this.counts = new int[data.distinct()];
    this.rowOf = new int[data.distinct()];
    Arrays.fill(rowOf, NO_ROW);
  }

  /** Finds the items that are frequent with the first one; their rows are not filled yet. */
  void count(int item) {
    first = item;
    int least = sink.least(); // may rise meanwhile
    int support = data.counts[first];
    width = (support + 63) >>> 6;
    dense = data.before[first] * DENSE >= (long) first * support;
    perfects = 0;
    inBits = data.inBits(first);
    wide = (support - inBits + 63) >>> 6;
    long cells = (long) first * wide;
    // else baskets are short: nearly all of the columns would stay empty
    byColumns = cells < 4 * data.before[first] && cells < Integer.MAX_VALUE - 8;
    if (wide > 0 && byColumns) {
      countColumns((int) cells);
    } else if (wide > 0) {
      countMet();
    }
    int found = 0;
    if (inBits > 0) {
      found = countLanes(least);
    } else if (byColumns) {
      for (int other = 0; other < first; other++) {
        found = candidate(found, other, counts[other], least);
      }
    } else {
      for (int i = 0; i < distinct; i++) {
        found = candidate(found, met[i], counts[met[i]], least);
      }
    }
    arrange(found);
    clearCounts();
  }

  private void clearCounts() {
    if (wide > 0 && byColumns) {
      Arrays.fill(counts, 0, first, 0);
    } else {
      for (int i = 0; i < distinct; i++) {
        counts[met[i]] = 0;
      }
    }
    distinct = 0;
  }

  /** Fills the rows of those items. */
  void fillRows() {
    Arrays.fill(rows, 0, size * width, 0);
    Arrays.fill(candidates, 0, BasketBits.stripes(first), 0);
    for (int row = 0; row < size; row++) {
      rowOf[codes[row]] = row * width;
      candidates[codes[row] >>> 6] |= 1L << codes[row];
    }
    if (inBits > 0) {
      for (int stripe = 0; stripe < BasketBits.stripes(first); stripe++) {
        if (candidates[stripe] != 0) {
          setLanes(stripe);
        }
      }
    }
    if (wide > 0 && byColumns) {
      for (int row = 0; row < size; row++) {
        setColumns(codes[row], row * width + (inBits >>> 6), inBits);
      }
    } else if (wide > 0) {
      setMet();
    }
    for (int row = 0; row < size; row++) {
      rowOf[codes[row]] = NO_ROW;
    }
  }

  /**
   * Whether baskets of the first item have many of the more frequent items; the least support does
   * not count, which may rise from one run to the next.
   */
  boolean isDense() {
    return dense;
  }

  /** Finds items by all baskets: those that are bits now, the others were counted. */
  private int countLanes(int least) {
    int found = 0;
    int begin = data.firstPlace[first];
    int stripes = BasketBits.stripes(first);
    for (int stripe = 0; stripe < stripes; stripe++) {
      long before = stripe < first >>> 6 ? -1L : (1L << first) - 1;
      int needed = Math.max(0, least - (wide == 0 ? 0 : most(stripe)));
      long frequent =
          lanes.count(data.bits, stripe, before, data.basketAt, begin, begin + inBits, needed);
      sink.worked(inBits);
      for (; frequent != 0; frequent &= frequent - 1) {
        int lane = Long.numberOfTrailingZeros(frequent);
        int item = stripe * Long.SIZE + lane;
        found = candidate(found, item, counts[item] + lanes.count(lane), least);
      }
    }
    return found;
  }

  /** The most that baskets which are no bits have of an item of a stripe. */
  private int most(int stripe) {
    int most = 0;
    int end = Math.min(first, (stripe + 1) * Long.SIZE);
    for (int item = stripe * Long.SIZE; item < end; item++) {
      most = Math.max(most, counts[item]);
    }
    return most;
  }

  /** Sets the bits of a stripe's candidates, 64 baskets at a time. */
  private void setLanes(int stripe) {
    int begin = data.firstPlace[first];
    for (int set = 0; set < inBits; set += Long.SIZE) {
      int n = Math.min(Long.SIZE, inBits - set);
      tile.turn(data.bits, stripe, candidates[stripe], data.basketAt, begin + set, n);
      sink.worked(Long.SIZE);
      for (long left = candidates[stripe]; left != 0; left &= left - 1) {
        int lane = Long.numberOfTrailingZeros(left);
        rows[rowOf[stripe * Long.SIZE + lane] + set / Long.SIZE] = tile.basketsOf(lane);
      }
    }
  }

  /** Sets a bit for each item of each other basket, 64 baskets a column, and counts columns. */
  private void countColumns(int cells) {
    if (columns.length < cells) {
      columns = new long[Math.max(cells, (int) Math.min(1 << 28, columns.length * 2L))];
    } else {
      Arrays.fill(columns, 0, cells, 0);
    }
    int others = data.counts[first] - inBits;
    int begin = data.firstPlace[first] + inBits;
    for (int i = 0; i < others; i++) {
      sink.worked(setColumn(begin + i, 1L << i, (i >>> 6) * first));
    }
    for (int word = 0; word < wide; word++) {
      countColumn(word * first);
    }
  }

  /** Returns how many items it set. */
  private int setColumn(int place, long bit, int column) {
    int[] items = byBasket.items;
    long[] to = columns;
    int begin = byBasket.offsets[data.basketAt[place]];
    int end = byBasket.positionAt[place];
    for (int at = begin; at < end; at++) {
      to[column + items[at]] |= bit;
    }
    return end - begin;
  }

  private void countColumn(int column) {
    long[] from = columns;
    int[] to = counts;
    int end = first;
    for (int item = 0; item < end; item++) {
      to[item] += Long.bitCount(from[column + item]);
    }
  }

  /** Appends the columns of an item to its row, behind the bits that are there. */
  private void setColumns(int item, int row, int shift) {
    int from = item;
    for (int word = 0; word < wide; word++, from += first) {
      long column = columns[from];
      rows[row + word] |= column << shift;
      long over = column >>> 1 >>> ~shift; // what is shifted out; 0 for a shift of 0
      if (over != 0) {
        rows[row + word + 1] |= over;
      }
    }
  }

  /** Counts the other baskets; touches nothing but the items met. */
  private void countMet() {
    int end = data.firstPlace[first + 1];
    for (int place = data.firstPlace[first] + inBits; place < end; place++) {
      int begin = byBasket.offsets[data.basketAt[place]];
      int stop = byBasket.positionAt[place];
      sink.worked(stop - begin);
      for (int at = begin; at < stop; at++) {
        int item = byBasket.items[at];
        if (counts[item]++ == 0) {
          met = grown(met, distinct);
          met[distinct++] = item;
        }
      }
    }
  }

  private void setMet() {
    int begin = data.firstPlace[first];
    for (int i = inBits; i < data.counts[first]; i++) {
      int from = byBasket.offsets[data.basketAt[begin + i]];
      int end = byBasket.positionAt[begin + i];
      sink.worked(end - from);
      for (int at = from; at < end; at++) {
        int row = rowOf[byBasket.items[at]];
        if (row != NO_ROW) {
          rows[row + (i >>> 6)] |= 1L << i;
        }
      }
    }
  }

  private int candidate(int found, int item, int count, int least) {
    if (count < least) {
      return found;
    }
    if (count == data.counts[first]) {
      perfect = grown(perfect, perfects);
      perfect[perfects++] = item;
      return found;
    }
    if (found == order.length) {
      order = Arrays.copyOf(order, Math.max(64, 2 * found));
    }
    // ties: the item that is rarer in all baskets, which has the higher code
    order[found] = ((long) count << 32) | (Integer.MAX_VALUE - item);
    return found + 1;
  }

  private void arrange(int found) {
    // items that are rare here come first, so that few items are left to join them
    Arrays.sort(order, 0, found);
    size = found;
    if (codes.length < found) {
      codes = new int[order.length];
      supports = new int[order.length];
    }
    int words = Math.multiplyExact(found, width);
    if (rows.length < words) {
      rows = new long[Math.max(words, (int) Math.min(1 << 28, rows.length * 2L))];
    }
    for (int row = 0; row < found; row++) {
      codes[row] = Integer.MAX_VALUE - (int) order[row];
      supports[row] = (int) (order[row] >>> 32);
    }
  }

  private static int[] grown(int[] array, int size) {
    return size < array.length ? array : Arrays.copyOf(array, Math.max(64, 2 * size));
  }
}
