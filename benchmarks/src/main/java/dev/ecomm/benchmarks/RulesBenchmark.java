package dev.ecomm.benchmarks;

import dev.ecomm.association.AssociationRules;
import dev.ecomm.association.Itemsets;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.association.RuleOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long do rules of two million itemsets take, in a heap of 1 GB? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class RulesBenchmark {

  /** How many of the most frequent itemsets; a gate test takes fewer. */
  @Param("2200000")
  public int itemsets;

  /** The least confidence of a rule. */
  @Param({"0.5", "0.9"})
  public double minConfidence;

  /** How many threads. */
  @Param({"1", "2"})
  public int threads;

  private Itemsets sets =
      Itemsets.mine(Baskets.of(List.of(List.of("x"))), MiningOptions.builder().build());

  /** Mines. */
  @Setup
  public void mine() {
    sets = Itemsets.mine(DenseBaskets.of(20_000, 60, 7), wanted());
  }

  private MiningOptions wanted() {
    return MiningOptions.builder().minSupportCount(20).top(itemsets).build();
  }

  int sets() {
    return sets.size();
  }

  /**
   * Rules with one consequent, counted.
   *
   * @return how many
   */
  @Benchmark
  public int singleConsequents() {
    return rules(RuleOptions.builder().singleConsequent(true));
  }

  /**
   * Every split, counted.
   *
   * @return how many
   */
  @Benchmark
  public int everySplit() {
    return rules(RuleOptions.builder());
  }

  private int rules(RuleOptions.Builder options) {
    return AssociationRules.of(
            sets,
            options.minConfidence(minConfidence).minLift(1.5).build(),
            RunContext.withDefaults().onThreads(threads))
        .size();
  }
}
