package dev.ecomm.association;

import dev.ecomm.run.CancellationToken;
import java.util.Arrays;

/**
 * Itemsets in flat arrays. They can be sorted: by counting digits, from the last sort key to the
 * first, so it costs a few passes over the itemsets and no comparison.
 */
final class ItemsetArrays {
  private static final int DIGIT = 11;
  private static final int FEW = 48;

  /** Where itemsets begin in {@link #items}, and the end of the last. */
  final int[] offsets;

  final int[] items;
  final int[] supports;

  ItemsetArrays(int[] offsets, int[] items, int[] supports) {
    this.offsets = offsets;
    this.items = items;
    this.supports = supports;
  }

  static ItemsetArrays none() {
    return new ItemsetArrays(new int[1], new int[0], new int[0]);
  }

  /** The support of the last of so many of the most frequent itemsets; fewer than there are. */
  int supportOfTop(int wanted) {
    int[] sorted = supports.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - wanted];
  }

  /** So many of the most frequent itemsets in this order, of equally frequent ones the first. */
  ItemsetArrays top(int wanted) {
    int least = supportOfTop(wanted);
    int ties = wanted;
    for (int support : supports) {
      ties -= support > least ? 1 : 0;
    }
    boolean[] dropped = new boolean[supports.length];
    for (int set = 0; set < supports.length; set++) {
      dropped[set] = supports[set] < least || (supports[set] == least && ties-- <= 0);
    }
    return without(dropped);
  }

  /** The same itemsets in the same order. */
  boolean sameAs(ItemsetArrays that) {
    return Arrays.equals(supports, that.supports)
        && Arrays.equals(offsets, that.offsets)
        && Arrays.equals(items, that.items);
  }

  /** The itemsets that are not dropped, in this order. */
  ItemsetArrays without(boolean[] dropped) {
    int kept = 0;
    int keptItems = 0;
    for (int set = 0; set < supports.length; set++) {
      kept += dropped[set] ? 0 : 1;
      keptItems += dropped[set] ? 0 : offsets[set + 1] - offsets[set];
    }
    int[] newOffsets = new int[kept + 1];
    int[] newItems = new int[keptItems];
    int[] newSupports = new int[kept];
    int n = 0;
    for (int set = 0; set < supports.length; set++) {
      if (!dropped[set]) {
        int length = offsets[set + 1] - offsets[set];
        System.arraycopy(items, offsets[set], newItems, newOffsets[n], length);
        newSupports[n++] = supports[set];
        newOffsets[n] = newOffsets[n - 1] + length;
      }
    }
    return new ItemsetArrays(newOffsets, newItems, newSupports);
  }

  /** The same by size, then support, most frequent first, then codes. */
  ItemsetArrays sorted(CancellationToken cancellation) {
    int[] sizes = new int[1];
    for (int set = 0; set < supports.length; set++) {
      int size = offsets[set + 1] - offsets[set];
      sizes = size < sizes.length ? sizes : Arrays.copyOf(sizes, size + 1);
      sizes[size]++;
    }
    int[] nextSet = new int[sizes.length];
    int[] nextItem = new int[sizes.length];
    for (int size = 1; size < sizes.length; size++) {
      nextSet[size] = nextSet[size - 1] + sizes[size - 1];
      nextItem[size] = nextItem[size - 1] + (size - 1) * sizes[size - 1];
    }
    int[] newOffsets = new int[offsets.length];
    int[] newItems = new int[items.length];
    int[] newSupports = new int[supports.length];
    for (int set = 0; set < supports.length; set++) {
      int size = offsets[set + 1] - offsets[set];
      newSupports[nextSet[size]] = supports[set];
      System.arraycopy(items, offsets[set], newItems, nextItem[size], size);
      nextItem[size] += size;
      newOffsets[++nextSet[size]] = nextItem[size];
    }
    int set = 0;
    for (int size = 0; size < sizes.length; size++) {
      new SizeClass(newItems, newOffsets[set], newSupports, set, size, sizes[size])
          .sort(cancellation);
      set += sizes[size];
    }
    return new ItemsetArrays(newOffsets, newItems, newSupports);
  }

  /** The itemsets of one size, which stand side by side. */
  private static final class SizeClass {
    private final int[] items;
    private final int firstItem;
    private final int[] supports;
    private final int firstSet;
    private final int size;
    private final int n;

    SizeClass(int[] items, int firstItem, int[] supports, int firstSet, int size, int n) {
      this.items = items;
      this.firstItem = firstItem;
      this.supports = supports;
      this.firstSet = firstSet;
      this.size = size;
      this.n = n;
    }

    void sort(CancellationToken cancellation) {
      if (n < 2) {
        return;
      }
      int[] order = new int[n];
      Arrays.setAll(order, i -> i);
      order = n <= FEW ? byInsertion(order) : byDigits(order, cancellation);
      int[] sortedItems = new int[n * size];
      int[] sortedSupports = new int[n];
      for (int i = 0; i < n; i++) {
        sortedSupports[i] = supports[firstSet + order[i]];
        System.arraycopy(items, firstItem + order[i] * size, sortedItems, i * size, size);
      }
      System.arraycopy(sortedItems, 0, items, firstItem, sortedItems.length);
      System.arraycopy(sortedSupports, 0, supports, firstSet, n);
    }

    private int[] byInsertion(int[] order) {
      for (int i = 1; i < n; i++) {
        int set = order[i];
        int at = i;
        for (; at > 0 && compare(order[at - 1], set) > 0; at--) {
          order[at] = order[at - 1];
        }
        order[at] = set;
      }
      return order;
    }

    private int compare(int a, int b) {
      int bySupport = Integer.compare(supports[firstSet + b], supports[firstSet + a]);
      return bySupport != 0
          ? bySupport
          : Arrays.compare(
              items,
              firstItem + a * size,
              firstItem + (a + 1) * size,
              items,
              firstItem + b * size,
              firstItem + (b + 1) * size);
    }

    private int[] byDigits(int[] unordered, CancellationToken cancellation) {
      int[] order = unordered;
      int[] spare = new int[n];
      int[] keys = new int[n];
      for (int position = size - 1; position >= -1; position--) {
        int largest = 0;
        for (int i = 0; i < n; i++) {
          keys[i] =
              position >= 0
                  ? items[firstItem + i * size + position]
                  : Integer.MAX_VALUE - supports[firstSet + i];
          largest = Math.max(largest, keys[i]);
        }
        int smallest = largest;
        for (int i = 0; i < n; i++) {
          smallest = Math.min(smallest, keys[i]);
        }
        for (int shift = 0; shift < 31 && (largest - smallest) >>> shift > 0; shift += DIGIT) {
          cancellation.throwIfCancelled();
          byDigit(keys, smallest, shift, order, spare);
          int[] swap = order;
          order = spare;
          spare = swap;
        }
      }
      return order;
    }

    /** Moves an order to another, stable. */
    private void byDigit(int[] keys, int smallest, int shift, int[] from, int[] to) {
      int[] next = new int[(1 << DIGIT) + 1];
      int mask = (1 << DIGIT) - 1;
      for (int i = 0; i < n; i++) {
        next[(((keys[i] - smallest) >>> shift) & mask) + 1]++;
      }
      for (int digit = 0; digit < mask; digit++) {
        next[digit + 1] += next[digit];
      }
      for (int i = 0; i < n; i++) {
        to[next[((keys[from[i]] - smallest) >>> shift) & mask]++] = from[i];
      }
    }
  }
}
