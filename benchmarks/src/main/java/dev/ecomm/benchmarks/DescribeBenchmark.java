package dev.ecomm.benchmarks;

import dev.ecomm.describe.InvoiceFacts;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import java.io.IOException;
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
 * How long do all facts of {@code ecomm describe} take, once the lines are in memory?
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -Decomm.data=../shared -jar benchmarks/target/benchmarks.jar DescribeBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DescribeBenchmark {

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "500000", "5000000"})
  public String lines = "";

  private final RunContext context = RunContext.withDefaults();
  private InvoiceTable table = InvoiceTable.builder().build();

  /**
   * Reads the lines.
   *
   * @throws IOException if the file cannot be made
   */
  @Setup
  public void read() throws IOException {
    table = InvoiceReader.withDefaults().read(InvoiceFiles.csv(lines).toUri(), context).table();
  }

  /**
   * Computes every fact.
   *
   * @return the facts
   */
  @Benchmark
  public InvoiceFacts describe() {
    return InvoiceFacts.of(table, context);
  }
}
