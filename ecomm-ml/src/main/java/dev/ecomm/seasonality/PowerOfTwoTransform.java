package dev.ecomm.seasonality;

import java.util.ArrayList;
import java.util.List;

/**
 * Real values whose number is a power of two: as half as many complex ones, held as quarters in
 * arrays of their own from the first stage to the last, which is what the processor's vector
 * instructions ask for. The order is Stockham's, as in {@link ComplexFft}.
 */
final class PowerOfTwoTransform implements RealTransform {
  /** Below, loops are too short to gain by vectors. */
  static final int SHORTEST = 512;

  /** Above, quarters do not fit the caches, and going over them several times costs more. */
  static final int LONGEST = 1 << 16;

  private final int quarter;
  private final List<QuarterButterflies> stages = new ArrayList<>();

  /** Whether stages of fours leave a two. */
  private final boolean endsWithHalves;

  private final RealBins bins;

  /**
   * A plan.
   *
   * @param n a power of two from {@link #SHORTEST} to {@link #LONGEST}
   */
  PowerOfTwoTransform(int n) {
    quarter = n / 8;
    int width = 1;
    for (; width <= quarter; width *= 4) {
      stages.add(new QuarterButterflies(quarter, width));
    }
    endsWithHalves = width == 2 * quarter;
    bins = new RealBins(n);
  }

  static boolean fits(int n) {
    return Integer.bitCount(n) == 1 && n >= SHORTEST && n <= LONGEST;
  }

  @Override
  public int scratchLength() {
    return 0;
  }

  @Override
  public int quarterLength() {
    return quarter;
  }

  @Override
  public void run(double[] values, int from, double[] re, double[] im, RealFft.Scratch scratch) {
    double[][] zr = scratch.quartersRe;
    double[][] zi = scratch.quartersIm;
    double[][] otherR = scratch.otherQuartersRe;
    double[][] otherI = scratch.otherQuartersIm;
    for (int q = 0; q < 4; q++) {
      unpair(values, from + 2 * quarter * q, zr[q], zi[q], quarter);
    }
    for (int s = 0; s < stages.size(); s++) {
      QuarterButterflies stage = stages.get(s);
      stage.run(zr, zi);
      if (s < stages.size() - 1 || endsWithHalves) {
        stage.spread(zr, otherR);
        stage.spread(zi, otherI);
        double[][] free = zr;
        zr = otherR;
        otherR = free;
        free = zi;
        zi = otherI;
        otherI = free;
      }
    }
    if (endsWithHalves) {
      QuarterButterflies.halves(zr, zi, quarter);
    }
    part(zr, zi, re, im);
  }

  private static void unpair(double[] values, int from, double[] re, double[] im, int length) {
    for (int i = 0; i < length; i++) {
      re[i] = values[from + 2 * i];
      im[i] = values[from + 2 * i + 1];
    }
  }

  /**
   * Bins of quarters 0 and 1 are mirrored by those of 3 and 2, but the first of a quarter by the
   * first of the next.
   */
  private void part(double[][] zr, double[][] zi, double[] re, double[] im) {
    int one = quarter;
    int two = 2 * quarter;
    int three = 3 * quarter;
    bins.writeEnds(zr[0][0], zi[0][0], re, im);
    bins.write(zr[0], zi[0], 0, zr[3], zi[3], three, 1, one, re, im);
    bins.write(zr[1], zi[1], one, zr[3], zi[3], three, one, one + 1, re, im);
    bins.write(zr[1], zi[1], one, zr[2], zi[2], two, one + 1, two, re, im);
    bins.write(zr[2], zi[2], two, zr[2], zi[2], two, two, two + 1, re, im);
  }
}
