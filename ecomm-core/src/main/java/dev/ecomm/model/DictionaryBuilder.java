package dev.ecomm.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers texts in order of first appearance, straight from UTF-8 bytes: no String is made for a
 * text that is already known. Open addressing with linear probing, at most half full. A slot is a
 * key beside a code: a text of up to seven bytes is its own key, so one look finds it; the key of a
 * longer one is its hash, and only an equal one has its text compared.
 *
 * <p>For one thread.
 */
public final class DictionaryBuilder {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  /** Set in the key of a longer text, never in that of a short one, whose highest byte is small. */
  private static final long LONG_TEXT = Long.MIN_VALUE;

  private static final int SHORT_LENGTH = 7;
  private static final int FEWEST_SLOTS = 128;

  /** Texts of up to this many times eight bytes are compared without a loop. */
  private static final int STEPS_AT_ONCE = 5;

  private byte[] utf8;
  private int[] ends;
  private int size;

  /** Pairs of a key and a code + 1, which is 0 for a free slot. */
  private long[] slots;

  /** Leaves as many upper bits of a product as number the pairs of {@link #slots}. */
  private int shift;

  /** Makes an empty builder. */
  public DictionaryBuilder() {
    utf8 = new byte[256];
    ends = new int[16];
    slots = new long[FEWEST_SLOTS];
    shift = shift(slots);
  }

