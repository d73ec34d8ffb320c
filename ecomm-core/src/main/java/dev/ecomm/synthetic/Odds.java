package dev.ecomm.synthetic;

import java.util.Arrays;

/**
 * Draws an index with given odds in constant time: the alias method (Walker, 1977; Vose, 1991).
 * Every column of equal width holds at most two indices.
 */
final class Odds {

  private static final double COLUMN = 0x1p32;

  private final int[] alias;

  /** Of the lower 32 bits of a draw: below it the column's own index, else its alias. */
  private final long[] threshold;

  private Odds(int[] alias, long[] threshold) {
    this.alias = alias;
    this.threshold = threshold;
  }

  /** The odds of index i are proportional to {@code weights[i]}, which must not be negative. */
  static Odds of(double... weights) {
    int n = weights.length;
    double[] height = new double[n];
    double total = Arrays.stream(weights).sum();
    int[] low = new int[n];
    int[] high = new int[n];
    int lows = 0;
    int highs = 0;
    for (int i = 0; i < n; i++) {
      height[i] = weights[i] * n / total;
      if (height[i] < 1) {
        low[lows++] = i;
      } else {
        high[highs++] = i;
      }
    }
    int[] alias = new int[n];
    long[] threshold = new long[n];
    Arrays.fill(threshold, 1L << 32);
    while (lows > 0 && highs > 0) {
      int small = low[--lows];
      int large = high[--highs];
      alias[small] = large;
      threshold[small] = (long) (height[small] * COLUMN);
      height[large] -= 1 - height[small];
      if (height[large] < 1) {
        low[lows++] = large;
      } else {
        high[highs++] = large;
      }
    }
    return new Odds(alias, threshold);
  }

  /** The index that 64 random bits stand for. */
  int pick(long bits) {
    int column = Hash.below(bits, alias.length);
    return (bits & 0xFFFFFFFFL) < threshold[column] ? column : alias[column];
  }

  int pick(Draws draws) {
    return pick(draws.bits());
  }
}
