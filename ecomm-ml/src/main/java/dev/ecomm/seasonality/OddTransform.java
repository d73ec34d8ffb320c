package dev.ecomm.seasonality;

/**
 * Real values whose number has an odd prime {@code r}: first transforms of r real values, of which
 * only outputs 0 to r / 2 are needed, for the others mirror them; then complex transforms of the
 * outputs side by side.
 */
final class OddTransform implements RealTransform {
  private final int n;
  private final int prime;

  /** Outputs of the first stage that are kept; they stand side by side. */
  private final int columns;

  private final int groups;
  private final ComplexFft fft;

  /** Cosines and sines of the first stage, input k and output j at k * columns + j. */
  private final double[] cos;

  private final double[] sin;

  /** Roots that turn output j of group p, at p * columns + j. */
  private final double[] rootRe;

  private final double[] rootIm;

  OddTransform(int n, int prime) {
    this.n = n;
    this.prime = prime;
    columns = prime / 2 + 1;
    groups = n / prime;
    fft = new ComplexFft(groups, columns);
    cos = new double[columns * columns];
    sin = new double[columns * columns];
    for (int i = 0; i < cos.length; i++) {
      long angle = (long) (i / columns) * (i % columns);
      cos[i] = RootsOfUnity.cos(angle, prime);
      sin[i] = RootsOfUnity.minusSin(angle, prime);
    }
    rootRe = new double[groups * columns];
    rootIm = new double[groups * columns];
    for (int i = 0; i < rootRe.length; i++) {
      long angle = (long) (i / columns) * (i % columns);
      rootRe[i] = RootsOfUnity.cos(angle, n);
      rootIm[i] = RootsOfUnity.minusSin(angle, n);
    }
  }

  @Override
  public int scratchLength() {
    return groups * columns;
  }

  @Override
  public void run(double[] values, int from, double[] re, double[] im, RealFft.Scratch scratch) {
    for (int p = 0; p < groups; p++) {
      first(values, from + p, p * columns, scratch.re, scratch.im);
    }
    turn(scratch.re, scratch.im);
    fft.run(scratch.re, scratch.im, scratch.otherRe, scratch.otherIm);
    unfold(
        fft.endsInSecond() ? scratch.otherRe : scratch.re,
        fft.endsInSecond() ? scratch.otherIm : scratch.im,
        re,
        im);
  }

  private void first(double[] values, int from, int to, double[] yr, double[] yi) {
    for (int j = 0; j < columns; j++) {
      yr[to + j] = values[from];
      yi[to + j] = 0;
    }
    for (int k = 1; k < columns; k++) {
      double left = values[from + groups * k];
      double right = values[from + groups * (prime - k)];
      double sum = left + right;
      double difference = left - right;
      int row = k * columns;
      for (int j = 0; j < columns; j++) {
        yr[to + j] += cos[row + j] * sum;
      }
      for (int j = 0; j < columns; j++) {
        yi[to + j] += sin[row + j] * difference;
      }
    }
  }

  private void turn(double[] yr, double[] yi) {
    for (int i = 0; i < rootRe.length; i++) {
      double r = yr[i] * rootRe[i] - yi[i] * rootIm[i];
      yi[i] = yr[i] * rootIm[i] + yi[i] * rootRe[i];
      yr[i] = r;
    }
  }

  /** Bin k is row k / r of column k % r; a column that was not kept mirrors one that was. */
  private void unfold(double[] zr, double[] zi, double[] re, double[] im) {
    for (int column = 0; column < columns; column++) {
      for (int k = column, at = column; k <= n / 2; k += prime, at += columns) {
        re[k] = zr[at];
        im[k] = zi[at];
      }
      for (int k = prime - column, row = groups - 1; column > 0 && k <= n / 2; k += prime, row--) {
        re[k] = zr[column + columns * row];
        im[k] = -zi[column + columns * row];
      }
    }
    im[0] = 0;
    if (n % 2 == 0) {
      im[n / 2] = 0;
    }
  }
}
