package dev.ecomm.basket;

import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import java.util.Arrays;

/** Collects baskets one after the other, each item of a basket once. For one thread. */
final class BasketCollector {
  private final DictionaryBuilder names = new DictionaryBuilder();

  // words of up to eight bytes, packed, and their codes; open addressing, 0 is free
  private long[] words = new long[1 << 12];
  private int[] wordCodes = new int[1 << 12];
  private int wordsUsed;

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

  /**
   * Adds a name of one to eight bytes, none of them 0, that is given packed as well: the caller has
   * seen each byte anyway, and a number is found faster than a text.
   */
  void addWord(long word, byte[] utf8, int start, int length) {
    int mask = words.length - 1;
    int at = slot(word, mask);
    while (words[at] != word) {
      if (words[at] == 0) {
        int code = names.add(utf8, start, length);
        words[at] = word;
        wordCodes[at] = code;
        if (++wordsUsed * 2 > mask) {
          growWords();
        }
        addCode(code);
        return;
      }
      at = (at + 1) & mask;
    }
    addCode(wordCodes[at]);
  }

  private static int slot(long word, int mask) {
    return (int) ((word * 0x9E37_79B9_7F4A_7C15L) >>> 32) & mask;
  }

  private void growWords() {
    long[] oldWords = words;
    int[] oldCodes = wordCodes;
    words = new long[oldWords.length * 2];
    wordCodes = new int[oldWords.length * 2];
    for (int i = 0; i < oldWords.length; i++) {
      if (oldWords[i] != 0) {
        int at = slot(oldWords[i], words.length - 1);
        while (words[at] != 0) {
          at = (at + 1) & (words.length - 1);
        }
        words[at] = oldWords[i];
        wordCodes[at] = oldCodes[i];
      }
    }
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
