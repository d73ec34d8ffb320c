package dev.ecomm.seasonality;

/**
 * One stage of a Fourier transform: many small transforms of one radix, each output turned by a
 * root of unity. Inputs of a small transform stand {@code width * groups} apart, outputs {@code
 * width} apart, and the inner loop runs over {@code width} neighbours that share their roots, so
 * that it reads and writes forward. Powers of two have {@link QuarterButterflies}.
 */
final class Butterflies {
  private static final double COS_60 = 0.5;
  private static final double SIN_60 = StrictMath.sqrt(0.75);
  private static final double COS_72 = RootsOfUnity.cos(1, 5);
  private static final double COS_144 = RootsOfUnity.cos(2, 5);
  private static final double SIN_72 = -RootsOfUnity.minusSin(1, 5);
  private static final double SIN_144 = -RootsOfUnity.minusSin(2, 5);

  private final int radix;
  private final int width;
  private final int groups;

  /** Roots for group p and output j, at {@code p * (radix - 1) + j - 1}. */
  private final double[] rootRe;

  private final double[] rootIm;

  /** Of radix above 5: the roots of the small transform, output j and input k at j * radix + k. */
  private final double[] innerCos;

  private final double[] innerSin;

  /**
   * A stage.
   *
   * @param radix length of the small transforms: 2, 3, 4, 5, or an odd number above
   * @param width how many neighbours share their roots
   * @param groups how many roots differ
   */
  Butterflies(int radix, int width, int groups) {
    this.radix = radix;
    this.width = width;
    this.groups = groups;
    this.rootRe = new double[groups * (radix - 1)];
    this.rootIm = new double[groups * (radix - 1)];
    long length = (long) radix * groups;
    for (int p = 0; p < groups; p++) {
      for (int j = 1; j < radix; j++) {
        rootRe[p * (radix - 1) + j - 1] = RootsOfUnity.cos((long) p * j, length);
        rootIm[p * (radix - 1) + j - 1] = RootsOfUnity.minusSin((long) p * j, length);
      }
    }
    int inner = radix > 5 ? radix * radix : 0;
    this.innerCos = new double[inner];
    this.innerSin = new double[inner];
    for (int i = 0; i < inner; i++) {
      innerCos[i] = RootsOfUnity.cos((long) (i / radix) * (i % radix), radix);
      innerSin[i] = -RootsOfUnity.minusSin((long) (i / radix) * (i % radix), radix);
    }
  }

  /** Transforms x into y; all four arrays are different and hold radix * width * groups values. */
  void run(double[] xr, double[] xi, double[] yr, double[] yi) {
    if (radix == 4 && width == 1) {
      firstFour(xr, xi, yr, yi);
      return;
    }
    for (int p = 0; p < groups; p++) {
      switch (radix) {
        case 2 -> two(p, xr, xi, yr, yi);
        case 3 -> three(p, xr, xi, yr, yi);
        case 4 -> four(p, xr, xi, yr, yi);
        case 5 -> five(p, xr, xi, yr, yi);
        default -> odd(p, xr, xi, yr, yi);
      }
    }
  }

  private void two(int p, double[] xr, double[] xi, double[] yr, double[] yi) {
    int step = width * groups;
    int x0 = width * p;
    int x1 = x0 + step;
    int y0 = width * 2 * p;
    int y1 = y0 + width;
    double wr = rootRe[p];
    double wi = rootIm[p];
    for (int q = 0; q < width; q++) {
      double ar = xr[x0 + q];
      double ai = xi[x0 + q];
      double br = xr[x1 + q];
      double bi = xi[x1 + q];
      double dr = ar - br;
      double di = ai - bi;
      yr[y0 + q] = ar + br;
      yi[y0 + q] = ai + bi;
      yr[y1 + q] = dr * wr - di * wi;
      yi[y1 + q] = dr * wi + di * wr;
    }
  }

  private void three(int p, double[] xr, double[] xi, double[] yr, double[] yi) {
    int step = width * groups;
    int x0 = width * p;
    int x1 = x0 + step;
    int x2 = x1 + step;
    int y0 = width * 3 * p;
    int y1 = y0 + width;
    int y2 = y1 + width;
    double w1r = rootRe[2 * p];
    double w1i = rootIm[2 * p];
    double w2r = rootRe[2 * p + 1];
    double w2i = rootIm[2 * p + 1];
    for (int q = 0; q < width; q++) {
      double sumR = xr[x1 + q] + xr[x2 + q];
      double sumI = xi[x1 + q] + xi[x2 + q];
      double difR = (xr[x1 + q] - xr[x2 + q]) * SIN_60;
      double difI = (xi[x1 + q] - xi[x2 + q]) * SIN_60;
      double midR = xr[x0 + q] - COS_60 * sumR;
      double midI = xi[x0 + q] - COS_60 * sumI;
      double ar = midR + difI;
      double ai = midI - difR;
      double br = midR - difI;
      double bi = midI + difR;
      yr[y0 + q] = xr[x0 + q] + sumR;
      yi[y0 + q] = xi[x0 + q] + sumI;
      yr[y1 + q] = ar * w1r - ai * w1i;
      yi[y1 + q] = ar * w1i + ai * w1r;
      yr[y2 + q] = br * w2r - bi * w2i;
      yi[y2 + q] = br * w2i + bi * w2r;
    }
  }

