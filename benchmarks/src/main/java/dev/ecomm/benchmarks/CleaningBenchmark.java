package dev.ecomm.benchmarks;

import dev.ecomm.clean.CleaningPipeline;
import dev.ecomm.clean.CleaningResult;
import dev.ecomm.clean.Rules;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.synthetic.SyntheticInvoices;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a pipeline of five rules cost a line, when the rules judge whole columns and when the
 * same rules are lambdas that see row by row? The score is nanoseconds a line.
 *
 * <pre>{@code
 * ./mvnw -q -Dquick -DskipTests package -pl benchmarks -am
 * java -jar benchmarks/target/benchmarks.jar CleaningBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CleaningBenchmark {
  private static final int LINES = 1_000_000;

  private final CleaningPipeline columns =
      CleaningPipeline.builder()
          .repair(Rules.upperCase(InvoiceColumn.STOCK_CODE))
          .drop(Rules.cancellations())
          .drop(Rules.quantityBelow(1))
          .drop(Rules.unitPriceBelow(0.001))
          .drop(Rules.missingCustomer())
          .build();

  private final CleaningPipeline rows =
      CleaningPipeline.builder()
          .repairLineText(
              "stock_code_upper_cased",
              InvoiceColumn.STOCK_CODE,
              row -> row.stockCode() == null ? null : row.stockCode().toUpperCase(Locale.ROOT))
          .drop("cancellation", row -> row.invoiceNo() != null && row.invoiceNo().startsWith("C"))
          .drop("quantity_too_low", row -> row.quantity() < 1)
          .drop("price_too_low", row -> row.unitPrice() < 0.001)
          .drop("missing_customer", row -> row.customerId() == null)
          .build();

  private InvoiceTable table = InvoiceTable.builder().build();

  /** Makes the lines. */
  @Setup
  public void generate() {
    generate(LINES);
  }

  void generate(int lines) {
    table = SyntheticInvoices.of(lines, InvoiceFiles.SEED);
  }

  /**
   * Built-in rules, that judge columns.
   *
   * @return clean lines, rejects, ledger and report
   */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public CleaningResult byColumns() {
    return columns.apply(table);
  }

  /**
   * The same rules as a user may write them.
   *
   * @return clean lines, rejects, ledger and report
   */
  @Benchmark
  @OperationsPerInvocation(LINES)
  public CleaningResult byRows() {
    return rows.apply(table);
  }
}
