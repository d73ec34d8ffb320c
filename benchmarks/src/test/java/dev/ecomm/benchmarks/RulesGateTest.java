package dev.ecomm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is timed does what its name says. */
class RulesGateTest {

  @Test
  void one_and_two_threads_make_the_same_rules() {
    RulesBenchmark benchmark = new RulesBenchmark();
    benchmark.itemsets = 5_000;
    benchmark.minConfidence = 0.1;
    benchmark.threads = 1;
    benchmark.mine();
    int single = benchmark.singleConsequents();
    int every = benchmark.everySplit();
    benchmark.threads = 2;

    assertThat(benchmark.sets()).isEqualTo(5_000);
    assertThat(single).isPositive().isLessThan(every).isEqualTo(benchmark.singleConsequents());
    assertThat(every).isEqualTo(benchmark.everySplit());
  }

  @Test
  void the_recommender_has_as_many_rules_as_asked_for_and_answers() {
    RecommenderBenchmark benchmark = new RecommenderBenchmark();
    benchmark.rules = 3_000;
    benchmark.make();

    assertThat(benchmark.size()).isEqualTo(3_000);
    assertThat(benchmark.recommend().items()).isNotEmpty();
  }
}
