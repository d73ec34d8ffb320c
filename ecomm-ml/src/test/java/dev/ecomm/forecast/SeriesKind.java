package dev.ecomm.forecast;

/** A kind of series that can be simulated. */
interface SeriesKind {

  /** Values of this kind, always the same ones of a seed; a longer series begins with a shorter. */
  double[] series(int n, long seed);
}
