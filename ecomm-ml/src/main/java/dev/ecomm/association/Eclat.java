package dev.ecomm.association;

import java.util.Arrays;

/**
 * Finds itemsets by intersecting sets of baskets kept as bitmaps (Zaki's Eclat).
 *
 * <p>Each first item gets bitmaps of its own ({@link Projection}), so rows are short where the item
 * is rare. An item that is in all baskets of an itemset, a perfect extension, joins every set below
 * without being counted. A closed itemset is met once, at the node where its chosen items and their
 * perfect extensions are all of it; where an item outside belongs to every basket, no closed set is
 * below (Uno's LCM).
 *
 * @see <a href="https://doi.org/10.1109/69.846291">Zaki (2000)</a>
 */
final class Eclat implements MiningTask {
  private static final int NOT_IN_TAIL = -1;

  /** Fewer items are intersected sooner than counted. */
  private static final int LEAST_IN_TAIL = 5;

  private final Transactions data;
  private final int maxLength;
  private final ItemsetKind kind;
  private final ItemsetSink sink;
  private final Projection projection;
  private final Closure closure;
  private final DenseTail tail;

  /** The number in {@link #tail} of those items that are in it, and {@link #NOT_IN_TAIL}. */
  private final int[] numberInTail;

  private final int[] numbers = new int[Integer.SIZE];

  /** The itemset at hand: chosen items; those in all of its baskets are in {@link #perfect}. */
  private final int[] path;

  private int length;

  private final int[] perfect;
  private int perfects;

  // the items that may come next, by depth; scratch that only grows
  private long[][] rows = new long[8][0];
  private int[][] codes = new int[8][0];
  private int[][] supports = new int[8][0];

  Eclat(Transactions data, int maxLength, ItemsetKind kind, ItemsetSink sink) {
    this.data = data;
    this.maxLength = maxLength;
    this.kind = kind;
    this.sink = sink;
    this.projection = new Projection(data, sink);
    this.tail = new DenseTail(projection);
    ItemsByBasket byBasket = kind == ItemsetKind.ALL ? ItemsByBasket.NONE : data.byBasket();
    this.closure = new Closure(data, byBasket, projection);
    this.path = new int[2 * data.distinct() + 1];
    this.perfect = new int[data.distinct()];
    this.numberInTail = new int[data.distinct()];
    Arrays.fill(numberInTail, NOT_IN_TAIL);
  }

  @Override
  public void mine(int first) {
    sink.poll();
    int support = data.counts[first];
    if (support < sink.least() || (kind != ItemsetKind.ALL && closure.hasTwin(first))) {
      return;
    }
    sink.begin(first);
    path[0] = first;
    length = 1;
    perfects = 0;
    int next = 0;
    if (kind != ItemsetKind.ALL || maxLength > 1) {
      projection.count(first);
      if (kind != ItemsetKind.ALL || projection.size > 1) { // a pair has no use for bits
        projection.fillRows();
      }
      System.arraycopy(projection.perfect, 0, perfect, 0, projection.perfects);
      perfects = projection.perfects;
      next = projection.size;
      rows[0] = projection.rows;
      codes[0] = projection.codes;
      supports[0] = projection.supports;
    }
    if (kind != ItemsetKind.ALL) {
      closure.enter(first);
    }
    long[] all = closure.all(support);
    take(support, all, 0, next, projection.width);
    if (next > 0 && goesOn) {
      boolean dense = kind == ItemsetKind.ALL && next >= LEAST_IN_TAIL && projection.isDense();
      if (dense) {
        enterTail(support);
      }
      extend(0, next, support, all, 0, projection.width);
      if (dense) {
        leaveTail();
      }
    }
  }

  private void enterTail(int support) {
    tail.enter(support);
    for (int number = 0; number < tail.items(); number++) {
      numberInTail[projection.codes[projection.size - 1 - number]] = number;
    }
  }

