package dev.ecomm.benchmarks;

import dev.ecomm.seasonality.RealFft;
import java.util.SplittableRandom;
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
 * How long does one Fourier transform of real values take, planned before, on one thread and into
 * arrays that are there? 305 is 5 times 61, 100,003 is a prime.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar FftBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FftBenchmark {

  /** How many values. */
  @Param({"305", "1000", "1024", "100003"})
  public int length;

  private double[] values = {};
  private RealFft fft = RealFft.of(1);
  private double[] re = {};
  private double[] im = {};
  private RealFft.Scratch scratch = fft.newScratch();

  /** Plans. */
  @Setup
  public void plan() {
    values = values(length);
    fft = RealFft.of(length);
    re = new double[fft.bins()];
    im = new double[fft.bins()];
    scratch = fft.newScratch();
  }

  /** Random values, the same for every contender. */
  public static double[] values(int length) {
    return new SplittableRandom(42).doubles(length).toArray();
  }

  /** The real parts. */
  public double[] re() {
    return re;
  }

  /** The imaginary parts. */
  public double[] im() {
    return im;
  }

  /** Ours. */
  @Benchmark
  public double[] ours() {
    fft.transform(values, 0, re, im, scratch);
    return re;
  }
}
