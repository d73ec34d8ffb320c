package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.InvoiceFiles;
import java.io.IOException;
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
 * How long does DuckDB take for the ten features of {@link dev.ecomm.benchmarks.RfmBenchmark}, from
 * a table in memory, on one thread, with keys of three types?
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -Ppeers -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar RfmPeersBenchmark -p lines=500000
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RfmPeersBenchmark {

  /** A table of lines with keys of one type. */
  @State(Scope.Benchmark)
  public abstract static class Sales {

    /** Which lines: {@code real}, or how many to generate. */
    @Param({"real", "5000000", "20000000"})
    public String lines = "";

    private final DuckDb duckDb = DuckDb.open(1);
    private final DuckDbProfile keys;

    /** Makes a table with such keys. */
    Sales(DuckDbProfile keys) {
      this.keys = keys;
    }

    /**
     * Loads and cleans the lines.
     *
     * @throws IOException if the file cannot be made
     * @throws SQLException if it cannot be read
     */
    @Setup
    public void prepare() throws IOException, SQLException {
      keys.prepare(duckDb, InvoiceFiles.csv(lines));
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

    DuckDb duckDb() {
      return duckDb;
    }

    long profile() throws SQLException {
      return keys.profile(duckDb);
    }
  }

  /** Keys are texts. */
  public static class Texts extends Sales {
    /** Makes the state. */
    public Texts() {
      super(DuckDbProfile.VARCHAR);
    }
  }

  /** Keys are whole numbers. */
  public static class Numbers extends Sales {
    /** Makes the state. */
    public Numbers() {
      super(DuckDbProfile.INTEGER);
    }
  }

  /** Keys are enums. */
  public static class Enums extends Sales {
    /** Makes the state. */
    public Enums() {
      super(DuckDbProfile.ENUM);
    }
  }

  /** Ten features by texts. */
  @Benchmark
  public long varchar(Texts sales) throws SQLException {
    return sales.profile();
  }

  /** Ten features by whole numbers. */
  @Benchmark
  public long integer(Numbers sales) throws SQLException {
    return sales.profile();
  }

  /** Ten features by enums. */
  @Benchmark
  public long enums(Enums sales) throws SQLException {
    return sales.profile();
  }
}
