package dev.ecomm.feature.time;

/**
 * How strong one frequency is in the last rows: the magnitude of a bin of their discrete Fourier
 * transform, not scaled. Each row is computed anew in O(window), so no error adds up.
 */
record FourierAmplitude(int window, int bin) implements PastFeature {

  FourierAmplitude {
    Checks.atLeast("window", window, 2);
    Checks.within("bin", bin, 1, window / 2);
  }

  @Override
  public String name() {
    return "fft_" + window + "_" + bin;
  }

  @Override
  public State start() {
    double[] cos = new double[window];
    double[] sin = new double[window];
    for (int i = 0; i < window; i++) {
      // the product is reduced first, so that a late row's angle is as exact as an early one's
      double angle = 2 * Math.PI * ((long) i * bin % window) / window;
      cos[i] = StrictMath.cos(angle);
      sin[i] = StrictMath.sin(angle);
    }
    return new Bin(cos, sin);
  }

  private static final class Bin implements State {
    private final double[] cos;
    private final double[] sin;
    private final Ring values;

    Bin(double[] cos, double[] sin) {
      this.cos = cos;
      this.sin = sin;
      this.values = new Ring(cos.length);
    }

    @Override
    public void add(double value) {
      values.add(value);
    }

    @Override
    public double value() {
      if (!values.isFull()) {
        return Double.NaN;
      }
      double last = values.back(0);
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < cos.length; i++) {
        double value = values.back(i) - last; // a constant has no part in bins above 0
        real += value * cos[i];
        imaginary += value * sin[i];
      }
      return Math.sqrt(real * real + imaginary * imaginary);
    }
  }
}