  private void leaveTail() {
    for (int number = 0; number < tail.items(); number++) {
      numberInTail[projection.codes[projection.size - 1 - number]] = NOT_IN_TAIL;
    }
    tail.leave();
  }

  /** Whether sets below the one that was taken last may be wanted. */
  private boolean goesOn;

  /**
   * Joins the itemset at hand with each of the items that may come next, and so on below.
   *
   * @param support of the itemset at hand
   * @param baskets its bits, {@code width} words beginning at {@code from}
   */
  private void extend(int depth, int size, int support, long[] baskets, int from, int width) {
    if (depth < 2) {
      sink.poll();
    }
    prepare(depth + 1, size - 1, width);
    int heads = heads(depth, size);
    boolean counted =
        size - heads >= LEAST_IN_TAIL
            && DenseTail.pays(supports[depth], heads, size, support, sink.least(), width);
    int keptPerfects = perfects;
    int end = counted ? heads : size;
    for (int row = 0; row < end; row++) {
      int joined = supports[depth][row];
      if (joined >= sink.least()) {
        path[length++] = codes[depth][row];
        sink.worked((long) (size - row) * width);
        int next = 0;
        if (row + 1 < size && (kind != ItemsetKind.ALL || length < maxLength)) {
          next = intersect(depth, row, heads, size, width, joined);
        }
        take(joined, rows[depth], row * width, next, width);
        if (next > 0 && goesOn) {
          extend(depth + 1, next, joined, rows[depth], row * width, width);
        }
        length--;
        perfects = keptPerfects;
      }
    }
    if (counted) {
      countTail(depth, heads, size, baskets, from, width);
    }
  }

  /** How many of the items that may come next are not of the tail, which are the last. */
  private int heads(int depth, int size) {
    int heads = size;
    while (tail.items() > 0 && heads > 0 && numberInTail[codes[depth][heads - 1]] != NOT_IN_TAIL) {
      heads--;
    }
    return heads;
  }

  private void countTail(int depth, int heads, int size, long[] baskets, int from, int width) {
    int n = size - heads;
    for (int i = 0; i < n; i++) {
      numbers[i] = numberInTail[codes[depth][heads + i]];
    }
    sink.worked(DenseTail.steps(n, width));
    tail.count(numbers, n, baskets, from, width);
    putTail(depth, size - 1, 0, n);
  }

  /** Puts the frequent sets of the tail that begin with a set, as bits; the last row is bit 0. */
  private void putTail(int depth, int last, int set, int below) {
    for (int bit = below - 1; bit >= 0; bit--) {
      int support = tail.supports[set | 1 << bit];
      if (support >= sink.least()) {
        path[length++] = codes[depth][last - bit];
        putSubsets(0, support);
        if (bit > 0 && length < maxLength) {
          putTail(depth, last, set | 1 << bit, bit);
        }
        length--;
      }
    }
  }

  private void prepare(int depth, int size, int width) {
    if (depth == rows.length) {
      rows = Arrays.copyOf(rows, 2 * depth);
      codes = Arrays.copyOf(codes, 2 * depth);
      supports = Arrays.copyOf(supports, 2 * depth);
      Arrays.fill(rows, depth, 2 * depth, new long[0]);
      Arrays.fill(codes, depth, 2 * depth, new int[0]);
      Arrays.fill(supports, depth, 2 * depth, new int[0]);
    }
    int words = Math.multiplyExact(size, width);
    if (rows[depth].length < words) {
      rows[depth] = new long[words];
    }
    if (codes[depth].length < size) {
      codes[depth] = new int[size];
      supports[depth] = new int[size];
    }
  }

  /** Intersects a row with the rows after it into the next depth; returns how many are frequent. */
  private int intersect(int depth, int row, int heads, int size, int width, int support) {
    return switch (width) {
      case 1 -> intersectOne(depth, row, heads, size, support);
      case 2 -> intersectTwo(depth, row, heads, size, support);
      default -> intersectMany(depth, row, heads, size, width, support);
    };
  }

