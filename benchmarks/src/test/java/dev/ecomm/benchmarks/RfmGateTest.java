package dev.ecomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.rfm.RfmTable;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What is timed is right: both definitions profile the same customers, and agree on net money. */
class RfmGateTest {

  @Test
  void both_definitions_profile_the_same_customers_with_the_same_money() throws IOException {
    RfmBenchmark benchmark = new RfmBenchmark();
    benchmark.lines = "20000";
    benchmark.clean();
    RfmTable seed = benchmark.seed();
    RfmTable standard = benchmark.standard();

    assertThat(seed.rows()).isGreaterThan(100);
    assertThat(standard.customers()).containsExactlyInAnyOrderElementsOf(seed.customers());
    for (int row = 0; row < standard.rows(); row++) {
      int same = seed.customers().indexOf(standard.customers().get(row));
      double difference = seed.values("monetary")[same] - standard.values("monetary_net")[row];
      assertThat(Math.abs(difference)).isLessThan(1e-6);
    }
  }
}
