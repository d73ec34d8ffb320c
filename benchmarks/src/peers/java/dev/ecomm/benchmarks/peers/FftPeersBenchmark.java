package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.FftBenchmark;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;
import org.jtransforms.fft.DoubleFFT_1D;
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
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * How long do JTransforms, planned before, and Commons Math, which has no plans, take for the
 * transforms of {@link FftBenchmark}? JTransforms works in place, so the values are copied first.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -Ppeers -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar Fft
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FftPeersBenchmark {

  /** JTransforms on one thread. */
  @State(Scope.Benchmark)
  public static class JTransforms {

    /** How many values. */
    @Param({"305", "1000", "1024", "100003"})
    public int length;

    private double[] values = {};
    private double[] inPlace = {};
    private DoubleFFT_1D fft = new DoubleFFT_1D(1);

    /** Plans. */
    @Setup
    public void plan() {
      ConcurrencyUtils.setNumberOfThreads(1);
      values = FftBenchmark.values(length);
      inPlace = new double[length];
      fft = new DoubleFFT_1D(length);
    }
  }

  /** Commons Math, for powers of two. */
  @State(Scope.Benchmark)
  public static class CommonsMath {

    /** How many values. */
    @Param("1024")
    public int length;

    private double[][] parts = {};
    private double[] values = {};

    /** Makes values. */
    @Setup
    public void values() {
      values = FftBenchmark.values(length);
      parts = new double[2][length];
    }
  }

  /**
   * Real and imaginary parts in turns; the second value is the last bin's if the length is even.
   */
  @Benchmark
  public double[] jTransforms(JTransforms state) {
    System.arraycopy(state.values, 0, state.inPlace, 0, state.length);
    state.fft.realForward(state.inPlace);
    return state.inPlace;
  }

  /** Real parts and imaginary parts of all bins, mirrored ones too. */
  @Benchmark
  public double[][] commonsMath(CommonsMath state) {
    System.arraycopy(state.values, 0, state.parts[0], 0, state.length);
    Arrays.fill(state.parts[1], 0);
    FastFourierTransformer.transformInPlace(
        state.parts, DftNormalization.STANDARD, TransformType.FORWARD);
    return state.parts;
  }
}
