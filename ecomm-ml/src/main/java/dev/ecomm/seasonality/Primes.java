package dev.ecomm.seasonality;

import java.util.ArrayList;
import java.util.List;

/** Lengths of Fourier transforms as products. */
final class Primes {

  private Primes() {}

  /**
   * The stages of a transform: fours, a two, threes, fives, then larger primes, which like width.
   */
  static List<Integer> radixes(int n) {
    List<Integer> radixes = new ArrayList<>();
    int rest = n;
    for (int radix : new int[] {4, 2, 3, 5}) {
      while (rest % radix == 0) {
        radixes.add(radix);
        rest /= radix;
      }
    }
    for (int prime = 7; rest > 1; prime += 2) {
      while (rest % prime == 0) {
        radixes.add(prime);
        rest /= prime;
      }
      if ((long) prime * prime > rest && rest > 1) {
        radixes.add(rest);
        rest = 1;
      }
    }
    return radixes;
  }

  /** The largest prime of a number; 1 of 1. */
  static int largest(int n) {
    int largest = 1;
    for (int radix : radixes(n)) {
      largest = Math.max(largest, radix == 4 ? 2 : radix);
    }
    return largest;
  }

  /** The next multiple of 16 that has only the primes 2, 3 and 5. */
  static int nextSmooth(int least) {
    int n = (least + 15) / 16 * 16;
    while (largest(n) > 5) {
      n += 16;
    }
    return n;
  }
}
