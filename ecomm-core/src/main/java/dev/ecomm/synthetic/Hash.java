package dev.ecomm.synthetic;

/**
 * Numbers that look random but follow from what they are asked about. A customer's country is a
 * hash of seed and customer, so that no customer needs to be stored and no order of questions
 * matters.
 */
final class Hash {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final long MULTIPLIER = 0xD1342543DE82EF95L;

  private Hash() {}

  /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014; constants by David Stafford). */
  static long mix(long value) {
    long z = value + GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * A number of its own for each of the questions {@code index} about a key that is a hash itself.
   * The multiplier is another than that of SplittableRandom, whose sequence for the key would else
   * be the same.
   */
  static long of(long key, long index) {
    return mix(key ^ ((index + 1) * MULTIPLIER));
  }

  static long of(long key, long index, long part) {
    return of(of(key, index), part);
  }

  /** The upper 53 bits as a fraction in [0, 1). */
  static double unit(long bits) {
    return (bits >>> 11) * 0x1p-53;
  }

  /** The upper 32 bits as a whole number in [0, bound). */
  static int below(long bits, int bound) {
    return (int) (((bits >>> 32) * bound) >>> 32);
  }
}