  private int intersectOne(int depth, int row, int heads, int size, int support) {
    long[] from = rows[depth];
    int[] fromCodes = codes[depth];
    long[] to = rows[depth + 1];
    int[] toCodes = codes[depth + 1];
    int[] toSupports = supports[depth + 1];
    long mine = from[row];
    int least = sink.least();
    int n = 0;
    for (int other = row + 1; other < size; other++) {
      long both = mine & from[other];
      int count = Long.bitCount(both);
      if (count == support && other < heads) {
        perfect[perfects++] = fromCodes[other];
      } else { // written in any case, kept if frequent: cheaper than a branch
        to[n] = both;
        toCodes[n] = fromCodes[other];
        toSupports[n] = count;
        n += count >= least ? 1 : 0;
      }
    }
    return n;
  }

  private int intersectTwo(int depth, int row, int heads, int size, int support) {
    long[] from = rows[depth];
    int[] fromCodes = codes[depth];
    long[] to = rows[depth + 1];
    int[] toCodes = codes[depth + 1];
    int[] toSupports = supports[depth + 1];
    long low = from[2 * row];
    long high = from[2 * row + 1];
    int least = sink.least();
    int n = 0;
    for (int other = row + 1; other < size; other++) {
      long bothLow = low & from[2 * other];
      long bothHigh = high & from[2 * other + 1];
      int count = Long.bitCount(bothLow) + Long.bitCount(bothHigh);
      if (count == support && other < heads) {
        perfect[perfects++] = fromCodes[other];
      } else {
        to[2 * n] = bothLow;
        to[2 * n + 1] = bothHigh;
        toCodes[n] = fromCodes[other];
        toSupports[n] = count;
        n += count >= least ? 1 : 0;
      }
    }
    return n;
  }

  private int intersectMany(int depth, int row, int heads, int size, int width, int support) {
    long[] from = rows[depth];
    int[] fromCodes = codes[depth];
    long[] to = rows[depth + 1];
    int[] toCodes = codes[depth + 1];
    int[] toSupports = supports[depth + 1];
    int least = sink.least();
    int n = 0;
    for (int other = row + 1; other < size; other++) {
      int count = and(from, row * width, other * width, to, n * width, width);
      if (count == support && other < heads) {
        perfect[perfects++] = fromCodes[other];
      } else if (count >= least) {
        toCodes[n] = fromCodes[other];
        toSupports[n++] = count;
      }
    }
    return n;
  }

  private static int and(long[] from, int a, int b, long[] to, int at, int width) {
    int count = 0;
    for (int word = 0; word < width; word++) {
      long both = from[a + word] & from[b + word];
      to[at + word] = both;
      count += Long.bitCount(both);
    }
    return count;
  }

  /** Puts the itemset at hand, and what its perfect extensions make of it. */
  private void take(int support, long[] baskets, int from, int next, int width) {
    goesOn = true;
    if (kind == ItemsetKind.ALL) {
      putSubsets(0, support);
      return;
    }
    int own = length;
    System.arraycopy(perfect, 0, path, own, perfects);
    int whole = own + perfects;
    boolean wanted;
    if (closure.isLarger(path, whole, support, baskets, from, width)) {
      goesOn = false;
      sink.worked(closure.takeSteps());
      return;
    }
    goesOn = whole < maxLength;
    wanted =
        whole <= maxLength
            && (kind == ItemsetKind.CLOSED
                || (next == 0 && closure.isMaximal(path, whole, baskets, from, sink.least())));
    if (wanted) {
      sink.put(path, whole, support);
    }
    sink.worked(closure.takeSteps());
  }

  /** Each set of perfect extensions, from one of them on, makes an itemset of the same support. */
  private void putSubsets(int begin, int support) {
    if (support < sink.least()) {
      return; // risen since
    }
    sink.put(length, path[length - 1], support);
    if (length < maxLength) {
      for (int i = begin; i < perfects; i++) {
        path[length++] = perfect[i];
        putSubsets(i + 1, support);
        length--;
      }
    }
  }
}
