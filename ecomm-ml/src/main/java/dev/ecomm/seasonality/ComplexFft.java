package dev.ecomm.seasonality;

import java.util.ArrayList;
import java.util.List;

/**
 * Fourier transforms of complex values in two arrays, real and imaginary parts: {@code X_k = sum of
 * x_j exp(-2 pi i j k / n)}. Stockham's order: stage by stage from one pair of arrays to another,
 * which sorts the outputs on the way. Immutable.
 *
 * <p>Several transforms side by side: value j of column q stands at {@code q + columns * j}, before
 * and after.
 */
final class ComplexFft {
  private final List<Butterflies> stages = new ArrayList<>();

  /**
   * Transforms of one length.
   *
   * @param n the length, a product of primes of which none is large
   * @param columns how many are done at once
   */
  ComplexFft(int n, int columns) {
    int width = columns;
    int groups = n;
    for (int radix : Primes.radixes(n)) {
      groups /= radix;
      stages.add(new Butterflies(radix, width, groups));
      width *= radix;
    }
  }

  /** Whether the result of {@link #run} is in the second pair of arrays. */
  boolean endsInSecond() {
    return stages.size() % 2 == 1;
  }

  /** Transforms the first pair; both pairs are written. With re and im exchanged: the inverse. */
  void run(double[] re, double[] im, double[] otherRe, double[] otherIm) {
    boolean swap = false;
    for (Butterflies stage : stages) {
      if (swap) {
        stage.run(otherRe, otherIm, re, im);
      } else {
        stage.run(re, im, otherRe, otherIm);
      }
      swap = !swap;
    }
  }
}
