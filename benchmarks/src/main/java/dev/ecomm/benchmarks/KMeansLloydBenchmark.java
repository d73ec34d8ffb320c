package dev.ecomm.benchmarks;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.KMeans;
import dev.ecomm.segment.KMeansModel;
import java.util.Arrays;
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
 * What do 30 of Lloyd's iterations cost from the first k of a million rows, 10 features, 60 blobs;
 * and what do bounds spare? Divide by 30 n k d for nanoseconds per point, centroid and feature.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar KMeansLloydBenchmark -prof dev.ecomm.benchmarks.CpuTimeProfiler
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 2)
@Measurement(iterations = 5)
public class KMeansLloydBenchmark {

  /** How many rows. */
  @Param("1000000")
  public int rows;

  /** How many centroids. */
  @Param({"8", "50"})
  public int k;

  /** How many threads. */
  @Param({"1", "2"})
  public int threads;

  /** Whether bounds spare comparisons; without them this is plain Lloyd. */
  @Param({"false", "true"})
  public boolean bounds;

  private FeatureMatrix points = FeatureMatrix.of(List.of("x"));
  private FeatureMatrix start = points;

  /** Draws the rows. */
  @Setup
  public void draw() {
    points = CustomerRows.blobs(rows, 10, 60);
    start = FeatureMatrix.of(points.names(), Arrays.copyOf(points.toArray(), k * points.columns()));
  }

  /**
   * Iterates.
   *
   * @return centroids and inertia
   */
  @Benchmark
  public KMeansModel iterate() {
    return KMeans.builder()
        .k(k)
        .startFrom(start)
        .swaps(0)
        .maxIterations(30)
        .bounds(bounds)
        .build()
        .fit(points, RunContext.withDefaults().onThreads(threads));
  }
}
