package dev.ecomm.seasonality;

/**
 * One stage of a complex transform whose length is a power of two: small transforms of four values,
 * one from each quarter, each output turned by a root of unity.
 *
 * <p>A quarter is an array of its own, and every loop reads and writes a few arrays at one index:
 * such loops the compiler turns into vector instructions. One that reads an array at two indexes,
 * or does all of this at once, it leaves as it is, at a third of the speed.
 */
final class QuarterButterflies {
  /** The steps of a loop; their values stay in the nearest cache for the loops that follow. */
  private static final int BLOCK = 512;

  /** As many neighbours with the same root, or more, have a loop of their own. */
  private static final int WIDE = 32;

  private final int quarter;
  private final int width;

  /** Roots of outputs 1 to 3: one for each small transform or, if wide, for each group. */
  private final double[][] rootRe;

  private final double[][] rootIm;

  /**
   * A stage.
   *
   * @param quarter how many small transforms there are
   * @param width how many neighbours share their roots
   */
  QuarterButterflies(int quarter, int width) {
    this.quarter = quarter;
    this.width = width;
    int groups = quarter / width;
    int copies = width < WIDE ? width : 1;
    rootRe = new double[4][groups * copies];
    rootIm = new double[4][groups * copies];
    for (int j = 1; j < 4; j++) {
      for (int i = 0; i < groups * copies; i++) {
        long angle = (long) (i / copies) * j;
        rootRe[j][i] = RootsOfUnity.cos(angle, 4L * groups);
        rootIm[j][i] = RootsOfUnity.minusSin(angle, 4L * groups);
      }
    }
  }

  /** A last stage of small transforms of two values, one from each half; no output is turned. */
  static void halves(double[][] re, double[][] im, int quarter) {
    for (int q = 0; q < 2; q++) {
      sumAndDifference(re[q], re[q + 2], 0, quarter);
      sumAndDifference(im[q], im[q + 2], 0, quarter);
    }
  }

  /** Transforms in place: output j of each small transform stands in quarter j. */
  void run(double[][] re, double[][] im) {
    for (int from = 0; from < quarter; from += BLOCK) {
      int to = Math.min(quarter, from + BLOCK);
      sums(re[0], re[1], re[2], re[3], from, to);
      sums(im[0], im[1], im[2], im[3], from, to);
      sumAndDifference(re[1], im[3], from, to);
      differenceAndSum(im[1], re[3], from, to);
      turn(1, re[1], im[1], from, to);
      turn(2, re[2], im[2], from, to);
      turn(3, im[3], re[3], from, to);
    }
    double[] imaginary = re[3]; // the last output came out with its parts exchanged
    re[3] = im[3];
    im[3] = imaginary;
  }

  /** In this order: a + b + c + d, a - c, a - b + c - d, b - d. */
  private static void sums(double[] a, double[] b, double[] c, double[] d, int from, int to) {
    for (int t = from; t < to; t++) {
      double ac = a[t] + c[t];
      double aLessC = a[t] - c[t];
      double bd = b[t] + d[t];
      double bLessD = b[t] - d[t];
      a[t] = ac + bd;
      b[t] = aLessC;
      c[t] = ac - bd;
      d[t] = bLessD;
    }
  }

  private static void sumAndDifference(double[] a, double[] b, int from, int to) {
    for (int t = from; t < to; t++) {
      double sum = a[t] + b[t];
      b[t] = a[t] - b[t];
      a[t] = sum;
    }
  }

  private static void differenceAndSum(double[] a, double[] b, int from, int to) {
    for (int t = from; t < to; t++) {
      double sum = a[t] + b[t];
      a[t] = a[t] - b[t];
      b[t] = sum;
    }
  }

  private void turn(int output, double[] re, double[] im, int from, int to) {
    if (width < WIDE) {
      turnEach(re, im, rootRe[output], rootIm[output], from, to);
      return;
    }
    for (int t = Math.max(from, width); t < to; ) { // the first group's root is 1
      int group = t / width;
      int end = Math.min(to, (group + 1) * width);
      turnAll(re, im, rootRe[output][group], rootIm[output][group], t, end);
      t = end;
    }
  }

  private static void turnEach(
      double[] re, double[] im, double[] rootRe, double[] rootIm, int from, int to) {
    for (int t = from; t < to; t++) {
      double r = re[t] * rootRe[t] - im[t] * rootIm[t];
      im[t] = re[t] * rootIm[t] + im[t] * rootRe[t];
      re[t] = r;
    }
  }

  private static void turnAll(
      double[] re, double[] im, double rootRe, double rootIm, int from, int to) {
    for (int t = from; t < to; t++) {
      double r = re[t] * rootRe - im[t] * rootIm;
      im[t] = re[t] * rootIm + im[t] * rootRe;
      re[t] = r;
    }
  }

  /** Puts the outputs of each small transform side by side, width by width, for the next stage. */
  void spread(double[][] from, double[][] to) {
    for (int q = 0; q < 4 && width <= 4; q++) {
      int p = q * (quarter / 4);
      if (width == 1) {
        spreadSingly(from[0], from[1], from[2], from[3], p, to[q], quarter);
      } else {
        spreadByFours(from[0], from[1], from[2], from[3], p, to[q], quarter);
      }
    }
    int shift = Integer.numberOfTrailingZeros(quarter);
    for (int p = 0, at = 0; p < quarter && width > 4; p += width) {
      for (int j = 0; j < 4; j++, at += width) {
        System.arraycopy(from[j], p, to[at >> shift], at & (quarter - 1), width);
      }
    }
  }

  private static void spreadSingly(
      double[] a, double[] b, double[] c, double[] d, int from, double[] y, int length) {
    for (int at = 0, p = from; at < length; at += 4, p++) {
      y[at] = a[p];
      y[at + 1] = b[p];
      y[at + 2] = c[p];
      y[at + 3] = d[p];
    }
  }

  /** Written out: a call that copies four values costs more than the values. */
  private static void spreadByFours(
      double[] a, double[] b, double[] c, double[] d, int from, double[] y, int length) {
    for (int at = 0, p = from; at < length; at += 16, p += 4) {
      y[at] = a[p];
      y[at + 1] = a[p + 1];
      y[at + 2] = a[p + 2];
      y[at + 3] = a[p + 3];
      y[at + 4] = b[p];
      y[at + 5] = b[p + 1];
      y[at + 6] = b[p + 2];
      y[at + 7] = b[p + 3];
      y[at + 8] = c[p];
      y[at + 9] = c[p + 1];
      y[at + 10] = c[p + 2];
      y[at + 11] = c[p + 3];
      y[at + 12] = d[p];
      y[at + 13] = d[p + 1];
      y[at + 14] = d[p + 2];
      y[at + 15] = d[p + 3];
    }
  }
}