  private void four(int p, double[] xr, double[] xi, double[] yr, double[] yi) {
    int step = width * groups;
    int x0 = width * p;
    int x1 = x0 + step;
    int x2 = x1 + step;
    int x3 = x2 + step;
    int y0 = width * 4 * p;
    int y1 = y0 + width;
    int y2 = y1 + width;
    int y3 = y2 + width;
    double w1r = rootRe[3 * p];
    double w1i = rootIm[3 * p];
    double w2r = rootRe[3 * p + 1];
    double w2i = rootIm[3 * p + 1];
    double w3r = rootRe[3 * p + 2];
    double w3i = rootIm[3 * p + 2];
    for (int q = 0; q < width; q++) {
      double acR = xr[x0 + q] + xr[x2 + q];
      double acI = xi[x0 + q] + xi[x2 + q];
      double aMinusCR = xr[x0 + q] - xr[x2 + q];
      double aMinusCI = xi[x0 + q] - xi[x2 + q];
      double bdR = xr[x1 + q] + xr[x3 + q];
      double bdI = xi[x1 + q] + xi[x3 + q];
      double bMinusDR = xr[x1 + q] - xr[x3 + q];
      double bMinusDI = xi[x1 + q] - xi[x3 + q];
      double r1 = aMinusCR + bMinusDI;
      double i1 = aMinusCI - bMinusDR;
      double r2 = acR - bdR;
      double i2 = acI - bdI;
      double r3 = aMinusCR - bMinusDI;
      double i3 = aMinusCI + bMinusDR;
      yr[y0 + q] = acR + bdR;
      yi[y0 + q] = acI + bdI;
      yr[y1 + q] = r1 * w1r - i1 * w1i;
      yi[y1 + q] = r1 * w1i + i1 * w1r;
      yr[y2 + q] = r2 * w2r - i2 * w2i;
      yi[y2 + q] = r2 * w2i + i2 * w2r;
      yr[y3 + q] = r3 * w3r - i3 * w3i;
      yi[y3 + q] = r3 * w3i + i3 * w3r;
    }
  }

  /**
   * As {@link #four} for a width of 1, where a loop for each group would cost more than its work.
   */
  private void firstFour(double[] xr, double[] xi, double[] yr, double[] yi) {
    for (int p = 0; p < groups; p++) {
      int b = p + groups;
      int c = b + groups;
      int d = c + groups;
      double acR = xr[p] + xr[c];
      double acI = xi[p] + xi[c];
      double aMinusCR = xr[p] - xr[c];
      double aMinusCI = xi[p] - xi[c];
      double bdR = xr[b] + xr[d];
      double bdI = xi[b] + xi[d];
      double bMinusDR = xr[b] - xr[d];
      double bMinusDI = xi[b] - xi[d];
      double r1 = aMinusCR + bMinusDI;
      double i1 = aMinusCI - bMinusDR;
      double r2 = acR - bdR;
      double i2 = acI - bdI;
      double r3 = aMinusCR - bMinusDI;
      double i3 = aMinusCI + bMinusDR;
      int y = 4 * p;
      int w = 3 * p;
      yr[y] = acR + bdR;
      yi[y] = acI + bdI;
      yr[y + 1] = r1 * rootRe[w] - i1 * rootIm[w];
      yi[y + 1] = r1 * rootIm[w] + i1 * rootRe[w];
      yr[y + 2] = r2 * rootRe[w + 1] - i2 * rootIm[w + 1];
      yi[y + 2] = r2 * rootIm[w + 1] + i2 * rootRe[w + 1];
      yr[y + 3] = r3 * rootRe[w + 2] - i3 * rootIm[w + 2];
      yi[y + 3] = r3 * rootIm[w + 2] + i3 * rootRe[w + 2];
    }
  }

