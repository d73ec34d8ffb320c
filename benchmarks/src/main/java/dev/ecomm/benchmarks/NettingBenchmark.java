package dev.ecomm.benchmarks;

import dev.ecomm.clean.Netting;
import dev.ecomm.clean.NettingResult;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost a line to find the purchases that cancellations took back? The score is
 * nanoseconds a line; another number of lines needs the same number of operations:
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar NettingBenchmark -p lines=10000000 -opi 10000000
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class NettingBenchmark {

  /** How many lines to generate. */
  @Param("1000000")
  public int lines;

  private InvoiceTable table = InvoiceTable.builder().build();

  /** Makes the lines. */
  @Setup
  public void generate() {
    table = SyntheticInvoices.of(lines, InvoiceFiles.SEED);
  }

  /**
   * Matches every cancellation.
   *
   * @return the matches and their sums
   */
  @Benchmark
  @OperationsPerInvocation(1_000_000)
  public NettingResult net() {
    return Netting.of(table);
  }
}
