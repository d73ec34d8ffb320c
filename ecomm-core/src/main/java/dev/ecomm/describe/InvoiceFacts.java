package dev.ecomm.describe;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Schema;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The characteristics of a table of invoice lines, grouped by idea. {@link #facts()} lists them all
 * by name, {@link #highlights()} the ten most telling ones in words.
 *
 * <p>Cost: a few passes over the columns on the calling thread, a quarter of a second per million
 * lines once warm, and about 25 bytes a line while it runs (up to 2^29 lines). Immutable and safe
 * for use by many threads.
 *
 * @param rowsRead lines of the source, accepted or rejected
 * @param missing lines without a value, per column
 * @param duplicates lines that are equal in every column
 * @param invoices invoice numbers
 * @param products product codes
 * @param descriptions descriptions
 * @param customers customers and countries
 * @param period dates
 * @param quantities units
 * @param prices prices of one unit
 * @param revenue quantity times price
 * @param specialCodes lines that sell no goods
 * @param outliers what two common outlier rules would drop
 */
public record InvoiceFacts(
    long rowsRead,
    MissingFacts missing,
    DuplicateFacts duplicates,
    InvoiceNumberFacts invoices,
    ProductFacts products,
    DescriptionFacts descriptions,
    CustomerFacts customers,
    PeriodFacts period,
    QuantityFacts quantities,
    PriceFacts prices,
    RevenueFacts revenue,
    SpecialCodeFacts specialCodes,
    OutlierFacts outliers) {

  /**
   * Describes a table of which no line was rejected.
   *
   * @param table lines as read; an empty table has facts too
   * @param run reports {@code describing}, and is asked between steps whether to stop
   * @return the facts; the same on any number of threads
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public static InvoiceFacts of(InvoiceTable table, RunContext run) {
    return of(table, table.rows(), Map.of(), run);
  }

  /**
   * Describes the accepted lines of a source, and counts the rejected ones as read. All that is
   * known of rejected lines is where they lack a value: it is added to {@link #missing()};
   * everything else is of the accepted lines.
   *
   * @param table the accepted lines
   * @param rowsRead accepted and rejected lines, at least the rows of the table
   * @param missingInRejected rejected lines that lack a value, by column as {@code InvoiceTable} is
   *     written ({@code quantity}, {@code invoice_date}, ...); a column that is not named lacks
   *     none
   * @param run reports {@code describing}, and is asked between steps whether to stop
   * @return the facts; the same on any number of threads
   * @throws IllegalArgumentException if rowsRead is less than the rows of the table, a column is
   *     none of the eight, or a count is negative
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public static InvoiceFacts of(
      InvoiceTable table, long rowsRead, Map<String, Long> missingInRejected, RunContext run) {
    if (rowsRead < table.rows()) {
      throw new IllegalArgumentException(
          "rowsRead is " + rowsRead + ", must be at least the table's " + table.rows() + " rows");
    }
    Steps steps = new Steps(table, run);
    return new InvoiceFacts(
        rowsRead,
        steps.next(lines -> MissingFacts.of(lines, missingInRejected)),
        steps.next(DuplicateFacts::of),
        steps.next(InvoiceNumberFacts::of),
        steps.next(ProductFacts::of),
        steps.next(DescriptionFacts::of),
        steps.next(CustomerFacts::of),
        steps.next(PeriodFacts::of),
        steps.next(QuantityFacts::of),
        steps.next(PriceFacts::of),
        steps.next(RevenueFacts::of),
        steps.next(SpecialCodeFacts::of),
        steps.next(OutlierFacts::of));
  }

  /**
   * Lists every fact by name, in a fixed order: rows and missing values, duplicates, distinct
   * values, period, lines by sign, sums, consistency, special codes, outliers.
   *
   * @return names and values; unmodifiable
   */
  public List<Fact> facts() {
    return FactList.of(this);
  }

  /**
   * Returns {@link #facts()} as a table.
   *
   * @return columns {@code fact} and {@code value}, both text; an empty value is missing
   */
  public DataTable toTable() {
    DataTableBuilder table =
        DataTable.builder(Schema.of(Field.ofString("fact"), Field.ofString("value")));
    for (Fact fact : facts()) {
      table.row(fact.name(), fact.value().isEmpty() ? null : fact.value());
    }
    return table.build();
  }

  /**
   * Tells the ten most telling facts: lines, period, revenue, invoices, customers, products,
   * cancellations, countries, duplicates, odd prices.
   *
   * @return ten lines for people, in English, numbers grouped with commas; unmodifiable
   */
  public List<String> highlights() {
    return Highlights.of(this);
  }

  /** Runs one step after the other, asks before each whether to stop and reports after each. */
  private static final class Steps {
    private static final int STEPS = 12;

    private final InvoiceTable table;
    private final RunContext run;
    private int done;

    Steps(InvoiceTable table, RunContext run) {
      this.table = table;
      this.run = run;
    }

    <T> T next(Function<InvoiceTable, T> step) {
      run.cancellation().throwIfCancelled();
      T facts = step.apply(table);
      done++;
      run.listener().onProgress(new Progress("describing", done, STEPS, "steps"));
      return facts;
    }
  }
}
