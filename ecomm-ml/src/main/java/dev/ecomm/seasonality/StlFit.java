package dev.ecomm.seasonality;

import java.util.Arrays;

/** The loops of STL over one series; the options are {@link Stl}'s. Holds some ten arrays. */
final class StlFit {
  private final double[] values;
  private final int n;
  private final int period;
  private final Loess seasonalLoess;
  private final Loess trendLoess;
  private final Loess lowPassLoess;

  private final double[] trend;
  private final double[] seasonal;
  private final double[] trust;
  private boolean useTrust;

  private final double[] detrended;
  private final double[] lowPass;

  /** The smoothed cycles, one period longer than the series at each end. */
  private final double[] cycles;

  private final double[] averages;
  private final double[] averagesTwice;
  private final double[] phase;
  private final double[] phaseTrust;
  private final double[] phaseSmooth;

  StlFit(double[] values, Stl stl) {
    this.values = values;
    this.n = values.length;
    this.period = stl.period();
    int longestPhase = (n + period - 1) / period;
    seasonalLoess =
        new Loess(stl.seasonal(), stl.seasonalDegree(), stl.seasonalJump(), longestPhase);
    trendLoess = new Loess(stl.trend(), stl.trendDegree(), stl.trendJump(), n);
    lowPassLoess = new Loess(stl.lowPass(), stl.lowPassDegree(), stl.lowPassJump(), n);
    trend = new double[n];
    seasonal = new double[n];
    trust = new double[n];
    Arrays.fill(trust, 1);
    detrended = new double[n];
    lowPass = new double[n];
    cycles = new double[n + 2 * period];
    averages = new double[n + 2 * period];
    averagesTwice = new double[n + 2 * period];
    phase = new double[longestPhase];
    phaseTrust = new double[longestPhase];
    phaseSmooth = new double[longestPhase + 2];
  }

  Decomposition run(int inner, int outer) {
    innerLoop(inner);
    for (int i = 0; i < outer; i++) {
      judge();
      useTrust = true;
      innerLoop(inner);
    }
    return new Decomposition(values, Decomposition.Kind.ADDITIVE, period, trend, seasonal, trust);
  }

  /** Steps 1 to 6 of the paper's section 2.2. */
  private void innerLoop(int times) {
    for (int k = 0; k < times; k++) {
      for (int i = 0; i < n; i++) {
        detrended[i] = values[i] - trend[i];
      }
      smoothPhases();
      takeLowPass();
      for (int i = 0; i < n; i++) {
        seasonal[i] = cycles[period + i] - lowPass[i];
        detrended[i] = values[i] - seasonal[i];
      }
      trendLoess.smooth(detrended, n, trust, useTrust, trend, 0);
    }
  }

  /** Step 2: each phase smoothed over the cycles, and one cycle further at each end. */
  private void smoothPhases() {
    for (int p = 0; p < period; p++) {
      int count = (n - 1 - p) / period + 1;
      for (int i = 0; i < count; i++) {
        phase[i] = detrended[i * period + p];
        phaseTrust[i] = trust[i * period + p];
      }
      seasonalLoess.smooth(phase, count, phaseTrust, useTrust, phaseSmooth, 1);
      int window = Math.min(seasonalLoess.window(), count);
      double before = seasonalLoess.fit(phase, count, -1, 0, window, phaseTrust, useTrust);
      phaseSmooth[0] = Double.isNaN(before) ? phaseSmooth[1] : before;
      double after =
          seasonalLoess.fit(phase, count, count, count - window, count, phaseTrust, useTrust);
      phaseSmooth[count + 1] = Double.isNaN(after) ? phaseSmooth[count] : after;
      for (int i = 0; i < count + 2; i++) {
        cycles[i * period + p] = phaseSmooth[i];
      }
    }
  }

  /** Step 3: what moves slowly in the smoothed cycles belongs to the trend. */
  private void takeLowPass() {
    int length = n + 2 * period;
    average(cycles, length, period, averages);
    length -= period - 1;
    average(averages, length, period, averagesTwice);
    length -= period - 1;
    average(averagesTwice, length, 3, averages);
    lowPassLoess.smooth(averages, n, trust, false, lowPass, 0);
  }

  private static void average(double[] x, int length, int window, double[] to) {
    double sum = 0;
    for (int i = 0; i < window; i++) {
      sum += x[i];
    }
    to[0] = sum / window;
    for (int i = window; i < length; i++) {
      sum += x[i] - x[i - window];
      to[i - window + 1] = sum / window;
    }
  }

  /** The bisquare of each residual over six times their median. */
  private void judge() {
    double[] sizes = new double[n];
    for (int i = 0; i < n; i++) {
      sizes[i] = Math.abs(values[i] - trend[i] - seasonal[i]);
    }
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    double six = 3 * (sorted[n / 2] + sorted[n - n / 2 - 1]);
    for (int i = 0; i < n; i++) {
      double share = sizes[i] / six;
      double rest = 1 - share * share;
      trust[i] = sizes[i] <= 0.001 * six ? 1 : sizes[i] <= 0.999 * six ? rest * rest : 0;
    }
  }
}
