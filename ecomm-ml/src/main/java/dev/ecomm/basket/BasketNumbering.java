package dev.ecomm.basket;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.run.CancellationToken;
import java.util.Arrays;

/**
 * Renumbers items by frequency and sorts baskets by the new numbers: items are dealt out to lists
 * of baskets, and baskets from there to lists of items, the latter when they are first asked for.
 */
final class BasketNumbering {

  private BasketNumbering() {}

  /**
   * Baskets of raw codes, no code twice in a basket.
   *
   * @param offsets where baskets begin, and the end of the last
   * @param raw codes of names; not all names need be used
   */
  static Baskets of(
      int[] offsets,
      int[] raw,
      Dictionary names,
      BasketReport report,
      CancellationToken cancellation) {
    int[] counts = new int[names.size()];
    for (int basket = 0; basket < offsets.length - 1; basket++) {
      cancellation.throwIfCancelled();
      int end = offsets[basket + 1];
      for (int at = offsets[basket]; at < end; at++) {
        counts[raw[at]]++;
      }
    }
    int[] order = byFrequency(counts, names);
    int[] next = new int[names.size()]; // by raw code: where the next basket of the item goes
    int[] supports = new int[order.length];
    DictionaryBuilder ordered = new DictionaryBuilder();
    byte[] name = {};
    int place = 0;
    for (int item = 0; item < order.length; item++) {
      next[order[item]] = place;
      place += counts[order[item]];
      supports[item] = counts[order[item]];
      int length = names.utf8Length(order[item]);
      name = length <= name.length ? name : new byte[2 * length];
      names.copyUtf8(order[item], name, 0);
      ordered.addNew(name, 0, length);
    }
    int[] basketsByItem = basketsByItem(offsets, raw, next, cancellation);
    return new Baskets(offsets, basketsByItem, supports, ordered.build(), report);
  }

  /** The raw codes in use, most frequent first, then in code-point order. */
  private static int[] byFrequency(int[] counts, Dictionary names) {
    byte[][] utf8 = new byte[counts.length][];
    long[] keys = new long[counts.length];
    int used = 0;
    for (int item = 0; item < counts.length; item++) {
      if (counts[item] > 0) {
        utf8[item] = new byte[names.utf8Length(item)];
        names.copyUtf8(item, utf8[item], 0);
        keys[used++] = ((long) (Integer.MAX_VALUE - counts[item]) << 32) | item;
      }
    }
    Arrays.sort(keys, 0, used);
    int[] order = new int[used];
    for (int i = 0; i < used; i++) {
      order[i] = (int) keys[i];
    }
    for (int from = 0; from < used; ) {
      int to = from + 1;
      while (to < used && counts[order[to]] == counts[order[from]]) {
        to++;
      }
      sortByName(order, from, to, utf8);
      from = to;
    }
    return order;
  }

  /** The order of UTF-8 bytes is the order of code points. */
  private static void sortByName(int[] order, int from, int to, byte[][] utf8) {
    if (to - from > 1) {
      int[] sorted =
          Arrays.stream(order, from, to)
              .boxed()
              .sorted((a, b) -> Arrays.compareUnsigned(utf8[a], utf8[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      System.arraycopy(sorted, 0, order, from, sorted.length);
    }
  }

  private static int[] basketsByItem(
      int[] offsets, int[] raw, int[] next, CancellationToken cancellation) {
    int[] baskets = new int[offsets[offsets.length - 1]];
    for (int basket = 0; basket < offsets.length - 1; basket++) {
      cancellation.throwIfCancelled();
      int end = offsets[basket + 1];
      for (int at = offsets[basket]; at < end; at++) {
        baskets[next[raw[at]]++] = basket;
      }
    }
    return baskets;
  }

  /** Deals in the order of codes, so each basket comes out sorted. */
  static int[] items(int[] offsets, int[] basketsByItem, int[] supports) {
    int[] free = offsets.clone();
    int[] items = new int[basketsByItem.length];
    int at = 0;
    for (int item = 0; item < supports.length; item++) {
      for (int last = at + supports[item]; at < last; at++) {
        items[free[basketsByItem[at]]++] = item;
      }
    }
    return items;
  }
}
