package dev.ecomm.seasonality;

import java.util.OptionalInt;

/**
 * A transform of a * b values as b-point transforms of a columns, roots of unity, a transposition,
 * and a-point transforms of b columns. All columns go at once, so that no loop of a stage is
 * shorter than a or b, where the compiler takes several values at once; a single transform's first
 * stages have loops of one and a few.
 *
 * @see <a href="https://doi.org/10.1007/BF00162341">Bailey (1990), FFTs in external or hierarchical
 *     memory</a>
 */
final class FourStepFft implements ComplexTransform {
  /** Shorter loops do not pay for the transposition. */
  private static final int SHORTEST = 16;

  /** Longer arrays leave the nearest cache, where strides cost more than short loops. */
  private static final int LONGEST = 1 << 11;

  private final int a;
  private final int b;
  private final ComplexFft first;
  private final ComplexFft second;

  /** For column q and output k at {@code q + a * k}. */
  private final double[] rootRe;

  private final double[] rootIm;

  private FourStepFft(int a, int b) {
    this.a = a;
    this.b = b;
    this.first = new ComplexFft(b, a);
    this.second = new ComplexFft(a, b);
    this.rootRe = new double[a * b];
    this.rootIm = new double[a * b];
    for (int k = 0; k < b; k++) {
      for (int q = 0; q < a; q++) {
        rootRe[q + a * k] = RootsOfUnity.cos((long) q * k, (long) a * b);
        rootIm[q + a * k] = RootsOfUnity.minusSin((long) q * k, (long) a * b);
      }
    }
  }

  /** The fastest transform of one length: in four steps if that length has factors that suit. */
  static ComplexTransform of(int n) {
    OptionalInt a = factor(n);
    return a.isPresent() ? new FourStepFft(a.getAsInt(), n / a.getAsInt()) : new ComplexFft(n, 1);
  }

  /** The largest factor up to the square root. */
  private static OptionalInt factor(int n) {
    if (n <= LONGEST) {
      for (int a = (int) Math.sqrt(n); a >= SHORTEST; a--) {
        if (n % a == 0) {
          return OptionalInt.of(a);
        }
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public boolean endsInSecond() {
    return first.endsInSecond() == second.endsInSecond();
  }

  @Override
  public void run(double[] re, double[] im, double[] otherRe, double[] otherIm) {
    first.run(re, im, otherRe, otherIm);
    if (first.endsInSecond()) {
      turn(otherRe, otherIm, re, im);
      second.run(re, im, otherRe, otherIm);
    } else {
      turn(re, im, otherRe, otherIm);
      second.run(otherRe, otherIm, re, im);
    }
  }

  /** Multiplies by the roots, and makes rows of columns. */
  private void turn(double[] xr, double[] xi, double[] yr, double[] yi) {
    for (int k = 0; k < b; k++) {
      int x = a * k;
      for (int q = 0, y = k; q < a; q++, x++, y += b) {
        double wr = rootRe[x];
        double wi = rootIm[x];
        yr[y] = xr[x] * wr - xi[x] * wi;
        yi[y] = xr[x] * wi + xi[x] * wr;
      }
    }
  }
}
