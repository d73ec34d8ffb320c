package dev.ecomm.seasonality;

/** A Fourier transform of complex values in two arrays, real and imaginary parts. */
interface ComplexTransform {

  /** Whether the result of {@link #run} is in the second pair of arrays. */
  boolean endsInSecond();

  /** Transforms the first pair; both pairs are written. With re and im exchanged: the inverse. */
  void run(double[] re, double[] im, double[] otherRe, double[] otherIm);
}
