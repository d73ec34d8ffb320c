package dev.ecomm.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.benchmarks.FeatureBenchmark;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is timed against each other gives the same numbers. */
class FeaturePeersGateTest {

  @Test
  void commons_math_has_the_same_windows() {
    FeatureBenchmark benchmark = new FeatureBenchmark();
    benchmark.shape = "20x300";
    benchmark.which = "rolling";
    benchmark.make();
    double[][] ours = copy(benchmark.oneThread());
    double[][] theirs = new FeaturePeersBenchmark().commonsMath(benchmark);

    double furthest = 0;
    for (int f = 0; f < 12; f++) {
      for (int i = 0; i < ours[f].length; i++) {
        assertThat(Double.isNaN(theirs[f][i])).isEqualTo(Double.isNaN(ours[f][i]));
        furthest = Math.max(furthest, distance(ours[f][i], theirs[f][i]));
      }
    }
    assertThat(furthest).isLessThan(1e-8);
  }

  private static double distance(double one, double other) {
    return Double.isNaN(one) ? 0 : Math.abs(one - other);
  }

  /** Both write into the same memory. */
  private static double[][] copy(double[][] columns) {
    return Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
  }
}
