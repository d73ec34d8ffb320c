package dev.ecomm.interpret;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Random orders that depend on what they are for, not on when or by whom they are drawn. */
final class Draws {

  /** The fractional part of the golden ratio, with which SplitMix64 steps. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private Draws() {}

  /** A generator of its own for each path of numbers below a seed. */
  static SplittableRandom of(long seed, long... path) {
    long mixed = seed;
    for (long number : path) {
      mixed = mix(mixed + STEP) ^ mix(number * STEP + 1);
    }
    return new SplittableRandom(mixed);
  }

  /** The last steps of SplitMix64 (Steele, Lea and Flood, 2014). */
  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Puts the items into a random order, each equally likely (Fisher and Yates). */
  static void shuffle(int[] items, SplittableRandom random) {
    for (int i = items.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
  }

  /** Some of the items, in ascending order; all of them if there are no more than wanted. */
  static int[] sample(int[] ascending, int wanted, SplittableRandom random) {
    if (ascending.length <= wanted) {
      return ascending;
    }
    int[] drawn = ascending.clone();
    shuffle(drawn, random);
    int[] some = Arrays.copyOf(drawn, wanted);
    Arrays.sort(some);
    return some;
  }
}
