package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Baskets as miners see them: only items that are frequent and wanted, numbered anew by frequency,
 * 0 the most frequent; and for each item the baskets that have it. Baskets of many items are kept
 * as bits too, where that takes fewer words; they are the first by number.
 *
 * <p>With required items, only the baskets that have all of them are here, without them. Immutable,
 * safe for use by many threads.
 */
final class Transactions {

  /** In how many baskets each item is; never rises. */
  final int[] counts;

  /** The number of each item in {@link Baskets}. */
  final int[] original;

  /** The baskets that have all required items, also those without any item left. */
  final int baskets;

  /** Item {@code i} is at the places {@code firstPlace[i]} to {@code firstPlace[i + 1]}. */
  final int[] firstPlace;

  /** The basket of a place; ascending for each item. */
  final int[] basketAt;

  /** The first baskets, as bits: all of them, the large ones or none. */
  final BasketBits bits;

  /** By item, how many of its places are in {@link #bits}: the first ones. */
  private final int[] inBits;

  /** By item, how many items stand before it in its baskets. */
  final long[] before;

  private final CancellationToken cancellation;
  private volatile @Nullable ItemsByBasket byBasket;

  /**
   * Takes ownership.
   *
   * @param basketsByItem the baskets of item 0, ascending, then those of item 1 and so on
   */
  private Transactions(
      int[] basketsByItem,
      int[] counts,
      int[] original,
      int baskets,
      CancellationToken cancellation) {
    this.cancellation = cancellation;
    this.counts = counts;
    this.original = original;
    this.baskets = baskets;
    this.firstPlace = firstPlaces(counts);
    this.basketAt = basketsByItem;
    int stripes = BasketBits.stripes(counts.length);
    if ((long) stripes * baskets <= basketAt.length) {
      this.bits = new BasketBits(baskets, counts.length);
      this.inBits = counts;
    } else {
      this.bits = new BasketBits(largeFirst(stripes), counts.length);
      this.inBits = new int[counts.length];
    }
    this.before = new long[counts.length];
    fill();
  }

  /** Numbers baskets anew, those of at least so many items first; returns how many these are. */
  private int largeFirst(int items) {
    int[] sizes = new int[baskets];
    for (int basket : basketAt) {
      sizes[basket]++;
    }
    int large = 0;
    for (int size : sizes) {
      large += size >= items ? 1 : 0;
    }
    if (large == 0) {
      return 0;
    }
    int[] renumbered = sizes;
    int nextLarge = 0;
    int nextOther = large;
    for (int basket = 0; basket < baskets; basket++) {
      renumbered[basket] = sizes[basket] >= items ? nextLarge++ : nextOther++;
    }
    int[] others = new int[counts[0]];
    for (int item = 0; item < counts.length; item++) {
      cancellation.throwIfCancelled();
      int to = firstPlace[item];
      int n = 0;
      for (int place = to; place < firstPlace[item + 1]; place++) {
        int basket = renumbered[basketAt[place]];
        basketAt[to] = basket; // written to both, kept in one: cheaper than a branch
        others[n] = basket;
        int isLarge = (basket - large) >>> 31;
        to += isLarge;
        n += 1 - isLarge;
      }
      System.arraycopy(others, 0, basketAt, to, n);
    }
    return large;
  }

  private void fill() {
    int[] sizes = new int[baskets];
    for (int item = 0; item < counts.length; item++) {
      cancellation.throwIfCancelled();
      int begin = firstPlace[item];
      int end = firstPlace[item + 1];
      long sum = 0;
      for (int place = begin; place < end; place++) {
        sum += sizes[basketAt[place]]++;
      }
      before[item] = sum;
      int stop = end;
      if (bits.baskets < baskets) {
        stop = Arrays.binarySearch(basketAt, begin, end, bits.baskets);
        stop = stop < 0 ? -stop - 1 : stop;
        inBits[item] = stop - begin;
      }
      bits.set(item, basketAt, begin, stop);
    }
  }

  /** How many of an item's places, the first ones, are in {@link #bits}. */
  int inBits(int item) {
    return inBits[item];
  }

  /** The items of each basket; made when first asked for, which mining on bits does without. */
  ItemsByBasket byBasket() {
    ItemsByBasket made = byBasket;
    return made == null ? deal() : made;
  }

  private synchronized ItemsByBasket deal() {
    ItemsByBasket made = byBasket;
    if (made == null) {
      made = new ItemsByBasket(basketAt, counts, baskets, cancellation);
      byBasket = made;
    }
    return made;
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
   * @param cancellation looked at now, and when {@link #byBasket} is made
   */
  static Transactions of(
      Baskets baskets,
      int least,
      int[] required,
      boolean[] excluded,
      CancellationToken cancellation) {
    if (required.length == 0 && noneOf(excluded)) {
      return mostFrequent(baskets, least, cancellation);
    }
    boolean[] left = new boolean[baskets.size()];
    int[] counts = new int[baskets.distinctItems()];
    int holding = 0;
    for (int basket = 0; basket < left.length; basket++) {
      cancellation.throwIfCancelled();
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
      cancellation.throwIfCancelled();
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
    return new Transactions(
        basketsByItem(offsets, items, kept), kept, original, holding, cancellation);
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
  private static Transactions mostFrequent(
      Baskets baskets, int least, CancellationToken cancellation) {
    int frequent = 0;
    while (frequent < baskets.distinctItems() && baskets.supportCount(frequent) >= least) {
      frequent++;
    }
    return new Transactions(
        baskets.basketsByItem(frequent),
        IntStream.range(0, frequent).map(baskets::supportCount).toArray(),
        IntStream.range(0, frequent).toArray(),
        baskets.size(),
        cancellation);
  }

  int distinct() {
    return counts.length;
  }
}