  /** An index of a finished dictionary. */
  DictionaryBuilder(Dictionary known) {
    utf8 = new byte[known.utf8Length() + 8];
    ends = new int[Math.max(1, known.size())];
    slots = new long[Math.max(FEWEST_SLOTS, Integer.highestOneBit(Math.max(1, known.size())) << 3)];
    shift = shift(slots);
    for (int code = 0; code < known.size(); code++) {
      addNew(known.utf8(), known.start(code), known.utf8Length(code));
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
    return code != Dictionary.MISSING ? code : addNew(bytes, start, length);
  }

  /**
   * Adds a text that {@link #code} did not find, without looking for it again.
   *
   * @param bytes holds the text; read only
   * @param start first byte
   * @param length number of bytes, which must be valid UTF-8
   * @return its code
   * @throws IllegalStateException if the texts together pass 2 GB
   */
  public int addNew(byte[] bytes, int start, int length) {
    if ((size + 1) * 4L > slots.length) {
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
    put(slots, shift, key(bytes, start, length), size + 1);
    return size++;
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
    long key = key(bytes, start, length);
    long[] pairs = slots;
    int mask = pairs.length - 2;
    for (int at = place(key, shift); ; at = (at + 2) & mask) {
      int code = (int) pairs[at + 1] - 1;
      if (code < 0) {
        return Dictionary.MISSING;
      }
      if (pairs[at] == key && (key >= 0 || is(code, bytes, start, length))) {
        return code;
      }
    }
  }

  /**
   * Finds the end of a text that is guessed to stand somewhere, with a certain byte behind it.
   * Cheaper than to look for that byte and then for the code of the text in front of it.
   *
   * @param code of the guess, from 0 to {@link #size()}, exclusive
   * @param bytes holds the text; read only
   * @param start first byte of the text
   * @param end the end of what may be read
   * @param mark the byte that must follow the text
   * @return where the mark stands, or -1 if the guess was wrong
   */
  public int endOfGuess(int code, byte[] bytes, int start, int end, byte mark) {
    int from = start(code);
    int length = ends[code] - from;
    int stop = start + length;
    boolean right = stop < end && bytes[stop] == mark && equal(utf8, from, bytes, start, length);
    return right ? stop : -1;
  }

  /**
   * Returns the texts so far; the builder can go on and build again.
   *
   * @return a dictionary with arrays of its own, without slack
   */
  public Dictionary build() {
    return buildFrom(0);
  }

  /** The texts from a code on, as a dictionary in which that one is 0. */
  Dictionary buildFrom(int firstCode) {
    int start = firstCode == 0 ? 0 : ends[firstCode - 1];
    int end = size == 0 ? 0 : ends[size - 1];
    int[] newEnds = new int[size - firstCode];
    for (int i = 0; i < newEnds.length; i++) {
      newEnds[i] = ends[firstCode + i] - start;
    }
    return new Dictionary(Arrays.copyOfRange(utf8, start, end), newEnds, newEnds.length);
  }

  private boolean is(int code, byte[] bytes, int start, int length) {
    int from = start(code);
    return ends[code] - from == length && equal(utf8, from, bytes, start, length);
  }

  private int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  private void growSlots() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    shift--;
    for (int at = 0; at < slots.length; at += 2) {
      if (slots[at + 1] != 0) {
        put(larger, shift, slots[at], slots[at + 1]);
      }
    }
    slots = larger;
  }

  private static int shift(long[] slots) {
    return Long.numberOfLeadingZeros(slots.length / 2 - 1);
  }

  private static void put(long[] slots, int shift, long key, long codePlus1) {
    int mask = slots.length - 2;
    int at = place(key, shift);
    while (slots[at + 1] != 0) {
      at = (at + 2) & mask;
    }
    slots[at] = key;
    slots[at + 1] = codePlus1;
  }

  /** Where to begin to look for a key: the upper bits of the product depend on all of its bits. */
  private static int place(long key, int shift) {
    return (int) ((key * MULTIPLIER) >>> shift) << 1;
  }

  /** Eight bytes a step; the last step looks at the eight bytes that end with the text. */
  private static boolean equal(byte[] known, int from, byte[] bytes, int start, int length) {
    if (length < 8) {
      if (from + 8 <= known.length && start + 8 <= bytes.length) {
        return length == 0 || difference(known, from, bytes, start) << (64 - 8 * length) == 0;
      }
      return Arrays.equals(known, from, from + length, bytes, start, start + length);
    }
    int last = length - 8;
    if (length <= STEPS_AT_ONCE * 8) {
      // As many steps for a short text as for a long one, so that their number, which nothing
      // foretells, is no branch.
      int second = Math.min(8, last);
      int third = Math.min(16, last);
      int fourth = Math.min(24, last);
      long difference =
          difference(known, from, bytes, start)
              | difference(known, from + second, bytes, start + second)
              | difference(known, from + third, bytes, start + third)
              | difference(known, from + fourth, bytes, start + fourth)
              | difference(known, from + last, bytes, start + last);
      return difference == 0;
    }
    for (int i = 0; i < last; i += 8) {
      if (difference(known, from + i, bytes, start + i) != 0) {
        return false;
      }
    }
    return difference(known, from + last, bytes, start + last) == 0;
  }

  private static long difference(byte[] known, int from, byte[] bytes, int start) {
    return (long) LONG.get(known, from) ^ (long) LONG.get(bytes, start);
  }

  /** A short text with its length in the highest byte, or the hash of a longer one. */
  private static long key(byte[] bytes, int start, int length) {
    return length <= SHORT_LENGTH
        ? word(bytes, start, length) | (long) length << 56
        : hash(bytes, start, length) | LONG_TEXT;
  }

  /** Up to seven bytes, the first one lowest. */
  private static long word(byte[] bytes, int start, int length) {
    if (start + 8 <= bytes.length) {
      return (long) LONG.get(bytes, start) & ~(-1L << (8 * length));
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[start + i] & 0xFFL) << (8 * i);
    }
    return word;
  }

  /** Eight bytes a step; the last one reads the eight bytes that end with the text. */
  private static long hash(byte[] bytes, int start, int length) {
    long hash = length;
    int last = start + length - 8;
    for (int at = start; at < last; at += 8) {
      hash = mix(hash ^ (long) LONG.get(bytes, at));
    }
    return mix(hash ^ (long) LONG.get(bytes, last));
  }

  private static long mix(long value) {
    long product = value * MULTIPLIER;
    return product ^ (product >>> 32);
  }
}
