package dev.ecomm.benchmarks;

import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.ReadResult;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.net.URI;
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
 * How long from a CSV file to a typed {@code InvoiceTable}, rejected rows put aside?
 *
 * <p>The file is uncompressed and in the page cache. {@code real} is the real data where {@code
 * ecomm.data} has them, else as many generated lines; see {@link InvoiceFiles}. All garbage is
 * collected on the thread that makes it, so that one thread means one.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -Decomm.data=../shared -jar benchmarks/target/benchmarks.jar ReadCsvBenchmark -prof gc
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
public class ReadCsvBenchmark {

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "500000", "5000000"})
  public String lines = "";

  private final InvoiceReader reader = InvoiceReader.withDefaults();
  private final RunContext context = RunContext.withDefaults();
  private URI csv = URI.create("");

  /**
   * Finds the file, or makes it.
   *
   * @throws IOException if it cannot be made
   */
  @Setup
  public void findFile() throws IOException {
    csv = InvoiceFiles.csv(lines).toUri();
  }

  /**
   * Parses on the calling thread.
   *
   * @return table and rejects
   */
  @Benchmark
  public ReadResult oneThread() {
    return reader.read(csv, context.onThreads(1));
  }

  /**
   * Parses blocks on two threads.
   *
   * @return table and rejects
   */
  @Benchmark
  public ReadResult twoThreads() {
    return reader.read(csv, context.onThreads(2));
  }
}