  private void five(int p, double[] xr, double[] xi, double[] yr, double[] yi) {
    int step = width * groups;
    int x0 = width * p;
    int x1 = x0 + step;
    int x2 = x1 + step;
    int x3 = x2 + step;
    int x4 = x3 + step;
    int y0 = width * 5 * p;
    int y1 = y0 + width;
    int y2 = y1 + width;
    int y3 = y2 + width;
    int y4 = y3 + width;
    double w1r = rootRe[4 * p];
    double w1i = rootIm[4 * p];
    double w2r = rootRe[4 * p + 1];
    double w2i = rootIm[4 * p + 1];
    double w3r = rootRe[4 * p + 2];
    double w3i = rootIm[4 * p + 2];
    double w4r = rootRe[4 * p + 3];
    double w4i = rootIm[4 * p + 3];
    for (int q = 0; q < width; q++) {
      double ar = xr[x0 + q];
      double ai = xi[x0 + q];
      double s1r = xr[x1 + q] + xr[x4 + q];
      double s1i = xi[x1 + q] + xi[x4 + q];
      double d1r = xr[x1 + q] - xr[x4 + q];
      double d1i = xi[x1 + q] - xi[x4 + q];
      double s2r = xr[x2 + q] + xr[x3 + q];
      double s2i = xi[x2 + q] + xi[x3 + q];
      double d2r = xr[x2 + q] - xr[x3 + q];
      double d2i = xi[x2 + q] - xi[x3 + q];
      double c1r = ar + COS_72 * s1r + COS_144 * s2r;
      double c1i = ai + COS_72 * s1i + COS_144 * s2i;
      double c2r = ar + COS_144 * s1r + COS_72 * s2r;
      double c2i = ai + COS_144 * s1i + COS_72 * s2i;
      double e1r = SIN_72 * d1r + SIN_144 * d2r;
      double e1i = SIN_72 * d1i + SIN_144 * d2i;
      double e2r = SIN_144 * d1r - SIN_72 * d2r;
      double e2i = SIN_144 * d1i - SIN_72 * d2i;
      yr[y0 + q] = ar + s1r + s2r;
      yi[y0 + q] = ai + s1i + s2i;
      yr[y1 + q] = (c1r + e1i) * w1r - (c1i - e1r) * w1i;
      yi[y1 + q] = (c1r + e1i) * w1i + (c1i - e1r) * w1r;
      yr[y2 + q] = (c2r + e2i) * w2r - (c2i - e2r) * w2i;
      yi[y2 + q] = (c2r + e2i) * w2i + (c2i - e2r) * w2r;
      yr[y3 + q] = (c2r - e2i) * w3r - (c2i + e2r) * w3i;
      yi[y3 + q] = (c2r - e2i) * w3i + (c2i + e2r) * w3r;
      yr[y4 + q] = (c1r - e1i) * w4r - (c1i + e1r) * w4i;
      yi[y4 + q] = (c1r - e1i) * w4i + (c1i + e1r) * w4r;
    }
  }

  /** Outputs j and radix - j share their products: sums of cosines, and of sines. */
  private void odd(int p, double[] xr, double[] xi, double[] yr, double[] yi) {
    int half = radix / 2;
    int x0 = width * p;
    int y0 = width * radix * p;
    System.arraycopy(xr, x0, yr, y0, width);
    System.arraycopy(xi, x0, yi, y0, width);
    for (int j = 1; j <= half; j++) {
      int cosines = y0 + width * j;
      int sines = y0 + width * (radix - j);
      for (int q = 0; q < width; q++) {
        yr[cosines + q] = xr[x0 + q];
        yi[cosines + q] = xi[x0 + q];
        yr[sines + q] = 0;
        yi[sines + q] = 0;
      }
      for (int k = 1; k <= half; k++) {
        addProducts(p, k, j, y0, xr, yr);
        addProducts(p, k, j, y0, xi, yi);
      }
    }
    for (int k = 1; k < radix; k++) {
      int xk = width * (p + groups * k);
      for (int q = 0; q < width; q++) {
        yr[y0 + q] += xr[xk + q];
        yi[y0 + q] += xi[xk + q];
      }
    }
    for (int j = 1; j <= half; j++) {
      turn(p, j, y0, yr, yi);
    }
  }

  private void addProducts(int p, int k, int j, int y0, double[] x, double[] y) {
    int left = width * (p + groups * k);
    int right = width * (p + groups * (radix - k));
    int cosines = y0 + width * j;
    int sines = y0 + width * (radix - j);
    double cos = innerCos[j * radix + k];
    double sin = innerSin[j * radix + k];
    for (int q = 0; q < width; q++) {
      y[cosines + q] += cos * (x[left + q] + x[right + q]);
      y[sines + q] += sin * (x[left + q] - x[right + q]);
    }
  }

  private void turn(int p, int j, int y0, double[] yr, double[] yi) {
    int first = y0 + width * j;
    int last = y0 + width * (radix - j);
    double ur = rootRe[p * (radix - 1) + j - 1];
    double ui = rootIm[p * (radix - 1) + j - 1];
    double vr = rootRe[p * (radix - 1) + radix - j - 1];
    double vi = rootIm[p * (radix - 1) + radix - j - 1];
    for (int q = 0; q < width; q++) {
      double ar = yr[first + q] + yi[last + q];
      double ai = yi[first + q] - yr[last + q];
      double br = yr[first + q] - yi[last + q];
      double bi = yi[first + q] + yr[last + q];
      yr[first + q] = ar * ur - ai * ui;
      yi[first + q] = ar * ui + ai * ur;
      yr[last + q] = br * vr - bi * vi;
      yi[last + q] = br * vi + bi * vr;
    }
  }
}
