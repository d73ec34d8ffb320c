package dev.ecomm.io;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads invoices from a format whose columns have types, such as Parquet. For writers of formats:
 * {@link TableFormat#readInvoices} of such a format is one call of {@link #read}.
 *
 * <ul>
 *   <li>Texts are STRING, LONG, or DOUBLE: 17850.0 is {@code 17850} as tools with gaps in the
 *       column write it, other doubles are their shortest text, NaN is missing. An empty text is
 *       missing, and so is the customer 0.
 *   <li>The quantity is LONG, DOUBLE without a fraction, or STRING.
 *   <li>The date is TIMESTAMP, DATE (its midnight), or STRING.
 *   <li>The price is DOUBLE, LONG, or STRING; NaN and infinities are bad cells.
 * </ul>
 *
 * <p>Texts that stand for numbers and dates have the forms that CSV has, and a row is put aside for
 * the same faults: a file of texts gives what the CSV of those texts gives, but for the lines,
 * since there are none; cells are found by row.
 */
public final class TypedInvoices {

  private TypedInvoices() {}

  /**
   * Reads invoice lines. Cost: one pass; a text of a dictionary is looked at once for all batches
   * that share the dictionary.
   *
   * @param file what messages call the source, without credentials
   * @param names all columns of the source, in its order
   * @param rows of the source, or {@link Progress#UNKNOWN}
   * @param open starts to read the columns of these names, in this order; the reader is closed here
   *     and should report to nobody, since progress is reported here, in rows
   * @param options which columns, and what happens to bad cells; separator and character set do not
   *     matter
   * @param run progress and cancellation
   * @param sink takes the lines and rejects of each batch of the reader, on the calling thread
   * @return how it was read
   * @throws InvoiceDataException if a column is missing or of a type that cannot hold its values,
   *     or has a bad cell under the policy FAIL
   * @throws CancellationException if the run is cancelled, or its thread interrupted
   */
  public static ReadReport read(
      String file,
      List<String> names,
      long rows,
      Function<List<String>, TableReader> open,
      ReadOptions options,
      RunContext run,
      InvoiceSink sink) {
    List<String> stripped = names.stream().map(String::strip).toList();
    InvoiceHeader header = InvoiceHeader.of(stripped, options, file, InvoiceHeader.NO_LINE);
    // In the file's order, which is also the order of a reject's record.
    List<InvoiceColumn> order =
        Arrays.stream(InvoiceColumn.values())
            .sorted(Comparator.comparingInt(header::field))
            .toList();
    List<String> wanted = order.stream().map(column -> names.get(header.field(column))).toList();
    try (TableReader reader = open.apply(wanted)) {
      for (int i = 0; i < order.size(); i++) {
        requireFit(order.get(i), reader.schema().field(i), file);
      }
      Reading reading = new Reading(file, header, order, options, run, sink);
      report(run, 0, rows);
      for (Optional<DataTable> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
        reading.add(batch.get());
        report(run, reading.rowsRead, rows);
      }
      return reading.report();
    }
  }

  private static void report(RunContext run, long done, long total) {
    run.listener().onProgress(new Progress("reading", done, total, "rows"));
  }

  private static void requireFit(InvoiceColumn column, Field field, String file) {
    List<ColumnType> accepted =
        switch (column) {
          case INVOICE_NO, STOCK_CODE, DESCRIPTION, CUSTOMER_ID, COUNTRY ->
              List.of(ColumnType.STRING, ColumnType.LONG, ColumnType.DOUBLE);
          case QUANTITY -> List.of(ColumnType.LONG, ColumnType.DOUBLE, ColumnType.STRING);
          case INVOICE_DATE -> List.of(ColumnType.TIMESTAMP, ColumnType.DATE, ColumnType.STRING);
          case UNIT_PRICE -> List.of(ColumnType.DOUBLE, ColumnType.LONG, ColumnType.STRING);
        };
    if (!accepted.contains(field.type())) {
      throw InvoiceDataException.of(
          file,
          "the column \""
              + field.name()
              + "\" is "
              + field.type()
              + ", which holds no "
              + column.columnName()
              + "; it must be "
              + accepted.stream().map(ColumnType::name).collect(Collectors.joining(" or "))
              + ". Convert it, or name another column with column("
              + column
              + ", header).",
          null);
    }
  }

  /** The state of one reading, batch after batch. */
  private static final class Reading {
    private final String file;
    private final InvoiceHeader header;
    private final ReadOptions options;
    private final RunContext run;
    private final InvoiceSink sink;
    private final TypedRows rows;

    private long rowsRead;
    private long rejected;
    private long rounded;
    private long firstRounded;

    Reading(
        String file,
        InvoiceHeader header,
        List<InvoiceColumn> order,
        ReadOptions options,
        RunContext run,
        InvoiceSink sink) {
      this.file = file;
      this.header = header;
      this.options = options;
      this.run = run;
      this.sink = sink;
      rows = new TypedRows(file, header, order, options);
    }

    void add(DataTable batch) {
      run.cancellation().throwIfCancelled();
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("Interrupted; nothing was published.");
      }
      InvoiceTableBuilder target = sink.lines();
      rows.start(batch, target);
      List<Reject> rejects = new ArrayList<>();
      for (int row = 0; row < batch.rows(); row++) {
        long rowNumber = rowsRead + row + 1;
        if (!rows.append(row, rowNumber)) {
          Reject reject = rows.diagnose(row, rowNumber);
          rejects.add(reject);
          options.requireAllowed(reject, rejected + rejects.size());
        } else if (rows.isRounded(row)) {
          firstRounded = rounded == 0 ? rowNumber : firstRounded;
          rounded++;
        }
      }
      rowsRead += batch.rows();
      rejected += rejects.size();
      sink.endBatch(rejects);
    }

    ReadReport report() {
      List<String> notes = new ArrayList<>();
      List<String> ignored = header.ignored();
      if (rowsRead == 0) {
        notes.add("The file has no rows.");
      }
      if (!ignored.isEmpty()) {
        List<String> shown = ignored.stream().map(it -> it.isEmpty() ? "(no name)" : it).toList();
        notes.add("Columns that were not needed: " + String.join(", ", shown) + ".");
      }
      if (rounded > 0) {
        notes.add(
            rounded
                + " prices have more digits than a double holds and were rounded to the nearest"
                + " one, the first in row "
                + firstRounded
                + ".");
      }
      return new ReadReport(
          file, rowsRead, rowsRead - rejected, rejected, "UTF-8", header.columns(), ignored, notes);
    }
  }
}
