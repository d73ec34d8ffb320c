package dev.ecomm.clean;

import dev.ecomm.model.internal.PairCounts;

/**
 * Tells of most pairs of codes, by one bit, that they are not among some others: a Bloom filter of
 * one hash. 16 to 32 bits a pair, so it stays in a nearer cache than the pairs themselves, and one
 * search in sixteen at most is sent on in vain.
 */
final class PairFilter {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int BITS_PER_PAIR = 16;

  private final long[] bits;

  /** A filter of the pairs so far. */
  PairFilter(PairCounts pairs) {
    long least = Math.max(Long.SIZE, pairs.size() * (long) BITS_PER_PAIR);
    bits = new long[(int) (Long.highestOneBit(2 * least - 1) / Long.SIZE)];
    pairs.forEach(
        (first, second, count) -> {
          long hash = hash(first, second);
          bits[word(hash)] |= 1L << hash;
        });
  }

  /** False only if the pair is not among them. */
  boolean mayHold(int first, int second) {
    long hash = hash(first, second);
    return (bits[word(hash)] & 1L << hash) != 0;
  }

  /** The lowest six bits choose the bit of a word. */
  private int word(long hash) {
    return (int) (hash >>> 6) & (bits.length - 1);
  }

  private static long hash(int first, int second) {
    return (((long) first << 32 | second) * MULTIPLIER) >>> 24;
  }
}
