package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Counts how often intervals hold what comes next in simulated series, at each step. */
final class CoverageCheck {
  static final int HORIZON = 14;
  private static final double[] LEVELS = {80, 95};

  private CoverageCheck() {}

  /**
   * At every step, each level is held within three standard errors, or refused. Of hundreds of
   * cells some stray further by chance, so one that does must hold on four times as many other
   * series.
   *
   * @param kind of series
   * @param forecaster of any
   * @param n values that it learns from
   * @param runs how many series
   * @return how many steps bear 80, and how many 95
   */
  static int[] promisesAreKept(Simulated kind, Forecaster forecaster, int n, int runs) {
    return promisesAreKept(kind, forecaster, HORIZON, n, runs);
  }

  /** The same up to a step. */
  static int[] promisesAreKept(
      Simulated kind, Forecaster forecaster, int horizon, int n, int runs) {
    MeasuredCoverage[][] first = measure(kind, forecaster, horizon, n, 0, runs);
    if (Arrays.stream(first).flatMap(Arrays::stream).anyMatch(CoverageCheck::strays)) {
      MeasuredCoverage[][] second = measure(kind, forecaster, horizon, n, runs, 5 * runs);
      for (int i = 0; i < LEVELS.length; i++) {
        for (int step = 0; step < first[i].length; step++) {
          assertThat(strays(first[i][step]) && strays(second[i][step]))
              .as("%s on %s of %d values: %s", forecaster.name(), kind, n, second[i][step])
              .isFalse();
        }
      }
    }
    return Arrays.stream(first).mapToInt(steps -> steps.length).toArray();
  }

  private static boolean strays(MeasuredCoverage measured) {
    return Math.abs(measured.share() - measured.level() / 100) > 3 * measured.standardError();
  }

  /** By level and step, as many steps as are borne. */
  private static MeasuredCoverage[][] measure(
      Simulated kind, Forecaster forecaster, int horizon, int n, int from, int to) {
    int[][] inside = new int[LEVELS.length][horizon + 1];
    int[][] trials = new int[LEVELS.length][horizon + 1];
    for (int run = from; run < to; run++) {
      double[] values = kind.series(n + horizon, run);
      ForecastModel model = forecaster.fit(Arrays.copyOf(values, n));
      double[] next = Arrays.copyOfRange(values, n, n + horizon);
      for (int i = 0; i < LEVELS.length; i++) {
        count(model, LEVELS[i], next, inside[i], trials[i]);
      }
    }
    MeasuredCoverage[][] measured = new MeasuredCoverage[LEVELS.length][];
    for (int i = 0; i < LEVELS.length; i++) {
      int level = i;
      measured[i] =
          IntStream.rangeClosed(1, horizon)
              .filter(step -> trials[level][step] > 0)
              .mapToObj(
                  step ->
                      new MeasuredCoverage(
                          LEVELS[level], step, inside[level][step], trials[level][step]))
              .toArray(MeasuredCoverage[]::new);
    }
    return measured;
  }

  private static void count(
      ForecastModel model, double level, double[] next, int[] inside, int[] trials) {
    for (int horizon = next.length; horizon > 0; horizon--) {
      Forecast forecast;
      try {
        forecast = model.forecast(horizon, level);
      } catch (IllegalArgumentException refused) {
        continue; // a shorter horizon may be borne
      }
      for (int step = 1; step <= horizon; step++) {
        double value = next[step - 1];
        trials[step]++;
        inside[step] +=
            value >= forecast.lower(level, step) && value <= forecast.upper(level, step) ? 1 : 0;
      }
      return;
    }
  }
}
