package dev.ecomm.examples;

import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.util.ArrayList;
import java.util.List;

/**
 * Hundreds of made-up series of one frequency, short and long, of every {@link
 * SimulatedSeries.Kind}, for comparing forecasters on more than one shop. Demand that is mostly
 * zero is a family of its own, for relative errors mean nothing there.
 */
public enum SimulatedFamily {
  /** One value a year, six of them to be forecast; no season. */
  YEARLY(1, 6, 14, 20, 30, 45, 80),
  /** Four values a year, two of them to be forecast: as many as M4 asks for. */
  QUARTERLY(4, 8, 16, 24, 36, 60, 100),
  /** Twelve values a year, a year and a half to be forecast. */
  MONTHLY(12, 18, 42, 60, 96, 150, 300),
  /** 52 values a year, a quarter to be forecast. */
  WEEKLY(52, 13, 70, 120, 180, 300, 700),
  /** 24 values a day, two days to be forecast. */
  HOURLY(24, 48, 84, 150, 336, 700, 3_000),
  /** Days of which most are without demand, a fortnight to be forecast. */
  INTERMITTENT(7, 14, 60, 120, 200, 305, 700);

  private final int season;
  private final int horizon;
  private final int[] lengths;

  SimulatedFamily(int season, int horizon, int... lengths) {
    this.season = season;
    this.horizon = horizon;
    this.lengths = lengths;
  }

  /**
   * Returns the length of the season.
   *
   * @return in steps
   */
  public int season() {
    return season;
  }

  /**
   * Returns how many steps are to be forecast, as in the M4 competition.
   *
   * @return in steps
   */
  public int horizon() {
    return horizon;
  }

  /**
   * Makes the family: so many series of each kind and length, the horizon on top of it.
   *
   * @param repeats of each kind and length, at least 1; 45 series each
   * @param seed of all
   * @return series named by kind, length and number
   */
  public SeriesSet series(int repeats, long seed) {
    List<String> ids = new ArrayList<>();
    List<double[]> all = new ArrayList<>();
    for (SimulatedSeries.Kind kind : SimulatedSeries.Kind.values()) {
      boolean mostlyZero = kind == SimulatedSeries.Kind.INTERMITTENT;
      for (int length : mostlyZero == (this == INTERMITTENT) ? lengths : new int[0]) {
        for (int i = 0; i < (mostlyZero ? 9 : 1) * repeats; i++) {
          long own = (((seed * 31 + kind.ordinal()) * 31 + season) * 10_007 + length) * 1_009 + i;
          ids.add(kind + "_" + length + "_" + i);
          all.add(SimulatedSeries.of(kind, season, length + horizon, own));
        }
      }
    }
    return joined(ids, all);
  }

  private static SeriesSet joined(List<String> ids, List<double[]> all) {
    int[] offsets = new int[all.size() + 1];
    for (int s = 0; s < all.size(); s++) {
      offsets[s + 1] = offsets[s] + all.get(s).length;
    }
    double[] values = new double[offsets[all.size()]];
    long[] times = new long[values.length];
    for (int s = 0; s < all.size(); s++) {
      for (int t = 0; t < all.get(s).length; t++) {
        values[offsets[s] + t] = all.get(s)[t];
        times[offsets[s] + t] = t;
      }
    }
    return SeriesSet.of(TimeScale.STEP, ids, offsets, times, values);
  }
}
