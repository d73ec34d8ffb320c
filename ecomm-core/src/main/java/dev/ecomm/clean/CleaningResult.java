package dev.ecomm.clean;

import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.Selection;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that cleaning a table gave: clean lines, rejected lines, the ledger of repaired cells,
 * the report, and the rules as fitted. Clean and rejected lines together are the lines read; the
 * lines read without the rejected ones, with the ledger replayed, are the clean lines.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class CleaningResult {
  private static final String TOTAL_SPEND = "total_spend";
  private static final String LINE_KIND = "line_kind";
  private static final String NETTED_QUANTITY = "netted_quantity";

  /** Every column that is no flag; a flag must not go by one of these names. */
  static final Set<String> COLUMNS =
      Stream.concat(
              Arrays.stream(InvoiceColumn.values()).map(InvoiceColumn::columnName),
              Stream.of(TOTAL_SPEND, LINE_KIND, NETTED_QUANTITY))
          .collect(Collectors.toUnmodifiableSet());

  private final InvoiceTable table;
  private final RejectedLines rejected;
  private final Ledger ledger;
  private final CleaningReport report;
  private final Map<String, Selection> flags;
  private final Optional<LineKindColumn> lineKinds;
  private final Optional<NettingResult> netting;
  private final FittedCleaning fitted;

  CleaningResult(
      InvoiceTable table,
      RejectedLines rejected,
      Ledger ledger,
      CleaningReport report,
      Map<String, Selection> flags,
      Optional<LineKindColumn> lineKinds,
      Optional<NettingResult> netting,
      FittedCleaning fitted) {
    this.table = table;
    this.rejected = rejected;
    this.ledger = ledger;
    this.report = report;
    this.flags = Collections.unmodifiableMap(new LinkedHashMap<>(flags));
    this.lineKinds = lineKinds;
    this.netting = netting;
    this.fitted = fitted;
  }

  /**
   * The clean lines, in the order and with the row numbers of the source.
   *
   * @return the accepted lines, repaired
   */
  public InvoiceTable table() {
    return table;
  }

  /**
   * The lines that were removed, as read, with every reason.
   *
   * @return in the order of the source
   */
  public RejectedLines rejected() {
    return rejected;
  }

  /**
   * The repaired cells of the clean lines.
   *
   * @return one entry a cell and rule
   */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * What each rule did, in lines and in money.
   *
   * @return the report
   */
  public CleaningReport report() {
    return report;
  }

  /**
   * The lines that each flagging rule marked.
   *
   * @return rows of {@link #table()} by id of the rule, in the order of the rules; unmodifiable
   */
  public Map<String, Selection> flags() {
    return flags;
  }

  /**
   * What each clean line is about.
   *
   * @return one kind a row of {@link #table()}; empty unless {@link
   *     CleaningPipeline.Builder#lineKinds} was asked for
   */
  public Optional<LineKindColumn> lineKinds() {
    return lineKinds;
  }

  /**
   * Which purchases the cancellations among the clean lines took back.
   *
   * @return the matches, of all lines where this is the result of a batch; empty unless {@link
   *     CleaningPipeline.Builder#netCancellations} was asked for
   */
  public Optional<NettingResult> netting() {
    return netting;
  }

  /**
   * The rules as they were applied, with what they learned: they can be saved, and applied to
   * tomorrow's lines.
   *
   * @return the fitted rules
   */
  public FittedCleaning fitted() {
    return fitted;
  }

  CleaningResult withReport(CleaningReport checked) {
    return new CleaningResult(table, rejected, ledger, checked, flags, lineKinds, netting, fitted);
  }

  /**
   * Shows the clean lines as a table: the eight columns, {@code total_spend} (quantity times unit
   * price, one rounding); where asked for, {@code line_kind} and {@code netted_quantity} (what
   * netting leaves of the quantity, equal to it where nothing was matched); and a true or false
   * column for each flag, named as its rule.
   *
   * @return in the order of the source; shares the columns of the lines
   */
  public DataTable toTable() {
    DataTable lines = table.toTable();
    List<Field> fields = new ArrayList<>(lines.schema().fields());
    List<Column> columns = new ArrayList<>(lines.columns());
    fitted.options().anonymousCustomer().ifPresent(text -> fillCustomer(lines, columns, text));
    double[] spend = new double[table.rows()];
    for (int row = 0; row < spend.length; row++) {
      spend[row] = table.quantity(row) * table.unitPrice(row);
    }
    fields.add(Field.ofDouble(TOTAL_SPEND));
    columns.add(DoubleColumn.of(spend));
    lineKinds.ifPresent(
        kinds -> {
          fields.add(Field.ofString(LINE_KIND));
          columns.add(kinds.toColumn());
        });
    netting.ifPresent(
        matches -> {
          fields.add(Field.ofLong(NETTED_QUANTITY));
          columns.add(LongColumn.of(matches.nettedQuantities(table)));
        });
    flags.forEach(
        (id, found) -> {
          fields.add(Field.ofBoolean(id));
          columns.add(BooleanColumn.of(bits(found)));
        });
    return DataTable.of(Schema.of(fields), columns);
  }

  private void fillCustomer(DataTable lines, List<Column> columns, String text) {
    TextRecoding filled = TextRecoding.filled(table.customerId(), text);
    columns.set(
        lines.schema().indexOf("customer_id"),
        StringColumn.of(filled.dictionary(), filled.codes()));
  }

  private static boolean[] bits(Selection found) {
    boolean[] bits = new boolean[found.length()];
    for (int row : found.rows()) {
      bits[row] = true;
    }
    return bits;
  }

  @Override
  public String toString() {
    return report.toString();
  }
}
