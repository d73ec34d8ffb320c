package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.InvoiceFiles;
import java.io.IOException;
import java.nio.file.Files;
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
 * How long does DuckDB take for what {@link dev.ecomm.benchmarks.ParquetBenchmark} does: nine
 * columns in memory to Parquet and back, with zstd and on one thread?
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -Ppeers -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar ParquetPeersBenchmark -p lines=real
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
public class ParquetPeersBenchmark {

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "5000000"})
  public String lines = "";

  private final DuckDb duckDb = DuckDb.open(1);
  private Path file = Path.of("");

  /**
   * Loads the lines and writes the file that is read.
   *
   * @throws IOException if the lines cannot be made
   * @throws SQLException if they cannot be loaded
   */
  @Setup
  public void makeFile() throws IOException, SQLException {
    file = Files.createTempFile("duckdb", ".parquet");
    file.toFile().deleteOnExit();
    DuckDbParquet.load(duckDb, InvoiceFiles.csv(lines));
    duckDbWrite();
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

  /**
   * Returns the file that is written and read.
   *
   * @return its place
   */
  public Path file() {
    return file;
  }

  /** DuckDB, from its table to the file. */
  @Benchmark
  public long duckDbWrite() throws SQLException, IOException {
    DuckDbParquet.write(duckDb, file);
    return Files.size(file);
  }

  /** DuckDB, from the file to a table of its own. */
  @Benchmark
  public long duckDbRead() throws SQLException {
    return DuckDbParquet.read(duckDb, file);
  }
}
