package dev.ecomm.seasonality;

/**
 * Computes the discrete Fourier transform of real values, for one length which may be any: {@code
 * X_k = sum over j of x_j exp(-2 pi i j k / n)} for the bins k = 0 to n / 2; the others mirror
 * these.
 *
 * <pre>{@code
 * RealFft fft = RealFft.of(305);
 * double[] re = new double[fft.bins()];
 * double[] im = new double[fft.bins()];
 * fft.transform(new double[305], re, im);
 * }</pre>
 *
 * <p>Lengths of small primes go by mixed radix (2, 3, 4, 5, then odd primes), powers of two in
 * vectors, lengths with a large prime by Bluestein's convolution: O(n log n) in each case, about
 * 1e-15 of the largest amplitude off. The bits are the same on every machine: roots come from
 * {@code StrictMath}, and sums have one order. A NaN among the values makes every bin NaN.
 *
 * <p>A plan is immutable and safe for use by many threads, each with its own {@link Scratch};
 * making one costs as much as some tens of transforms.
 *
 * @see <a href="https://doi.org/10.1016/0021-9991(84)90118-3">Stockham's order in Swarztrauber
 *     (1984), FFT algorithms for vector computers</a>
 * @see <a href="https://doi.org/10.1109/TAU.1970.1162132">Bluestein (1970)</a>
 */
public final class RealFft {
  /** The longest: its twiddles and scratch memory take some gigabytes. */
  private static final int LONGEST = 1 << 27;

  /** Above, a convolution costs less than the square of the prime. */
  private static final int LARGEST_PRIME = 128;

  /**
   * Each array of scratch memory is some places longer than needed. One behind the other, arrays of
   * a power of two would meet in the same lines of the processor's cache, which costs half of the
   * speed; with 38 places more they begin at different lines, and at the same place within one.
   */
  private static final int PADDING = 38;

  private final int n;
  private final RealTransform way;

  private RealFft(int n) {
    this.n = n;
    int prime = Primes.largest(n);
    if (PowerOfTwoTransform.fits(n)) {
      way = new PowerOfTwoTransform(n);
    } else if (prime > LARGEST_PRIME) {
      way = new ChirpTransform(n);
    } else if (n % 2 == 1 || prime > 5) {
      way = new OddTransform(n, prime);
    } else {
      way = new EvenTransform(n);
    }
  }

  /**
   * Memory that a transform works in; for one thread at a time, any number of transforms of the
   * plan that made it.
   */
  public static final class Scratch {
    final double[] re;
    final double[] im;
    final double[] otherRe;
    final double[] otherIm;

    /** For ways that work in quarters, which they may exchange. */
    final double[][] quartersRe;

    final double[][] quartersIm;
    final double[][] otherQuartersRe;
    final double[][] otherQuartersIm;

    private final int length;
    private final int quarter;

    Scratch(RealTransform way) {
      length = way.scratchLength();
      quarter = way.quarterLength();
      re = new double[length + PADDING];
      im = new double[length + PADDING];
      otherRe = new double[length + PADDING];
      otherIm = new double[length + PADDING];
      int quarters = quarter == 0 ? 0 : 4;
      quartersRe = new double[quarters][quarter + PADDING];
      quartersIm = new double[quarters][quarter + PADDING];
      otherQuartersRe = new double[quarters][quarter + PADDING];
      otherQuartersIm = new double[quarters][quarter + PADDING];
    }

    private boolean fits(RealTransform way) {
      return length == way.scratchLength() && quarter == way.quarterLength();
    }
  }

  /**
   * Plans transforms.
   *
   * @param n how many values, 1 to 134,217,728
   * @return the plan
   * @throws IllegalArgumentException if n is outside
   */
  public static RealFft of(int n) {
    if (n < 1 || n > LONGEST) {
      throw new IllegalArgumentException("n is " + n + ", must be 1 to " + LONGEST);
    }
    return new RealFft(n);
  }

  /**
   * Returns the number of values.
   *
   * @return at least 1
   */
  public int length() {
    return n;
  }

  /**
   * Returns the number of bins.
   *
   * @return n / 2 + 1
   */
  public int bins() {
    return n / 2 + 1;
  }

  /**
   * Makes memory to work in.
   *
   * @return new memory of this plan
   */
  public Scratch newScratch() {
    return new Scratch(way);
  }

  /**
   * Transforms values.
   *
   * @param values as many as {@link #length()}
   * @param re takes the real parts, one for each bin
   * @param im takes the imaginary parts
   * @throws IllegalArgumentException if an array is too short
   */
  public void transform(double[] values, double[] re, double[] im) {
    transform(values, 0, re, im, newScratch());
  }

  /**
   * Transforms values that stand in a longer array, allocating nothing.
   *
   * @param values read, not changed
   * @param from where the first stands
   * @param re takes the real parts, one for each bin
   * @param im takes the imaginary parts
   * @param scratch of this plan
   * @throws IllegalArgumentException if an array is too short or the scratch memory of another plan
   */
  public void transform(double[] values, int from, double[] re, double[] im, Scratch scratch) {
    if (from < 0 || from > values.length - n) {
      throw new IllegalArgumentException(
          "from is " + from + " of " + values.length + " values, must leave " + n);
    }
    if (re.length < bins() || im.length < bins()) {
      throw new IllegalArgumentException(
          "re and im have " + re.length + " and " + im.length + " places, must have " + bins());
    }
    if (!scratch.fits(way)) {
      throw new IllegalArgumentException(
          "scratch is of another plan, must be from newScratch() of this one");
    }
    way.run(values, from, re, im, scratch);
  }
}
