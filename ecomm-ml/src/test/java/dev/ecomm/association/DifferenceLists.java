package dev.ecomm.association;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts itemsets by lists: of the baskets that an item is missing from, where it is in more than
 * half of them, else of those that it is in (Zaki and Gouda's dEclat, adaptive to density). Another
 * road to the same itemsets, and what the bits of {@link Eclat} are measured against.
 *
 * @see <a href="https://doi.org/10.1145/956750.956788">Zaki and Gouda (2003)</a>
 */
final class DifferenceLists {
  private final Transactions data;
  private final ItemsByBasket byBasket;
  private final int least;
  private final int[] scratch;
  private long itemsets;

  private DifferenceLists(Transactions data, int least) {
    this.data = data;
    this.byBasket = data.byBasket();
    this.least = least;
    this.scratch = new int[data.baskets];
  }

  /** The number of itemsets in at least so many baskets. */
  static long count(Transactions data, int least) {
    DifferenceLists lists = new DifferenceLists(data, least);
    for (int first = 0; first < data.distinct(); first++) {
      lists.mine(first);
    }
    return lists.itemsets;
  }

  private void mine(int first) {
    itemsets++;
    int support = data.counts[first];
    int begin = data.firstPlace[first];
    int[] counts = new int[first];
    for (int place = begin; place < begin + support; place++) {
      for (int at = byBasket.offsets[data.basketAt[place]]; at < byBasket.positionAt[place]; at++) {
        counts[byBasket.items[at]]++;
      }
    }
    List<Integer> items =
        IntStream.range(0, first)
            .filter(item -> counts[item] >= least)
            .boxed()
            .sorted(Comparator.comparingInt(item -> counts[item]))
            .toList();
    int[] supports = items.stream().mapToInt(item -> counts[item]).toArray();
    boolean missing = Arrays.stream(supports).asLongStream().sum() > supports.length * support / 2L;
    extend(lists(first, items, supports, missing), supports, supports.length, missing);
  }

  private int[][] lists(int first, List<Integer> items, int[] supports, boolean missing) {
    int support = data.counts[first];
    int[] rowOf = new int[first];
    Arrays.fill(rowOf, -1);
    int[][] lists = new int[supports.length][];
    for (int row = 0; row < lists.length; row++) {
      rowOf[items.get(row)] = row;
      lists[row] = new int[missing ? support - supports[row] : supports[row]];
    }
    int[] sizes = new int[lists.length];
    int[] seen = new int[lists.length];
    for (int basket = 1; basket <= support; basket++) {
      int place = data.firstPlace[first] + basket - 1;
      for (int at = byBasket.offsets[data.basketAt[place]]; at < byBasket.positionAt[place]; at++) {
        int row = rowOf[byBasket.items[at]];
        if (row >= 0) {
          seen[row] = basket;
          if (!missing) {
            lists[row][sizes[row]++] = basket;
          }
        }
      }
      for (int row = 0; row < lists.length && missing; row++) {
        if (seen[row] != basket) {
          lists[row][sizes[row]++] = basket;
        }
      }
    }
    return lists;
  }

  private void extend(int[][] lists, int[] supports, int size, boolean missing) {
    for (int row = 0; row < size; row++) {
      itemsets++;
      int[][] next = new int[size - row - 1][];
      int[] nextSupports = new int[size - row - 1];
      int n = 0;
      for (int other = row + 1; other < size; other++) {
        int both = missing ? notIn(lists[row], lists[other]) : common(lists[row], lists[other]);
        int support = missing ? supports[row] - both : both;
        if (support >= least) {
          next[n] = Arrays.copyOf(scratch, both);
          nextSupports[n++] = support;
        }
      }
      extend(next, nextSupports, n, missing);
    }
  }

  /** Without branches where lists differ: which one is next is a guess that often fails. */
  private int common(int[] a, int[] b) {
    int n = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      int left = a[i];
      int right = b[j];
      scratch[n] = left;
      n += left == right ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    return n;
  }

  /** What the second list has and the first has not. */
  private int notIn(int[] a, int[] b) {
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      int left = a[i];
      int right = b[j];
      scratch[n] = right;
      n += right < left ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    System.arraycopy(b, j, scratch, n, b.length - j);
    return n + b.length - j;
  }
}
