package dev.ecomm.basket;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.run.CancellationToken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects baskets one after the other, each item of a basket once. For one thread. */
final class BasketCollector {
  private final DictionaryBuilder names = new DictionaryBuilder();

  private int[] offsets = new int[1 << 10];
  private int[] items = new int[1 << 14];

  /** By item, the basket that had it last, counted from 1. */
  private int[] lastBasket = new int[1024];

  private int baskets;
  private int size;
  private long added;

  /** The number of baskets that have ended. */
  int baskets() {
    return baskets;
  }

  void add(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    requireRoom(1);
    add(utf8, 0, utf8.length);
  }

  /** Adds an item by its name, valid UTF-8, for which there must be room; returns its code. */
  int add(byte[] utf8, int start, int length) {
    int code = names.add(utf8, start, length);
    if (code == lastBasket.length) {
      lastBasket = withRoom(lastBasket, code, 1);
    }
    items[size] = code;
    size += lastBasket[code] > baskets ? 0 : 1; // a repeated item is written over
    lastBasket[code] = baskets + 1;
    added++;
    return code;
  }

  /**
   * Adds items that are known words, separated by blanks and tabs; there must be room for them.
   * Ends a basket at the end of a line.
   *
   * @param begin of the first item
   * @param block what bit 0 of {@code ends} stands for
   * @param ends where items end
   * @return the ends from the first on at which no known word ends
   */
  long addWords(WordCodes words, byte[] bytes, int begin, int block, long ends) {
    // all of the state in variables: in fields each item would wait for the one before
    int[] to = items;
    int[] last = lastBasket;
    int[] basketEnds = offsets;
    int next = size;
    int basket = baskets;
    int n = 0;
    int from = begin;
    long rest = ends;
    for (; rest != 0; rest &= rest - 1) {
      int at = block + Long.numberOfTrailingZeros(rest);
      int length = at - from;
      if (length == 0 || length > WordCodes.LONGEST) {
        break;
      }
      int code = words.code(WordCodes.word(bytes, from, length));
      byte end = bytes[at];
      if (code < 0 || (end != ' ' && end != '\n' && end != '\t')) {
        break;
      }
      to[next] = code;
      next += last[code] > basket ? 0 : 1; // no branch
      last[code] = basket + 1;
      n++;
      if (end == '\n') {
        basketEnds[++basket] = next;
      }
      from = at + 1;
    }
    size = next;
    baskets = basket;
    added += n;
    return rest;
  }

  /** Ends the basket at hand, also one without items. */
  void endBasket() {
    requireRoom(1);
    offsets[++baskets] = size;
  }

  /** Makes room for so many items and as many baskets. */
  void requireRoom(int more) {
    items = withRoom(items, size, more);
    offsets = withRoom(offsets, baskets + 1, more);
  }

  /** Doubles the array where it must grow: by what is used alone it would grow again and again. */
  private static int[] withRoom(int[] array, int used, int more) {
    long least = (long) used + more;
    if (least <= array.length) {
      return array;
    }
    if (least > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          "Baskets have more than 2^31 items in all. Leave out rare items or mine in parts.");
    }
    long doubled = Math.max(least, 2L * array.length);
    return Arrays.copyOf(array, (int) Math.min(Integer.MAX_VALUE - 8, doubled));
  }

  /** Drops baskets by size and numbers the rest. */
  Baskets finish(long lines, int minItems, int maxItems, CancellationToken cancellation) {
    Dictionary dictionary = names.build();
    int[] kept = new int[baskets + 1];
    int n = 0;
    int to = 0;
    int tooSmall = 0;
    int largest = 0;
    for (int basket = 0; basket < baskets; basket++) {
      int from = offsets[basket];
      int length = offsets[basket + 1] - from;
      largest = Math.max(largest, length);
      tooSmall += length < minItems ? 1 : 0;
      if (length >= minItems && length <= maxItems) {
        if (to != from) {
          System.arraycopy(items, from, items, to, length);
        }
        to += length;
        kept[++n] = to;
      }
    }
    int tooLarge = baskets - n - tooSmall;
    BasketReport report =
        new BasketReport(
            lines, 0, 0, 0, 0, 0, added - size, 0, baskets, tooSmall, tooLarge, largest);
    return BasketNumbering.of(Arrays.copyOf(kept, n + 1), items, dictionary, report, cancellation);
  }
}
