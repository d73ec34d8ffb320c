package dev.ecomm.benchmarks;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.KSweep;
import dev.ecomm.segment.KSweepResult;
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

/**
 * How long until k = 1 to 10 are all within a thousandth of the best known inertia, on the seed's
 * 4,372 customers and one thread? The peers answer the same question in {@code run-kmeans.sh}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class KMeansSweepBenchmark {

  /** The largest k. */
  @Param("10")
  public int to;

  private FeatureMatrix rows = FeatureMatrix.of(List.of("x"));
  private long seed;

  /** Reads the profile. */
  @Setup
  public void read() {
    rows = CustomerRows.seedProfile();
  }

  /**
   * Sweeps, each time with the next of 20 seeds.
   *
   * @return a model for each k
   */
  @Benchmark
  public KSweepResult sweep() {
    seed = (seed + 1) % 20;
    return KSweep.builder()
        .to(to)
        .seed(seed)
        .build()
        .run(rows, RunContext.withDefaults().onThreads(1));
  }
}
