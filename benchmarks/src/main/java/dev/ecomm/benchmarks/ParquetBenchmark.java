package dev.ecomm.benchmarks;

import dev.ecomm.io.TableReadOptions;
import dev.ecomm.io.TableReader;
import dev.ecomm.io.TableWriter;
import dev.ecomm.io.Tables;
import dev.ecomm.io.parquet.ParquetFormat;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.io.OutputStream;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long from a table of nine columns in memory to a Parquet file, and back, with zstd and on one
 * thread?
 *
 * <p>The file is not forced to the disk, since DuckDB does not do so either; {@code Tables.write}
 * does.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -Decomm.data=../shared -jar benchmarks/target/benchmarks.jar ParquetBenchmark -prof gc
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
public class ParquetBenchmark {
  private static final ParquetFormat FORMAT = new ParquetFormat();
  private static final Schema ONE = Schema.of(Field.ofLong("none"));

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "5000000"})
  public String lines = "";

  private final RunContext context = RunContext.withDefaults().onThreads(1);
  private Path file = Path.of("");

  /** The table in memory, for those who write. */
  @State(Scope.Benchmark)
  public static class InMemory {
    private DataTable table = DataTable.of(ONE, LongColumn.of(0));

    /**
     * Reads the lines.
     *
     * @param benchmark knows which
     * @throws IOException if they cannot be made
     */
    @Setup
    public void read(ParquetBenchmark benchmark) throws IOException {
      table = NineColumns.of(benchmark.lines);
    }
  }

  /**
   * Writes the file that is read.
   *
   * @throws IOException if it cannot be made
   */
  @Setup
  public void makeFile() throws IOException {
    file = Files.createTempFile("ecomm", ".parquet");
    file.toFile().deleteOnExit();
    write(NineColumns.of(lines));
  }

  /**
   * Returns the file that is written and read.
   *
   * @return its place
   */
  public Path file() {
    return file;
  }

  /**
   * Writes.
   *
   * @param memory has the table
   * @return the file's length
   * @throws IOException if it cannot be written
   */
  @Benchmark
  public long write(InMemory memory) throws IOException {
    return write(memory.table);
  }

  private long write(DataTable table) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        TableWriter writer = FORMAT.writer(out, file.toUri(), table.schema())) {
      writer.write(table);
      writer.commit();
    }
    return Files.size(file);
  }

  /**
   * Reads.
   *
   * @return the table
   */
  @Benchmark
  public DataTable read() {
    try (TableReader reader =
        Tables.reader(file.toUri(), TableReadOptions.withDefaults(), context)) {
      return reader.readAll();
    }
  }

  /**
   * Reads batch by batch, as what does not fit the heap is read.
   *
   * @return the number of rows
   */
  @Benchmark
  public long readInBatches() {
    long rows = 0;
    try (TableReader reader =
        Tables.reader(file.toUri(), TableReadOptions.withDefaults(), context)) {
      for (var batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        rows += batch.get().rows();
      }
    }
    return rows;
  }
}
