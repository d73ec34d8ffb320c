package dev.ecomm.benchmarks;

import dev.ecomm.clean.Packs;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.rfm.RfmTable;
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
 * How long from clean lines in memory to a profile of every customer, on one thread: the ten
 * features of the seed, and the 26 columns of the textbook?
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -Decomm.data=../shared -jar benchmarks/target/benchmarks.jar RfmBenchmark -p lines=real
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
public class RfmBenchmark {

  /** Which lines: {@code real}, or how many to generate. */
  @Param({"real", "5000000", "20000000"})
  public String lines = "";

  private final Rfm seed = Rfm.builder().definition(RfmDefinition.SEED).build();
  private final Rfm standard = Rfm.withDefaults();
  private InvoiceTable table = InvoiceTable.builder().build();

  /**
   * Reads and cleans the lines.
   *
   * @throws IOException if the file cannot be made
   */
  @Setup
  public void clean() throws IOException {
    table = Packs.seed().apply(Invoices.read(InvoiceFiles.csv(lines).toUri())).table();
  }

  /**
   * Ten features.
   *
   * @return one row a customer
   */
  @Benchmark
  public RfmTable seed() {
    return seed.compute(table);
  }

  /**
   * Twenty-six columns.
   *
   * @return one row a customer
   */
  @Benchmark
  public RfmTable standard() {
    return standard.compute(table);
  }
}
