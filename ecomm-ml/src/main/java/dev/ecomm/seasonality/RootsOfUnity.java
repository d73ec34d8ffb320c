package dev.ecomm.seasonality;

/** The points {@code exp(-2 pi i k / n)}, right to the last bit or the one before it. */
final class RootsOfUnity {
  private static final double HALF_PI = Math.PI / 2;

  private RootsOfUnity() {}

  /** The real part, {@code cos(2 pi k / n)}. */
  static double cos(long k, long n) {
    return quarterTurns(4 * Math.floorMod(k, n), n, true);
  }

  /** The imaginary part, {@code -sin(2 pi k / n)}. */
  static double minusSin(long k, long n) {
    return -quarterTurns(4 * Math.floorMod(k, n), n, false);
  }

  /**
   * Sine or cosine of {@code turns / n} quarter turns. The angle is brought below an eighth of a
   * turn in whole numbers, where nothing is rounded, so large k lose no digits.
   */
  private static double quarterTurns(long turns, long n, boolean cosine) {
    long quadrant = turns / n;
    long rest = turns % n;
    boolean even = quadrant % 2 == 0;
    double value =
        2 * rest <= n ? fraction(rest, n, cosine == even) : mirrored(rest, n, cosine, even);
    boolean negative = cosine ? quadrant == 1 || quadrant == 2 : quadrant >= 2;
    return negative ? -value : value;
  }

  private static double mirrored(long rest, long n, boolean cosine, boolean even) {
    return fraction(n - rest, n, cosine != even);
  }

  private static double fraction(long rest, long n, boolean cosine) {
    double angle = HALF_PI * ((double) rest / n);
    return cosine ? StrictMath.cos(angle) : StrictMath.sin(angle);
  }
}
