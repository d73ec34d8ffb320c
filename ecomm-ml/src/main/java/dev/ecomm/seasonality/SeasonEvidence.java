package dev.ecomm.seasonality;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * How probable it is by chance that a series seems to repeat after a number of steps. A season of
 * period p has, in c whole cycles, its power at the bins c, 2c, 3c, ... alone, while noise, memory
 * and slow changes have as much at the bins beside them. Each such bin is compared with its
 * neighbours, and the probabilities of chance are put together by Fisher's method.
 *
 * <p>A long series is cut into parts whose powers are added (Welch): a season that slips by a step
 * now and then, for a holiday without a row, keeps its bin in each part, not in the whole.
 */
final class SeasonEvidence {
  private static final int CYCLES_OF_A_PART = 8;

  /** No probability is taken for less: its logarithm would drown all others. */
  private static final double LEAST = 1e-300;

  private final int parts;

  /** Cycles of each part. */
  private final int cycles;

  /** Of all parts together, by bin. */
  private final double[] power;

  private final int length;

  private SeasonEvidence(double[] values, int period) {
    int all = values.length / period;
    parts = Math.max(1, all / CYCLES_OF_A_PART);
    cycles = all / parts;
    length = cycles * period;
    RealFft fft = RealFft.of(length);
    power = new double[fft.bins()];
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    RealFft.Scratch scratch = fft.newScratch();
    for (int part = 1; part <= parts; part++) {
      int from = values.length - part * length;
      double[] rest = Values.withoutLine(Arrays.copyOfRange(values, from, from + length));
      fft.transform(rest, 0, re, im, scratch);
      for (int k = 0; k < power.length; k++) {
        power[k] += re[k] * re[k] + im[k] * im[k];
      }
    }
  }

  /** The probability for a period of which the series has at least three cycles. */
  static double chance(double[] values, int period) {
    SeasonEvidence evidence = new SeasonEvidence(values, period);
    double statistic = 0;
    int harmonics = period / 2;
    for (int harmonic = 1; harmonic <= harmonics; harmonic++) {
      double chance = evidence.chanceAt(harmonic * evidence.cycles);
      statistic -= 2 * StrictMath.log(Math.max(LEAST, chance));
    }
    return Gamma.regularizedGammaQ(harmonics, statistic / 2);
  }

  /** How probably noise has so much more than around it: the upper tail of an F distribution. */
  private double chanceAt(int bin) {
    int reach = (cycles - 1) / 2;
    double around = 0;
    int count = 0;
    for (int k = Math.max(1, bin - reach); k <= Math.min(power.length - 1, bin + reach); k++) {
      if (k != bin) {
        around += power[k];
        count++;
      }
    }
    if (power[bin] == 0) {
      return 1;
    }
    // a bin is two squares of each part, the last of an even length one
    double squares = 2 * bin == length ? parts : 2.0 * parts;
    double others = 2.0 * parts * count;
    double ratio = power[bin] * count / around;
    return Beta.regularizedBeta(others / (others + squares * ratio), others / 2, squares / 2);
  }
}
