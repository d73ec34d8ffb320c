package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.InvoiceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
 * How long do others take for the file of {@link dev.ecomm.benchmarks.ReadCsvBenchmark}? DuckDB
 * makes a typed table of it, the Java parsers only split it into fields.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -Ppeers -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar ReadCsvPeersBenchmark -p lines=real
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
public class ReadCsvPeersBenchmark {

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "500000", "5000000"})
  public String lines = "";

  private Path csv = Path.of("");

  /**
   * Finds the file, or makes it.
   *
   * @throws IOException if it cannot be made
   */
  @Setup
  public void findFile() throws IOException {
    csv = InvoiceFiles.csv(lines);
  }

  /** FastCSV, a String for each field. */
  @Benchmark
  public RawFields fastCsvStrings() throws IOException {
    return FastCsvFields.strings(csv);
  }

  /** FastCSV, each field as bounds in its buffer. */
  @Benchmark
  public RawFields fastCsvBounds() throws IOException {
    return FastCsvFields.bounds(csv);
  }

  /** univocity, a String for each field. */
  @Benchmark
  public RawFields univocityStrings() throws IOException {
    return UnivocityFields.strings(csv);
  }

  /** DuckDB, a typed table, on one thread. */
  @Benchmark
  public long duckDbOneThread(OneThread database) throws SQLException {
    return database.duckDb.load(csv);
  }

  /** DuckDB, a typed table, on two threads. */
  @Benchmark
  public long duckDbTwoThreads(TwoThreads database) throws SQLException {
    return database.duckDb.load(csv);
  }

  /** A database with one thread. */
  @State(Scope.Benchmark)
  public static class OneThread {
    private final DuckDb duckDb = DuckDb.open(1);

    @TearDown
    public void close() throws SQLException {
      duckDb.close();
    }
  }

  /** A database with two threads. */
  @State(Scope.Benchmark)
  public static class TwoThreads {
    private final DuckDb duckDb = DuckDb.open(2);

    @TearDown
    public void close() throws SQLException {
      duckDb.close();
    }
  }
}
