package dev.ecomm.model.internal;

import java.util.Arrays;

/**
 * Numbers pairs of codes in order of first appearance and counts how often each was added. Open
 * addressing, at most a quarter full, so that most searches for a pair that is not there end at
 * once; a slot is the number of its pair + 1.
 *
 * <p>Cost: one probe of a table and one of the pairs for each addition; 32 to 48 bytes a pair. For
 * one thread.
 */
public final class PairCounts {

  /** The number of a pair that was never added. */
  public static final int NONE = -1;

  /** Takes each pair once. */
  public interface Consumer {
    /** A pair and how often it was added. */
    void accept(int first, int second, long count);
  }

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int MAX_PAIRS = 1 << 28;

  private long[] pairs = new long[16];
  private long[] counts = new long[16];
  private int size;
  private int[] slots = new int[64];

  /** Makes an empty table. */
  public PairCounts() {}

  /** The number of distinct pairs; they are numbered from 0. */
  public int size() {
    return size;
  }

  /** The first code of a pair. */
  public int first(int pair) {
    return (int) (pairs[pair] >>> 32);
  }

  /** The second code of a pair. */
  public int second(int pair) {
    return (int) pairs[pair];
  }

  /** How often a pair was added. */
  public long count(int pair) {
    return counts[pair];
  }

  /** Counts a pair and returns its number, a new one if it is new. */
  public int add(int first, int second) {
    return add(first, second, 1);
  }

  /** Counts a pair several times, maybe not at all, and returns its number. */
  public int add(int first, int second, long times) {
    long codes = (long) first << 32 | (second & 0xFFFFFFFFL);
    int at = slot(codes);
    if (slots[at] == 0) {
      at = insert(codes, at);
    }
    int pair = slots[at] - 1;
    counts[pair] += times;
    return pair;
  }

  /** Counts a pair that has a number once more. */
  public void again(int pair) {
    counts[pair]++;
  }

  /** The number of a pair, or {@link #NONE} if it was never added. */
  public int find(int first, int second) {
    return slots[slot((long) first << 32 | (second & 0xFFFFFFFFL))] - 1;
  }

  /** Shows every pair, in order of first appearance. */
  public void forEach(Consumer consumer) {
    for (int pair = 0; pair < size; pair++) {
      consumer.accept(first(pair), second(pair), counts[pair]);
    }
  }

  /** Where a pair is, or the free slot where it would be. */
  private int slot(long codes) {
    int mask = slots.length - 1;
    int at = hash(codes) & mask;
    while (slots[at] != 0 && pairs[slots[at] - 1] != codes) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private int insert(long codes, int free) {
    if (size == MAX_PAIRS) {
      throw new IllegalStateException("more than " + MAX_PAIRS + " distinct pairs of codes");
    }
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    pairs[size++] = codes;
    slots[free] = size;
    if (size * 4L <= slots.length) {
      return free;
    }
    slots = new int[slots.length * 2];
    for (int pair = 0; pair < size; pair++) {
      slots[slot(pairs[pair])] = pair + 1;
    }
    return slot(codes);
  }

  private static int hash(long codes) {
    return (int) ((codes * MULTIPLIER) >>> 32);
  }
}
