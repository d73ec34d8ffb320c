package dev.ecomm.seasonality;

/**
 * Bluestein's way for lengths with a large prime: since {@code 2jk = j*j + k*k - (k-j)*(k-j)}, the
 * transform is a convolution with a chirp, done by transforms of a longer, convenient length. Only
 * outputs 0 to n / 2 are wanted, so one and a half times n is long enough.
 */
final class ChirpTransform implements RealTransform {
  private final int n;
  private final int length;
  private final ComplexFft fft;
  private final double[] chirpRe;
  private final double[] chirpIm;

  /** The transformed chirp of the convolution, divided by its length. */
  private final double[] filterRe;

  private final double[] filterIm;

  ChirpTransform(int n) {
    this.n = n;
    length = Primes.nextSmooth(n + n / 2);
    fft = new ComplexFft(length, 1);
    chirpRe = new double[n];
    chirpIm = new double[n];
    for (int j = 0; j < n; j++) {
      long square = (long) j * j; // the remainder is taken before rounding could begin
      chirpRe[j] = RootsOfUnity.cos(square, 2L * n);
      chirpIm[j] = RootsOfUnity.minusSin(square, 2L * n);
    }
    double[] re = new double[length];
    double[] im = new double[length];
    for (int k = -(n - 1); k <= n / 2; k++) {
      int at = k < 0 ? k + length : k;
      re[at] = chirpRe[Math.abs(k)] / length;
      im[at] = -chirpIm[Math.abs(k)] / length;
    }
    double[] otherRe = new double[length];
    double[] otherIm = new double[length];
    fft.run(re, im, otherRe, otherIm);
    filterRe = fft.endsInSecond() ? otherRe : re;
    filterIm = fft.endsInSecond() ? otherIm : im;
  }

  @Override
  public int scratchLength() {
    return length;
  }

  @Override
  public void run(double[] values, int from, double[] re, double[] im, RealFft.Scratch scratch) {
    double[] ar = scratch.re;
    double[] ai = scratch.im;
    for (int j = 0; j < n; j++) {
      ar[j] = values[from + j] * chirpRe[j];
      ai[j] = values[from + j] * chirpIm[j];
    }
    for (int j = n; j < length; j++) {
      ar[j] = 0;
      ai[j] = 0;
    }
    double[] br = scratch.otherRe;
    double[] bi = scratch.otherIm;
    fft.run(ar, ai, br, bi);
    if (fft.endsInSecond()) {
      filter(br, bi);
      fft.run(bi, br, ai, ar); // ends in the first pair again
    } else {
      filter(ar, ai);
      fft.run(ai, ar, bi, br);
    }
    for (int k = 0; k <= n / 2; k++) {
      re[k] = ar[k] * chirpRe[k] - ai[k] * chirpIm[k];
      im[k] = ar[k] * chirpIm[k] + ai[k] * chirpRe[k];
    }
    im[0] = 0;
    if (n % 2 == 0) {
      im[n / 2] = 0;
    }
  }

  private void filter(double[] re, double[] im) {
    for (int i = 0; i < length; i++) {
      double r = re[i] * filterRe[i] - im[i] * filterIm[i];
      im[i] = re[i] * filterIm[i] + im[i] * filterRe[i];
      re[i] = r;
    }
  }
}
