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
 * How long does DuckDB take for what {@link dev.ecomm.benchmarks.CleanCsvBenchmark} does: a CSV
 * file into a clean table, on one thread? It keeps no ledger of what it changed.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -Ppeers -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar CleanCsvPeersBenchmark -p lines=500000
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
public class CleanCsvPeersBenchmark {

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "500000", "5000000"})
  public String lines = "";

  private final DuckDb duckDb = DuckDb.open(1);
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

  /**
   * Closes the database.
   *
   * @throws SQLException if it cannot be closed
   */
  @TearDown
  public void close() throws SQLException {
    duckDb.close();
  }

  /** DuckDB, a clean table in memory. */
  @Benchmark
  public long duckDb() throws SQLException {
    return DuckDbCleaning.clean(duckDb, csv);
  }
}
