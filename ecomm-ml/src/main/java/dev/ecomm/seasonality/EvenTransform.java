package dev.ecomm.seasonality;

/**
 * An even number of real values as half as many complex ones: even positions are real parts, odd
 * ones imaginary parts.
 */
final class EvenTransform implements RealTransform {
  private final int half;
  private final ComplexFft fft;
  private final RealBins bins;

  EvenTransform(int n) {
    half = n / 2;
    fft = new ComplexFft(half, 1);
    bins = new RealBins(n);
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
    double[] zr = fft.endsInSecond() ? scratch.otherRe : scratch.re;
    double[] zi = fft.endsInSecond() ? scratch.otherIm : scratch.im;
    bins.writeEnds(zr[0], zi[0], re, im);
    bins.write(zr, zi, 0, zr, zi, 0, 1, half / 2 + 1, re, im);
  }
}
