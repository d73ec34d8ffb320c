package dev.ecomm.benchmarks;

import dev.ecomm.clean.CleaningPipeline;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.Packs;
import dev.ecomm.clean.Rules;
import dev.ecomm.io.InvoiceReader;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
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
 * How long from a CSV file to a clean table: pack {@code seed} and three flags, with the rejects of
 * reading and cleaning, the ledger of every repaired cell and the report, on one thread?
 *
 * <p>{@link #clean} is the whole way, {@link #cleanInMemory} the same without reading.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -Decomm.data=../shared -jar benchmarks/target/benchmarks.jar CleanCsvBenchmark -prof gc
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
public class CleanCsvBenchmark {
  private static final CleaningPipeline PIPELINE =
      Packs.seed().toBuilder()
          .flag(Rules.cancellations())
          .flag(Rules.missingCustomer())
          .flag(Rules.defects())
          .build();

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "500000", "5000000"})
  public String lines = "";

  private final InvoiceReader reader = InvoiceReader.withDefaults();
  private final RunContext context = RunContext.withDefaults().onThreads(1);
  private URI csv = URI.create("");

  /**
   * What cleaning gave.
   *
   * @param result rejects, ledger and report
   * @param table the clean lines: eight columns, the amount, a column for each flag
   */
  public record Cleaned(CleaningResult result, DataTable table) {}

  /** The lines in memory, for those who do not read. */
  @State(Scope.Benchmark)
  public static class InMemory {
    private InvoiceTable table = InvoiceTable.builder().build();

    /**
     * Reads the lines.
     *
     * @param files knows the file
     */
    @Setup
    public void read(CleanCsvBenchmark files) {
      table = files.read();
    }
  }

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
   * Reads and cleans.
   *
   * @return table, rejects and ledger
   */
  @Benchmark
  public Cleaned clean() {
    return clean(read());
  }

  /**
   * Cleans what was read before.
   *
   * @param memory holds the lines
   * @return table, rejects and ledger
   */
  @Benchmark
  public Cleaned cleanInMemory(InMemory memory) {
    return clean(memory.table);
  }

  private InvoiceTable read() {
    return reader.read(csv, context).table();
  }

  private Cleaned clean(InvoiceTable raw) {
    CleaningResult result = PIPELINE.apply(raw, context);
    return new Cleaned(result, result.toTable());
  }
}
