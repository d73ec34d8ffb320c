package dev.ecomm.seasonality;

/** Sums of products of a series and its own past. */
final class Autocovariance {
  /** Above, two Fourier transforms cost less than the sums. */
  private static final int MOST_DIRECT_LAGS = 150;

  private static final int LONG = 1024;

  private Autocovariance() {}

  /**
   * For lags 0 to {@code lags} the sum over t of {@code x[t] x[t + lag]}; not divided by anything.
   * Short series and few lags by the definition, others by the spectrum of the series with zeros
   * behind it; which one depends on the two numbers only.
   */
  static double[] sums(double[] x, int lags) {
    return lags > MOST_DIRECT_LAGS && x.length > LONG ? bySpectrum(x, lags) : direct(x, lags);
  }

  private static double[] direct(double[] x, int lags) {
    double[] sums = new double[lags + 1];
    for (int lag = 0; lag <= lags; lag++) {
      sums[lag] = sum(x, lag);
    }
    return sums;
  }

  static double sum(double[] x, int lag) {
    double sum = 0;
    for (int t = lag; t < x.length; t++) {
      sum += x[t] * x[t - lag];
    }
    return sum;
  }

  private static double[] bySpectrum(double[] x, int lags) {
    int length = Primes.nextSmooth(x.length + lags + 1); // no lag meets the other end
    RealFft fft = RealFft.of(length);
    double[] padded = new double[length];
    System.arraycopy(x, 0, padded, 0, x.length);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    RealFft.Scratch scratch = fft.newScratch();
    fft.transform(padded, 0, re, im, scratch);
    // the power is real and even, so that transforming it once more goes back
    for (int k = 0; k < re.length; k++) {
      padded[k] = re[k] * re[k] + im[k] * im[k];
      padded[(length - k) % length] = padded[k];
    }
    fft.transform(padded, 0, re, im, scratch);
    double[] sums = new double[lags + 1];
    for (int lag = 0; lag <= lags; lag++) {
      sums[lag] = re[lag] / length;
    }
    return sums;
  }
}
