package dev.ecomm.basket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The codes of words of one to seven bytes, none of them 0, each packed into a number: a hash table
 * with open addressing, a code beside its word, at most an eighth full, for a second look costs
 * more than memory. For one thread.
 */
final class WordCodes {

  /** The most bytes of a word. */
  static final int LONGEST = 7;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

  /** Pairs of a word and its code; 0 is no word. */
  private long[] slots = new long[1 << 12];

  /** Leaves as many upper bits of a product as number the pairs. */
  private int shift = 64 - 11;

  private int size;

  /** Packs the bytes of a word, the first one lowest; there must be eight bytes to look at. */
  static long word(byte[] bytes, int start, int length) {
    return (long) LONG.get(bytes, start) & ~(-1L << (Byte.SIZE * length));
  }

  /** The code of a word, -1 if it has none. */
  int code(long word) {
    long[] pairs = slots;
    int mask = pairs.length - 2;
    for (int at = place(word); ; at = (at + 2) & mask) {
      long found = pairs[at];
      if (found == word) {
        return (int) pairs[at + 1];
      }
      if (found == 0) {
        return -1;
      }
    }
  }

  /** Gives a word a code; that of a known word stays. */
  void put(long word, int code) {
    if (code(word) >= 0) {
      return;
    }
    if (16L * (size + 1) > slots.length) {
      grow();
    }
    insert(word, code);
    size++;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[Math.multiplyExact(2, old.length)];
    shift--;
    for (int at = 0; at < old.length; at += 2) {
      if (old[at] != 0) {
        insert(old[at], old[at + 1]);
      }
    }
  }

  private void insert(long word, long code) {
    int at = place(word);
    while (slots[at] != 0) {
      at = (at + 2) & (slots.length - 2);
    }
    slots[at] = word;
    slots[at + 1] = code;
  }

  private int place(long word) {
    return (int) ((word * MULTIPLIER) >>> shift) << 1;
  }
}
