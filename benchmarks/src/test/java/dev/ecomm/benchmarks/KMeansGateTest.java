package dev.ecomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.ClusterCriteria;
import dev.ecomm.segment.KMeans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed against each other gives the same answers. */
class KMeansGateTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 50})
  void plain_and_bounded_iterations_end_at_the_same_inertia(int k) {
    KMeansLloydBenchmark benchmark = new KMeansLloydBenchmark();
    benchmark.rows = 20_000;
    benchmark.k = k;
    benchmark.threads = 2;
    benchmark.draw();
    double plain = benchmark.iterate().inertia();
    benchmark.bounds = true;

    assertThat(benchmark.iterate().inertia()).isCloseTo(plain, within(1e-9 * plain));
  }

  @Test
  void our_silhouette_is_that_of_the_flat_loop() {
    FeatureMatrix rows = CustomerRows.blobs(700, 10, 5);
    int[] labels = KMeans.builder().k(5).build().fit(rows).assignments();

    assertThat(ClusterCriteria.silhouette(rows, labels, RunContext.withDefaults()))
        .isCloseTo(FlatSilhouette.of(rows.toArray(), 10, labels, 5), within(1e-12));
  }
}
