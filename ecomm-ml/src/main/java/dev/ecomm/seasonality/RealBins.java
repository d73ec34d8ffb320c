package dev.ecomm.seasonality;

/**
 * The bins of an even number of real values from a transform of half as many complex ones, whose
 * real parts were the even positions and whose imaginary parts the odd ones: the two spectra are
 * parted by their symmetry. Immutable.
 */
final class RealBins {
  private final int half;

  /** Roots of bins 0 to a quarter of n. */
  private final double[] rootRe;

  private final double[] rootIm;

  RealBins(int n) {
    half = n / 2;
    rootRe = new double[half / 2 + 1];
    rootIm = new double[half / 2 + 1];
    for (int k = 0; k <= half / 2; k++) {
      rootRe[k] = RootsOfUnity.cos(k, n);
      rootIm[k] = RootsOfUnity.minusSin(k, n);
    }
  }

  /** Writes the bins 0 and n / 2. */
  void writeEnds(double z0r, double z0i, double[] re, double[] im) {
    re[0] = z0r + z0i;
    im[0] = 0;
    re[half] = z0r - z0i;
    im[half] = 0;
  }

  /**
   * Writes some bins below n / 4 and those that mirror them.
   *
   * @param zr real parts of the complex transform, for bin k at {@code k - shift}
   * @param zi imaginary parts
   * @param shift see there
   * @param mr real parts that mirror them, for bin {@code n / 2 - k} at {@code n / 2 - k -
   *     mirrorShift}; may be the same array
   * @param mi imaginary parts
   * @param mirrorShift see there
   * @param from first bin, at least 1
   * @param to behind the last, at most n / 4 + 1
   * @param re takes the real parts
   * @param im takes the imaginary parts
   */
  void write(
      double[] zr,
      double[] zi,
      int shift,
      double[] mr,
      double[] mi,
      int mirrorShift,
      int from,
      int to,
      double[] re,
      double[] im) {
    int half = this.half; // in local variables the loop takes a quarter less time
    double[] rootRe = this.rootRe;
    double[] rootIm = this.rootIm;
    for (int k = from; k < to; k++) {
      int l = half - k;
      int z = k - shift;
      int m = l - mirrorShift;
      double evenR = 0.5 * (zr[z] + mr[m]);
      double evenI = 0.5 * (zi[z] - mi[m]);
      double oddR = 0.5 * (zi[z] + mi[m]);
      double oddI = 0.5 * (mr[m] - zr[z]);
      double turnedR = oddR * rootRe[k] - oddI * rootIm[k];
      double turnedI = oddR * rootIm[k] + oddI * rootRe[k];
      re[k] = evenR + turnedR;
      im[k] = evenI + turnedI;
      re[l] = evenR - turnedR;
      im[l] = turnedI - evenI;
    }
  }
}
