package dev.ecomm.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * What the errors at earlier origins say of how far the next will be off. Errors are counted in
 * spreads, the half width that the methods themselves expected at that step; so errors of all steps
 * can stand in for those of one that has too few.
 */
final class AutoIntervals {

  /** An absolute error in spreads, of origins a step's length apart. */
  private record Miss(int step, int knownAt, double size) {}

  private final int horizon;
  private final List<Miss> misses;

  private AutoIntervals(int horizon, List<Miss> misses) {
    this.horizon = horizon;
    this.misses = misses;
  }

  /** For a series without a past to learn from: no level is borne. */
  static AutoIntervals none() {
    return new AutoIntervals(1, List.of());
  }

  /**
   * Learns from a trial.
   *
   * @param rolling where it was made
   * @param trial of the whole forecast; spreads above 0
   */
  static AutoIntervals of(RollingOrigins rolling, RollingOrigins.Trial trial) {
    List<Miss> misses = new ArrayList<>();
    for (int i = 0; i < rolling.count(); i++) {
      for (int step = 1; step <= rolling.steps(i); step++) {
        if ((rolling.count() - i) % step == 0) { // so errors of a random walk do not overlap
          double error = rolling.actual(i, step - 1) - trial.points()[i][step - 1];
          double size = Math.abs(error) / trial.spreads()[i][step - 1];
          misses.add(new Miss(step, rolling.origin(i) + step, size));
        }
      }
    }
    return new AutoIntervals(rolling.horizon(), misses);
  }

  /** How many spreads an interval reaches to either side, at each step. */
  double[] reach(int steps, double level) {
    double[] reach = new double[steps];
    boolean ownErrors = steps <= horizon;
    for (int step = 1; step <= steps && ownErrors; step++) {
      ownErrors = quantiles(step, Integer.MAX_VALUE).bears(level);
    }
    for (int step = 1; step <= steps; step++) {
      ErrorQuantiles known = quantiles(ownErrors ? step : 0, Integer.MAX_VALUE);
      reach[step - 1] = known.upper(level);
    }
    return reach;
  }

  /** The highest level that the errors one step ahead bear; the others hang together with them. */
  double highestLevel() {
    return quantiles(1, Integer.MAX_VALUE).highestLevel();
  }

  /** Counts how often limits held that were made of nothing but what was known at their origin. */
  MeasuredCoverage coverage(double level, int step) {
    int inside = 0;
    int trials = 0;
    for (Miss miss : misses) {
      int origin = miss.knownAt() - miss.step();
      if (miss.step() == step && quantiles(1, origin).bears(level)) {
        ErrorQuantiles own = quantiles(step, origin);
        double reach = (own.bears(level) ? own : quantiles(0, origin)).upper(level);
        trials++;
        inside += miss.size() <= reach ? 1 : 0;
      }
    }
    return new MeasuredCoverage(level, step, inside, trials);
  }

  int horizon() {
    return horizon;
  }

  /** Of the errors of a step, or of all (0), that were known when so many values were. */
  private ErrorQuantiles quantiles(int step, int knownAt) {
    double[] sizes =
        misses.stream()
            .filter(miss -> (step == 0 || miss.step() == step) && miss.knownAt() <= knownAt)
            .mapToDouble(Miss::size)
            .toArray();
    return new ErrorQuantiles(sizes, false);
  }
}
