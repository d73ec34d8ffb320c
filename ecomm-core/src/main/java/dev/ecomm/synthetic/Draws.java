package dev.ecomm.synthetic;

import java.util.SplittableRandom;

/**
 * The random numbers of one invoice or one day. Only {@code nextLong} is taken from the JDK: its
 * bounded and floating-point draws have changed between releases, and the bytes here must not.
 */
final class Draws {

  private final SplittableRandom random;

  /** Starts the sequence that belongs to a key, usually a {@link Hash}. */
  Draws(long key) {
    random = new SplittableRandom(key);
  }

  long bits() {
    return random.nextLong();
  }

  /** A fraction in [0, 1). */
  double unit() {
    return Hash.unit(random.nextLong());
  }

  /** A whole number in [0, bound). */
  int below(int bound) {
    return Hash.below(random.nextLong(), bound);
  }

  /** A whole number in [from, to], both included. */
  int between(int from, int to) {
    return from + below(to - from + 1);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** The expected value rounded up or down at random, so that many draws keep their mean. */
  int rounded(double expected) {
    return (int) (expected + unit());
  }
}
