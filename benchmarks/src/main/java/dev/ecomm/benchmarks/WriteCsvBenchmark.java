package dev.ecomm.benchmarks;

import dev.ecomm.io.InvoiceReader;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long from an {@code InvoiceTable} to a published CSV file?
 *
 * <p>The whole way that users take: a staged file, forced to the disk, then renamed over the one
 * before. So this depends on the disk; {@link CpuTimeProfiler} leaves the waiting out.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -Decomm.data=../shared -jar benchmarks/target/benchmarks.jar WriteCsvBenchmark \
 *   -prof gc -prof dev.ecomm.benchmarks.CpuTimeProfiler
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
public class WriteCsvBenchmark {

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real"})
  public String lines = "";

  private InvoiceTable table = InvoiceTable.builder().build();
  private Path written = Path.of("");

  /**
   * Reads the lines.
   *
   * @throws IOException if the file cannot be made
   */
  @Setup
  public void read() throws IOException {
    Path csv = InvoiceFiles.csv(lines);
    table = InvoiceReader.withDefaults().read(csv.toUri(), RunContext.withDefaults()).table();
    written = Files.createTempDirectory(csv.getParent(), "written").resolve("lines.csv");
  }

  /**
   * Removes what was written.
   *
   * @throws IOException if it cannot be removed
   */
  @TearDown
  public void remove() throws IOException {
    Files.deleteIfExists(written);
    Files.delete(written.getParent());
  }

  /**
   * Writes the lines, in the place of those before.
   *
   * @return where they are
   */
  @Benchmark
  public URI write() {
    URI target = written.toUri();
    Tables.write(table.toTable(), target);
    return target;
  }
}
