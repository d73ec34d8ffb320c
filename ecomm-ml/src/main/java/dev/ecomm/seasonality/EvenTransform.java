package dev.ecomm.seasonality;

/**
 * An even number of real values as half as many complex ones: even positions are real parts, odd
 * ones imaginary parts, and the two spectra are parted afterwards by their symmetry.
 */
final class EvenTransform implements RealTransform {
  private final int half;
  private final ComplexFft fft;
  private final double[] rootRe;
  private final double[] rootIm;

  EvenTransform(int n) {
    half = n / 2;
    fft = new ComplexFft(half, 1);
    rootRe = new double[half / 2 + 1];
    rootIm = new double[half / 2 + 1];
    for (int k = 0; k <= half / 2; k++) {
      rootRe[k] = RootsOfUnity.cos(k, n);
      rootIm[k] = RootsOfUnity.minusSin(k, n);
    }
  }

  @Override
  public int scratchLength() {
    return half;
  }

  @Override
  public void run(double[] values, int from, double[] re, double[] im, RealFft.Scratch scratch) {
    for (int i = 0; i < half; i++) {
      scratch.re[i] = values[from + 2 * i];
      scratch.im[i] = values[from + 2 * i + 1];
    }
    fft.run(scratch.re, scratch.im, scratch.otherRe, scratch.otherIm);
    part(
        fft.endsInSecond() ? scratch.otherRe : scratch.re,
        fft.endsInSecond() ? scratch.otherIm : scratch.im,
        re,
        im);
  }

  private void part(double[] zr, double[] zi, double[] re, double[] im) {
    re[0] = zr[0] + zi[0];
    im[0] = 0;
    re[half] = zr[0] - zi[0];
    im[half] = 0;
    for (int k = 1; k <= half / 2; k++) {
      int l = half - k;
      double evenR = 0.5 * (zr[k] + zr[l]);
      double evenI = 0.5 * (zi[k] - zi[l]);
      double oddR = 0.5 * (zi[k] + zi[l]);
      double oddI = 0.5 * (zr[l] - zr[k]);
      double turnedR = oddR * rootRe[k] - oddI * rootIm[k];
      double turnedI = oddR * rootIm[k] + oddI * rootRe[k];
      re[k] = evenR + turnedR;
      im[k] = evenI + turnedI;
      re[l] = evenR - turnedR;
      im[l] = turnedI - evenI;
    }
  }
}
