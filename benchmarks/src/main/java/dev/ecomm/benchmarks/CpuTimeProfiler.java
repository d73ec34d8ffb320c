package dev.ecomm.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the whole process for each operation, in milliseconds, over all threads: those
 * of the garbage collector, the compiler and native code too. Where other programs take the
 * processors it says more than the clock does, and it shows what a second thread costs.
 *
 * <p>Asked for with {@code -prof dev.ecomm.benchmarks.CpuTimeProfiler}.
 */
public final class CpuTimeProfiler implements InternalProfiler {

  /** The name of the secondary result. */
  public static final String RESULT = "cpu.time";

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private long before;

  /** Makes the profiler; JMH does. */
  public CpuTimeProfiler() {}

  @Override
  public String getDescription() {
    return "processor time of the process for each operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = SYSTEM.getProcessCpuTime();
  }

  @Override
  public List<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double millis = (SYSTEM.getProcessCpuTime() - before) / 1e6;
    long operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(RESULT, millis / operations, "ms/op", AggregationPolicy.AVG));
  }
}
