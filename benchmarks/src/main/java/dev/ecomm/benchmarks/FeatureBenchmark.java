package dev.ecomm.benchmarks;

import dev.ecomm.feature.time.TimeFeatures;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
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
 * How long do 13 and 41 features of many series take, into memory that is there already, and how
 * long does a loop over each window take? {@code run-features.sh} prints the answer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms5g", "-Xmx5g", "-Xmn500m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class FeatureBenchmark {

  /** How many series, and how long. */
  @Param({"10000x400", "100x100000"})
  public String shape = "";

  /** Rolling windows and an average (13 features), or lags too (41). */
  @Param({"rolling", "all"})
  public String which = "";

  private final RunContext run = RunContext.withDefaults();
  private SeriesSet series = SeriesSet.ofSteps("none");
  private TimeFeatures features = ManySeries.features("rolling");
  private double[] values = {};
  private double[][] out = {};

  /** Makes series and memory. */
  @Setup
  public void make() {
    series = ManySeries.of(shape);
    values = series.values();
    features = ManySeries.features(which);
    out = new double[features.names().size()][series.totalLength()];
  }

  /** The series, the same for every contender. */
  public SeriesSet series() {
    return series;
  }

  /** Memory for the features. */
  public double[][] out() {
    return out;
  }

  /**
   * The features, on the calling thread.
   *
   * @return them
   */
  @Benchmark
  public double[][] oneThread() {
    features.compute(series, out, run.onThreads(1));
    return out;
  }

  /**
   * The features, on two threads.
   *
   * @return them
   */
  @Benchmark
  public double[][] twoThreads() {
    features.compute(series, out, run.onThreads(2));
    return out;
  }

  /**
   * A loop over each window, on the calling thread.
   *
   * @return the same features
   */
  @Benchmark
  public double[][] naiveLoop() {
    NaiveFeatures.compute(series, values, out);
    return out;
  }
}
