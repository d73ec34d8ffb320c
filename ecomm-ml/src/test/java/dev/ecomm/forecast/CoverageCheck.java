package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
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
  static int[] promisesAreKept(SeriesKind kind, Forecaster forecaster, int n, int runs) {
    return promisesAreKept(kind, forecaster, HORIZON, n, runs);
  }

  /** The same up to a step. */
  static int[] promisesAreKept(
      SeriesKind kind, Forecaster forecaster, int horizon, int n, int runs) {
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
      SeriesKind kind, Forecaster forecaster, int horizon, int n, int from, int to) {
    boolean[][][] held = new boolean[to - from][][]; // as many as are borne
    try (Workers workers = Workers.of(RunContext.withDefaults())) {
      workers.run(
          held.length,
          (worker, i) -> {
            double[] values = kind.series(n + horizon, from + i);
            double[] known = Arrays.copyOf(values, n);
            double[] next = Arrays.copyOfRange(values, n, n + horizon);
            held[i] = held(forecaster, known, next);
          });
    }
    MeasuredCoverage[][] measured = new MeasuredCoverage[LEVELS.length][];
    for (int i = 0; i < LEVELS.length; i++) {
      int level = i;
      measured[i] =
          IntStream.range(0, horizon)
              .mapToObj(step -> count(held, level, step))
              .filter(coverage -> coverage.trials() > 0)
              .toArray(MeasuredCoverage[]::new);
    }
    return measured;
  }

  private static MeasuredCoverage count(boolean[][][] held, int level, int step) {
    int trials = 0;
    int inside = 0;
    for (boolean[][] series : held) {
      if (step < series[level].length) {
        trials++;
        inside += series[level][step] ? 1 : 0;
      }
    }
    return new MeasuredCoverage(LEVELS[level], step + 1, inside, trials);
  }

  private static boolean[][] held(Forecaster forecaster, double[] known, double[] next) {
    ForecastModel model;
    try {
      model = forecaster.fit(known);
    } catch (IllegalArgumentException refused) {
      return new boolean[LEVELS.length][0]; // nothing is promised
    }
    return Arrays.stream(LEVELS)
        .mapToObj(level -> held(model, level, next))
        .toArray(boolean[][]::new);
  }

  private static boolean[] held(ForecastModel model, double level, double[] next) {
    for (int horizon = next.length; horizon > 0; horizon--) {
      try {
        Forecast forecast = model.forecast(horizon, level);
        boolean[] held = new boolean[horizon];
        for (int step = 1; step <= horizon; step++) {
          double value = next[step - 1];
          held[step - 1] =
              value >= forecast.lower(level, step) && value <= forecast.upper(level, step);
        }
        return held;
      } catch (IllegalArgumentException refused) {
        continue; // a shorter horizon may be borne
      }
    }
    return new boolean[0];
  }
}
