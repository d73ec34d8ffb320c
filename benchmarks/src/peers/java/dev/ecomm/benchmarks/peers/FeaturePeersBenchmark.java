package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.FeatureBenchmark;
import dev.ecomm.series.SeriesSet;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does Commons Math take for mean, deviation, minimum and maximum of the last 7, 14 and 28
 * rows, twelve of the thirteen features that {@link FeatureBenchmark} calls {@code rolling}? It has
 * no exponential average and no lags.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -Ppeers -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar 'Feature.*(oneThread|commonsMath)' -p which=rolling \
 *   -prof dev.ecomm.benchmarks.CpuTimeProfiler
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms5g", "-Xmx5g", "-Xmn500m", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class FeaturePeersBenchmark {

  /** What {@link FeatureBenchmark} asks for. */
  private static final int[] WINDOWS = {7, 14, 28};

  /**
   * The features, on the calling thread.
   *
   * @param state has the series, and memory for the result
   * @return four columns for each window
   */
  @Benchmark
  public double[][] commonsMath(FeatureBenchmark state) {
    SeriesSet series = state.series();
    double[][] out = state.out();
    for (int w = 0; w < WINDOWS.length; w++) {
      for (int s = 0; s < series.count(); s++) {
        window(series, s, WINDOWS[w], Arrays.copyOfRange(out, 4 * w, 4 * w + 4));
      }
    }
    return out;
  }

  private static void window(SeriesSet series, int s, int window, double[][] out) {
    DescriptiveStatistics last = new DescriptiveStatistics(window);
    for (int at = series.from(s); at < series.to(s); at++) {
      last.addValue(series.value(at));
      boolean full = last.getN() == window;
      out[0][at] = full ? last.getMean() : Double.NaN;
      out[1][at] = full ? last.getStandardDeviation() : Double.NaN;
      out[2][at] = full ? last.getMin() : Double.NaN;
      out[3][at] = full ? last.getMax() : Double.NaN;
    }
  }
}
