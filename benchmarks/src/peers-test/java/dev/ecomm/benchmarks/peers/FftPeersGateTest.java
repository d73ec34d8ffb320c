package dev.ecomm.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.benchmarks.FftBenchmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed against each other gives the same bins. */
class FftPeersGateTest {

  private static FftBenchmark ours(int length) {
    FftBenchmark benchmark = new FftBenchmark();
    benchmark.length = length;
    benchmark.plan();
    var unused = benchmark.ours();
    return benchmark;
  }

  @ParameterizedTest
  @ValueSource(ints = {305, 1000, 1024, 100_003})
  void jtransforms_has_the_same_bins(int length) {
    FftPeersBenchmark.JTransforms state = new FftPeersBenchmark.JTransforms();
    state.length = length;
    state.plan();
    double[] theirs = new FftPeersBenchmark().jTransforms(state);
    FftBenchmark ours = ours(length);

    double furthest = Math.abs(theirs[0] - ours.re()[0]);
    for (int k = 1; k < (length + 1) / 2; k++) {
      furthest = Math.max(furthest, Math.abs(theirs[2 * k] - ours.re()[k]));
      if (2 * k + 1 < length) {
        furthest = Math.max(furthest, Math.abs(theirs[2 * k + 1] - ours.im()[k]));
      }
    }
    assertThat(furthest).isLessThan(1e-9);
  }

  @Test
  void commons_math_has_the_same_bins() {
    FftPeersBenchmark.CommonsMath state = new FftPeersBenchmark.CommonsMath();
    state.length = 1024;
    state.values();
    double[][] theirs = new FftPeersBenchmark().commonsMath(state);
    FftBenchmark ours = ours(1024);

    for (int k = 0; k <= 512; k++) {
      assertThat(ours.re()[k]).isCloseTo(theirs[0][k], within(1e-10));
      assertThat(ours.im()[k]).isCloseTo(theirs[1][k], within(1e-10));
    }
  }
}
