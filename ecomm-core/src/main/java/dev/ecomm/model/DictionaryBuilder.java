package dev.ecomm.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers texts in order of first appearance, straight from UTF-8 bytes: no String is made for a
 * text that is already known. Open addressing with linear probing, at most half full; a slot holds
 * the upper half of the hash beside the code, so that most misses never touch the text.
 *
 * <p>For one thread.
 */
public final class DictionaryBuilder {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final long HASH_BITS = 0xFFFFFFFF00000000L;

  private byte[] utf8;
  private int[] ends;
  private int size;

  /** Upper 32 bits: of the hash; lower 32: code + 1, 0 for a free slot. */
  private long[] slots;

  /** Makes an empty builder. */
  public DictionaryBuilder() {
    utf8 = new byte[256];
    ends = new int[16];
    slots = new long[64];
  }

  /** An index of a finished dictionary. */
  DictionaryBuilder(Dictionary known) {
    utf8 = new byte[known.utf8Length() + 8];
    ends = new int[Math.max(1, known.size())];
    slots = new long[Math.max(64, Integer.highestOneBit(Math.max(1, known.size())) << 2)];
    for (int code = 0; code < known.size(); code++) {
      insert(known.utf8(), known.start(code), known.utf8Length(code));
    }
  }

  /**
   * Returns the number of texts so far.
   *
   * @return the next new text gets this code
   */
  public int size() {
    return size;
  }

  /**
   * Returns the code of a text, adding it if it is new.
   *
   * @param text any text; unpaired surrogates become {@code ?}
   * @return its code
   */
  public int add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length);
  }

  /**
   * Returns the code of a text, adding it if it is new.
   *
   * @param bytes holds the text; read only
   * @param start first byte
   * @param length number of bytes, which must be valid UTF-8
   * @return its code
   * @throws IllegalStateException if the texts together pass 2 GB
   */
  public int add(byte[] bytes, int start, int length) {
    int code = code(bytes, start, length);
    return code != Dictionary.MISSING ? code : insert(bytes, start, length);
  }

  /**
   * Finds a text without adding it.
   *
   * @param bytes holds the text; read only
   * @param start first byte
   * @param length number of bytes
   * @return its code, or {@link Dictionary#MISSING}
   */
  public int code(byte[] bytes, int start, int length) {
    long hash = hash(bytes, start, length);
    int mask = slots.length - 1;
    for (int at = (int) hash & mask; ; at = (at + 1) & mask) {
      long slot = slots[at];
      if (slot == 0) {
        return Dictionary.MISSING;
      }
      if (((slot ^ hash) & HASH_BITS) == 0) {
        int code = (int) slot - 1;
        int from = code == 0 ? 0 : ends[code - 1];
        if (ends[code] - from == length && equal(utf8, from, bytes, start, length)) {
          return code;
        }
      }
    }
  }

  /**
   * Returns the texts so far; the builder can go on and build again.
   *
   * @return a dictionary with arrays of its own, without slack
   */
  public Dictionary build() {
    int length = size == 0 ? 0 : ends[size - 1];
    return new Dictionary(Arrays.copyOf(utf8, length), Arrays.copyOf(ends, size), size);
  }

  private int insert(byte[] bytes, int start, int length) {
    if ((size + 1) * 2 > slots.length) {
      growSlots();
    }
    int from = size == 0 ? 0 : ends[size - 1];
    if (Integer.MAX_VALUE - 16 - from < length) {
      throw new IllegalStateException(
          "a column's distinct texts pass 2 GB; read in batches, each has its own dictionary");
    }
    int end = from + length;
    if (end + 8 > utf8.length) {
      // Eight bytes to spare, so that short texts can be compared as one long.
      utf8 = Arrays.copyOf(utf8, (int) Math.min(Integer.MAX_VALUE - 8, (end + 8) * 2L));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(bytes, start, utf8, from, length);
    ends[size] = end;
    place(slots, hash(bytes, start, length), size);
    return size++;
  }

  private void growSlots() {
    long[] larger = new long[slots.length * 2];
    for (int code = 0; code < size; code++) {
      int from = code == 0 ? 0 : ends[code - 1];
      place(larger, hash(utf8, from, ends[code] - from), code);
    }
    slots = larger;
  }

  private static void place(long[] slots, long hash, int code) {
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = (hash & HASH_BITS) | (code + 1);
  }

  /** Eight bytes a step; the last step looks at the eight bytes that end with the text. */
  private static boolean equal(byte[] known, int from, byte[] bytes, int start, int length) {
    if (length < 8) {
      if (from + 8 <= known.length && start + 8 <= bytes.length) {
        long difference = (long) LONG.get(known, from) ^ (long) LONG.get(bytes, start);
        return (difference & (-1L >>> (64 - 8 * length))) == 0 || length == 0;
      }
      return Arrays.equals(known, from, from + length, bytes, start, start + length);
    }
    int last = length - 8;
    for (int i = 0; i < last; i += 8) {
      if ((long) LONG.get(known, from + i) != (long) LONG.get(bytes, start + i)) {
        return false;
      }
    }
    return (long) LONG.get(known, from + last) == (long) LONG.get(bytes, start + last);
  }

  /** Eight bytes a step; the last, partial step reads the eight bytes that end with the text. */
  private static long hash(byte[] bytes, int start, int length) {
    long hash = length;
    int at = start;
    for (int end = start + length - 8; at <= end; at += 8) {
      hash = mix(hash ^ (long) LONG.get(bytes, at));
    }
    int left = start + length - at;
    if (left > 0) {
      long tail;
      if (length >= 8) {
        tail = (long) LONG.get(bytes, start + length - 8);
      } else if (at + 8 <= bytes.length) {
        tail = (long) LONG.get(bytes, at) & (-1L >>> (64 - 8 * left));
      } else {
        tail = 0;
        for (int i = 0; i < left; i++) {
          tail |= (bytes[at + i] & 0xFFL) << (8 * i);
        }
      }
      hash = mix(hash ^ tail);
    }
    return hash;
  }

  private static long mix(long value) {
    long product = value * MULTIPLIER;
    return product ^ (product >>> 32);
  }
}
