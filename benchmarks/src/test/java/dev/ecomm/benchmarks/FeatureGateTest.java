package dev.ecomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.feature.time.TimeFeatures;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed gives what a loop over each window gives, on one thread and on two. */
class FeatureGateTest {

  @ParameterizedTest
  @ValueSource(strings = {"300x400", "2x100000"})
  void features_equal_those_of_the_naive_loop(String shape) {
    SeriesSet series = ManySeries.of(shape);
    TimeFeatures features = ManySeries.features("all");
    double[][] expected = new double[41][series.totalLength()];
    NaiveFeatures.compute(series, series.values(), expected);

    for (int threads = 1; threads <= 2; threads++) {
      double[][] found = new double[41][series.totalLength()];
      features.compute(series, found, RunContext.withDefaults().onThreads(threads));
      for (int f = 0; f < 41; f++) {
        assertThat(differences(found[f], expected[f])).as(features.names().get(f)).isZero();
      }
    }
  }

  /** Counted in a loop: there are millions of numbers. */
  private static int differences(double[] found, double[] expected) {
    int differences = 0;
    for (int i = 0; i < expected.length; i++) {
      boolean both = Double.isNaN(expected[i]) && Double.isNaN(found[i]);
      differences += both || Math.abs(found[i] - expected[i]) <= 1e-8 ? 0 : 1;
    }
    return differences;
  }
}
