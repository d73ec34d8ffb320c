package dev.ecomm.cli;

import dev.ecomm.clean.Reason;
import dev.ecomm.clean.RejectedLines;
import dev.ecomm.error.CellError;
import dev.ecomm.io.Reject;
import dev.ecomm.io.Rejects;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source that are not among the clean lines, one row each: those that could not be
 * typed have the text of the file, those that a rule rejected have their cells as read.
 */
final class RejectedRows {
  private static final String READING = "reading";
  private static final String CLEANING = "cleaning";
  private static final String BETWEEN_REASONS = "; ";

  private static final List<Field> OWN =
      List.of(
          Field.ofLong("row_number"),
          Field.ofString("stage"),
          Field.ofString("action"),
          Field.ofString("rules"),
          Field.ofString("reasons"),
          Field.ofLong("line"),
          Field.ofString("record"));

  static final Schema SCHEMA = schema();

  private RejectedRows() {}

  private static Schema schema() {
    List<Field> fields = new ArrayList<>(OWN);
    fields.addAll(InvoiceTable.SCHEMA.fields());
    return Schema.of(fields);
  }

  /** Both kinds of rows of one batch, in the order of the source. */
  static DataTable of(Rejects untyped, RejectedLines cleaned) {
    DataTableBuilder table = DataTable.builder(SCHEMA);
    DataTable cells = cleaned.table().toTable();
    Iterator<Reject> reading = untyped.iterator();
    @Nullable Reject next = reading.hasNext() ? reading.next() : null;
    for (int row = 0; row < cleaned.size(); row++) {
      long rowNumber = cleaned.table().rowNumber(row);
      while (next != null && next.row() < rowNumber) {
        table.row(untyped(next));
        next = reading.hasNext() ? reading.next() : null;
      }
      table.row(cleaned(cleaned, row, cells));
    }
    while (next != null) {
      table.row(untyped(next));
      next = reading.hasNext() ? reading.next() : null;
    }
    return table.build();
  }

  private static @Nullable Object[] untyped(Reject reject) {
    @Nullable Object[] values = new @Nullable Object[SCHEMA.fields().size()];
    values[0] = reject.row();
    values[1] = READING;
    values[2] = "quarantine";
    values[4] =
        reject.errors().stream()
            .map(RejectedRows::reason)
            .collect(Collectors.joining(BETWEEN_REASONS));
    values[5] = reject.line() > 0 ? reject.line() : null;
    values[6] = reject.record();
    return values;
  }

  /** The message without the place, which has columns of its own. */
  private static String reason(CellError error) {
    return error.message().substring(error.place().length() + ", ".length());
  }

  private static @Nullable Object[] cleaned(RejectedLines lines, int row, DataTable cells) {
    @Nullable Object[] values = new @Nullable Object[SCHEMA.fields().size()];
    List<Reason> reasons = lines.reasons(row);
    values[0] = lines.table().rowNumber(row);
    values[1] = CLEANING;
    values[2] = lines.action(row).name().toLowerCase(Locale.ROOT);
    values[3] = reasons.stream().map(Reason::rule).collect(Collectors.joining(" "));
    values[4] = reasons.stream().map(Reason::text).collect(Collectors.joining(BETWEEN_REASONS));
    int at = OWN.size();
    for (Column column : cells.columns()) {
      values[at++] = column.valueAt(row).orElse(null);
    }
    return values;
  }
}
