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
  private boolean byColumns;

  /** Words of baskets that are not large. */
  private int wide;

  /** A word for each item before the first, then the next word for each, and so on. */
  private long[] columns = {};

  /** All 0 between calls. */
  private final int[] counts;

  /** By item, where its row begins; {@link #NO_ROW} between calls. */
  private final int[] rowOf;

  private long[] order = {};
  private int[] met = {};

  Projection(Transactions data) {
    this.data = data;
    this.counts = new int[data.distinct()];
    this.rowOf = new int[data.distinct()];
    Arrays.fill(rowOf, NO_ROW);
  }

  /** Finds the items that are frequent with the first one; their rows are not filled yet. */
  void count(int item, int least) {
    first = item;
    int support = data.counts[first];
    width = (support + 63) >>> 6;
    dense = data.before[first] * DENSE >= (long) first * support;
    perfects = 0;
    int large = data.large.count(first);
    wide = (support - large + 63) >>> 6;
    long cells = (long) first * wide;
    byColumns = large > 0 || (cells < 4 * data.before[first] && cells < Integer.MAX_VALUE - 8);
    if (byColumns) {
      countColumns(support, large, least);
    } else { // baskets are short: nearly all of the columns would stay empty
      countMet(support, least);
    }
  }

  /** Fills the rows of those items. */
  void fillRows() {
    Arrays.fill(rows, 0, size * width, 0);
    if (byColumns) {
      int large = data.large.count(first);
      for (int row = 0; row < size; row++) {
        data.large.setBits(first, codes[row], rows, row * width);
        setOthers(codes[row], row * width + (large >>> 6), large);
      }
    } else {
      setMet();
    }
  }

  /**
   * Whether baskets of the first item have many of the more frequent items; the least support does
   * not count, which may rise from one run to the next.
   */
  boolean isDense() {
    return dense;
  }

  /**
   * Sets a bit for each item of each basket, 64 baskets a column, and counts columns. Large baskets
   * have their bits already; those of the first item's are the first of each row.
   */
  private void countColumns(int support, int large, int least) {
    int cells = Math.multiplyExact(first, wide);
    if (columns.length < cells) {
      columns = new long[Math.max(cells, (int) Math.min(1 << 28, columns.length * 2L))];
    } else {
      Arrays.fill(columns, 0, cells, 0);
    }
    int begin = data.firstPlace[first] + large;
    for (int i = 0; i < support - large; i++) {
      setColumn(begin + i, 1L << i, (i >>> 6) * first);
    }
    data.large.count(first, counts);
    for (int word = 0; word < wide; word++) {
      countColumn(word * first);
    }
    int found = 0;
    for (int item = 0; item < first; item++) {
      if (counts[item] >= least) {
        found = candidate(found, item, support);
      }
    }
    arrange(found);
    Arrays.fill(counts, 0, first, 0);
  }

  /** Appends the columns of an item to its row, behind the bits of large baskets. */
  private void setOthers(int item, int row, int shift) {
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

  private void setColumn(int place, long bit, int column) {
    int[] items = data.items;
    long[] to = columns;
    int end = data.positionAt[place];
    for (int at = data.offsets[data.basketAt[place]]; at < end; at++) {
      to[column + items[at]] |= bit;
    }
  }

  private void countColumn(int column) {
    long[] from = columns;
    int[] to = counts;
    int end = first;
    for (int item = 0; item < end; item++) {
      to[item] += Long.bitCount(from[column + item]);
    }
  }

  /** Touches nothing but the items met. */
  private void countMet(int support, int least) {
    int begin = data.firstPlace[first];
    int distinct = 0;
    for (int place = begin; place < begin + support; place++) {
      int end = data.positionAt[place];
      for (int at = data.offsets[data.basketAt[place]]; at < end; at++) {
        int item = data.items[at];
        if (counts[item]++ == 0) {
          met = grown(met, distinct);
          met[distinct++] = item;
        }
      }
    }
    int found = 0;
    for (int i = 0; i < distinct; i++) {
      if (counts[met[i]] >= least) {
        found = candidate(found, met[i], support);
      }
    }
    arrange(found);
    for (int i = 0; i < distinct; i++) {
      counts[met[i]] = 0;
    }
  }

  private void setMet() {
    for (int row = 0; row < size; row++) {
      rowOf[codes[row]] = row * width;
    }
    int begin = data.firstPlace[first];
    for (int i = 0; i < data.counts[first]; i++) {
      int end = data.positionAt[begin + i];
      for (int at = data.offsets[data.basketAt[begin + i]]; at < end; at++) {
        int row = rowOf[data.items[at]];
        if (row != NO_ROW) {
          rows[row + (i >>> 6)] |= 1L << i;
        }
      }
    }
    for (int row = 0; row < size; row++) {
      rowOf[codes[row]] = NO_ROW;
    }
  }

  private int candidate(int found, int item, int support) {
    if (counts[item] == support) {
      perfect = grown(perfect, perfects);
      perfect[perfects++] = item;
      return found;
    }
    if (found == order.length) {
      order = Arrays.copyOf(order, Math.max(64, 2 * found));
    }
    // ties: the item that is rarer in all baskets, which has the higher code
    order[found] = ((long) counts[item] << 32) | (Integer.MAX_VALUE - item);
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
