package dev.ecomm.basket;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import java.util.Arrays;

/** Collects baskets one after the other, each item of a basket once. For one thread. */
final class BasketCollector {
  private final DictionaryBuilder names = new DictionaryBuilder();
  private int[] offsets = new int[1024];
  private int[] items = new int[1 << 14];
  private int[] lastBasket = new int[1024];
  private int baskets;
  private int size;
  private long repeated;

  BasketCollector() {
    Arrays.fill(lastBasket, -1);
  }

  void beginBasket() {
    if (baskets + 1 == offsets.length) {
      offsets = Arrays.copyOf(offsets, grown(offsets.length));
    }
    offsets[baskets++] = size;
  }

  void add(String name) {
    addCode(names.add(name));
  }

  void add(byte[] utf8, int start, int length) {
    addCode(names.add(utf8, start, length));
  }

  private void addCode(int code) {
    if (code >= lastBasket.length) {
      int known = lastBasket.length;
      lastBasket = Arrays.copyOf(lastBasket, Math.max(code + 1, grown(known)));
      Arrays.fill(lastBasket, known, lastBasket.length, -1);
    }
    if (lastBasket[code] == baskets) { // the basket that was begun last
      repeated++;
      return;
    }
    lastBasket[code] = baskets;
    if (size == items.length) {
      items = Arrays.copyOf(items, grown(size));
    }
    items[size++] = code;
  }

  private static int grown(int length) {
    if (length > Integer.MAX_VALUE - 8 - length / 2) {
      throw new IllegalStateException(
          "Baskets have more than 2^31 items in all. Leave out rare items or mine in parts.");
    }
    return length + length / 2;
  }

  /** Drops baskets by size and numbers the rest. */
  Baskets finish(long lines, int minItems, int maxItems) {
    Dictionary dictionary = names.build();
    int[] kept = new int[baskets + 1];
    int n = 0;
    int to = 0;
    int tooSmall = 0;
    int largest = 0;
    offsets[baskets] = size;
    for (int basket = 0; basket < baskets; basket++) {
      int from = offsets[basket];
      int length = offsets[basket + 1] - from;
      largest = Math.max(largest, length);
      tooSmall += length < minItems ? 1 : 0;
      if (length >= minItems && length <= maxItems) {
        System.arraycopy(items, from, items, to, length);
        to += length;
        kept[++n] = to;
      }
    }
    int tooLarge = baskets - n - tooSmall;
    BasketReport report =
        new BasketReport(lines, 0, 0, 0, 0, 0, repeated, 0, baskets, tooSmall, tooLarge, largest);
    return BasketNumbering.of(Arrays.copyOf(kept, n + 1), items, dictionary, report);
  }
}
