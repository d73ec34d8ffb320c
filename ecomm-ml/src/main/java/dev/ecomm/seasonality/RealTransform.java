package dev.ecomm.seasonality;

/** One of the ways to transform real values, each for another kind of length. */
sealed interface RealTransform
    permits EvenTransform, PowerOfTwoTransform, OddTransform, ChirpTransform {

  /** How many values each array of the scratch memory holds. */
  int scratchLength();

  /** How many values each quarter of the scratch memory holds; 0 if none are needed. */
  default int quarterLength() {
    return 0;
  }

  /** Writes bins 0 to n / 2. */
  void run(double[] values, int from, double[] re, double[] im, RealFft.Scratch scratch);
}
