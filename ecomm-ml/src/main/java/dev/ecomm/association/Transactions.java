package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Baskets as miners see them: only items that are frequent and wanted, numbered anew by frequency,
 * 0 the most frequent; and for each item the places where it is. Of a basket, what is more frequent
 * than an item stands before it, so a prefix of a basket is what the item may be joined with.
 *
 * <p>With required items, only the baskets that have all of them are here, without them.
 */
final class Transactions {

  /** Where baskets begin in {@link #items}. */
  final int[] offsets;

  /** Where baskets end in {@link #items}. */
  final int[] ends;

  /** Ascending in each basket. */
  final int[] items;

  /** In how many baskets each item is; never rises. */
  final int[] counts;

  /** The number of each item in {@link Baskets}. */
  final int[] original;

  /** The baskets that have all required items, also those without any item left. */
  final int baskets;

  /** Item {@code i} is at {@code firstPlace[i]} to {@code firstPlace[i + 1]} of the next two. */
  final int[] firstPlace;

  /** The few baskets that hold most pairs of items. */
  final LargeBaskets large;

  /** The basket of a place; for each item {@link #large} ones first, each part ascending. */
  final int[] basketAt;

  /** The position in {@link #items} of a place. */
  final int[] positionAt;

  /** By item, how many items stand before it in its baskets. */
  final long[] before;

  /**
   * Deals items out to baskets.
   *
   * @param basketsByItem the baskets of item 0, ascending, then those of item 1 and so on
   */
  private Transactions(int[] basketsByItem, int[] counts, int[] original, int baskets) {
    this.counts = counts;
    this.original = original;
    this.baskets = baskets;
    this.firstPlace = firstPlaces(counts);
    this.offsets = offsets(basketsByItem, baskets);
    this.ends = Arrays.copyOfRange(offsets, 1, offsets.length);
    this.items = new int[basketsByItem.length];
    this.basketAt = new int[basketsByItem.length];
    this.positionAt = new int[basketsByItem.length];
    this.before = new long[counts.length];
    byte[] largeBaskets = LargeBaskets.select(offsets, ends, counts.length);
    int[] next = offsets.clone(); // items come in order, as in each basket
    for (int item = 0; item < counts.length; item++) {
      int largeOnes = firstPlace[item];
      int others = largeOnes;
      for (int from = firstPlace[item]; from < firstPlace[item + 1]; from++) {
        others += largeBaskets[basketsByItem[from]];
      }
      long sum = 0;
      for (int from = firstPlace[item]; from < firstPlace[item + 1]; from++) {
        int basket = basketsByItem[from];
        int isLarge = largeBaskets[basket]; // 0 or 1, no branch
        int place = others + (largeOnes - others) * isLarge;
        basketAt[place] = basket;
        int position = next[basket]++;
        positionAt[place] = position;
        items[position] = item;
        sum += position - offsets[basket];
        largeOnes += isLarge;
        others += 1 - isLarge;
      }
      before[item] = sum;
    }
    this.large = new LargeBaskets(largeBaskets, offsets, ends, items, counts.length);
  }

  private static int[] offsets(int[] basketsByItem, int baskets) {
    int[] offsets = new int[baskets + 1];
    for (int basket : basketsByItem) {
      offsets[basket + 1]++;
    }
    for (int basket = 0; basket < baskets; basket++) {
      offsets[basket + 1] += offsets[basket];
    }
    return offsets;
  }

  private static int[] firstPlaces(int[] counts) {
    int[] places = new int[counts.length + 1];
    for (int item = 0; item < counts.length; item++) {
      places[item + 1] = places[item] + counts[item];
    }
    return places;
  }

  /**
   * Selects and numbers.
   *
   * @param least the smallest support count of interest
   * @param required codes of baskets, ascending
   * @param excluded by code of baskets
   */
  static Transactions of(Baskets baskets, int least, int[] required, boolean[] excluded) {
    if (required.length == 0 && noneOf(excluded)) {
      return mostFrequent(baskets, least);
    }
    boolean[] left = new boolean[baskets.size()];
    int[] counts = new int[baskets.distinctItems()];
    int holding = 0;
    for (int basket = 0; basket < left.length; basket++) {
      left[basket] = has(baskets, basket, required);
      if (left[basket]) {
        holding++;
        for (int at = 0; at < baskets.sizeOf(basket); at++) {
          counts[baskets.item(basket, at)]++;
        }
      }
    }
    for (int item : required) {
      counts[item] = 0;
    }
    int[] original =
        IntStream.range(0, counts.length)
            .filter(item -> counts[item] >= least && !excluded[item])
            .boxed()
            .sorted((a, b) -> counts[a] != counts[b] ? counts[b] - counts[a] : a - b)
            .mapToInt(Integer::intValue)
            .toArray();
    int[] renumbered = new int[counts.length];
    Arrays.fill(renumbered, -1);
    int pairs = 0;
    for (int item = 0; item < original.length; item++) {
      renumbered[original[item]] = item;
      pairs += counts[original[item]];
    }
    int[] offsets = new int[holding + 1];
    int[] items = new int[pairs];
    int n = 0;
    int to = 0;
    for (int basket = 0; basket < left.length; basket++) {
      if (left[basket]) {
        int from = to;
        for (int at = 0; at < baskets.sizeOf(basket); at++) {
          int item = renumbered[baskets.item(basket, at)];
          if (item >= 0) {
            items[to++] = item;
          }
        }
        Arrays.sort(items, from, to);
        offsets[++n] = to;
      }
    }
    int[] kept = Arrays.stream(original).map(item -> counts[item]).toArray();
    return new Transactions(basketsByItem(offsets, items, kept), kept, original, holding);
  }

  private static int[] basketsByItem(int[] offsets, int[] items, int[] counts) {
    int[] next = firstPlaces(counts);
    int[] basketAt = new int[items.length];
    for (int basket = 0; basket + 1 < offsets.length; basket++) {
      for (int at = offsets[basket]; at < offsets[basket + 1]; at++) {
        basketAt[next[items[at]]++] = basket;
      }
    }
    return basketAt;
  }

  private static boolean noneOf(boolean[] excluded) {
    for (boolean out : excluded) {
      if (out) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(Baskets baskets, int basket, int[] required) {
    int at = 0;
    int size = baskets.sizeOf(basket);
    for (int item : required) {
      while (at < size && baskets.item(basket, at) < item) {
        at++;
      }
      if (at == size || baskets.item(basket, at) != item) {
        return false;
      }
    }
    return true;
  }

  /** Frequent items have the lowest codes already. */
  private static Transactions mostFrequent(Baskets baskets, int least) {
    int frequent = 0;
    while (frequent < baskets.distinctItems() && baskets.supportCount(frequent) >= least) {
      frequent++;
    }
    return new Transactions(
        baskets.basketsByItem(frequent),
        IntStream.range(0, frequent).map(baskets::supportCount).toArray(),
        IntStream.range(0, frequent).toArray(),
        baskets.size());
  }

  int distinct() {
    return counts.length;
  }
}
