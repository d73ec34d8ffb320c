package dev.ecomm.basket;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Renumbers items by frequency and sorts baskets by the new numbers, both without comparisons. */
final class BasketNumbering {

  private BasketNumbering() {}

  /**
   * Baskets of raw codes, no code twice in a basket.
   *
   * @param offsets where baskets begin, and the end of the last
   * @param raw codes of names; not all names need be used
   */
  static Baskets of(int[] offsets, int[] raw, Dictionary names, BasketReport report) {
    int[] counts = new int[names.size()];
    int pairs = offsets[offsets.length - 1];
    for (int at = 0; at < pairs; at++) {
      counts[raw[at]]++;
    }
    int[] order = byFrequency(counts, names);
    int[] code = new int[names.size()];
    int[] supports = new int[order.length];
    DictionaryBuilder ordered = new DictionaryBuilder();
    for (int item = 0; item < order.length; item++) {
      code[order[item]] = item;
      supports[item] = counts[order[item]];
      ordered.add(names.text(order[item]));
    }
    return new Baskets(
        offsets, sorted(offsets, raw, code, supports), supports, ordered.build(), report);
  }

  /** The raw codes in use, most frequent first, then in code-point order. */
  private static int[] byFrequency(int[] counts, Dictionary names) {
    byte[][] utf8 = new byte[counts.length][];
    for (int item = 0; item < counts.length; item++) {
      utf8[item] = new byte[names.utf8Length(item)];
      names.copyUtf8(item, utf8[item], 0);
    }
    Comparator<Integer> frequentFirst = Comparator.comparingInt(item -> -counts[item]);
    return IntStream.range(0, counts.length)
        .filter(item -> counts[item] > 0)
        .boxed()
        // the order of UTF-8 bytes is the order of code points
        .sorted(frequentFirst.thenComparing(item -> utf8[item], Arrays::compareUnsigned))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Deals the items out to their baskets in the order of their codes, so each comes out sorted. */
  private static int[] sorted(int[] offsets, int[] raw, int[] code, int[] supports) {
    int[] next = new int[supports.length];
    for (int item = 1; item < next.length; item++) {
      next[item] = next[item - 1] + supports[item - 1];
    }
    int pairs = offsets[offsets.length - 1];
    int[] basketsOfItem = new int[pairs];
    for (int basket = 0; basket < offsets.length - 1; basket++) {
      for (int at = offsets[basket]; at < offsets[basket + 1]; at++) {
        basketsOfItem[next[code[raw[at]]]++] = basket;
      }
    }
    int[] free = Arrays.copyOf(offsets, offsets.length);
    int[] items = new int[pairs];
    int at = 0;
    for (int item = 0; item < supports.length; item++) {
      for (int last = at + supports[item]; at < last; at++) {
        items[free[basketsOfItem[at]]++] = item;
      }
    }
    return items;
  }
}
