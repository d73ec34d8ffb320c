package dev.ecomm.benchmarks;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.ClusterCriteria;
import dev.ecomm.segment.KMeans;
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
 * What does the exact silhouette of the seed's 4,372 customers cost, beside a flat double loop over
 * all pairs?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KMeansSilhouetteBenchmark {

  /** How many threads; the flat loop has one. */
  @Param({"1", "2"})
  public int threads;

  private FeatureMatrix rows = FeatureMatrix.of(List.of("x"));
  private int[] labels = {};

  /** Reads the profile and clusters it. */
  @Setup
  public void read() {
    rows = CustomerRows.seedProfile();
    labels = KMeans.builder().k(8).build().fit(rows).assignments();
  }

  /**
   * Ours.
   *
   * @return the mean silhouette
   */
  @Benchmark
  public double ours() {
    return ClusterCriteria.silhouette(rows, labels, RunContext.withDefaults().onThreads(threads));
  }

  /**
   * The flat loop.
   *
   * @return the mean silhouette
   */
  @Benchmark
  public double flat() {
    return FlatSilhouette.of(rows.toArray(), rows.columns(), labels, 8);
  }
}
