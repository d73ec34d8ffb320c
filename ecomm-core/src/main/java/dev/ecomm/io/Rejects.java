package dev.ecomm.io;

import dev.ecomm.error.Cell;
import dev.ecomm.error.CellError;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.Iterator;
import java.util.List;

/** The rows of a source that could not be typed, in its order. Immutable. */
public final class Rejects implements Iterable<Reject> {
  private static final Schema SCHEMA =
      Schema.of(
          new Field("file", ColumnType.STRING),
          new Field("row", ColumnType.LONG),
          new Field("line", ColumnType.LONG),
          new Field("column", ColumnType.STRING),
          new Field("text", ColumnType.STRING),
          new Field("reason", ColumnType.STRING),
          new Field("remedy", ColumnType.STRING),
          new Field("record", ColumnType.STRING));

  private final List<Reject> rows;

  private Rejects(List<Reject> rows) {
    this.rows = rows;
  }

  /**
   * Wraps rejected rows.
   *
   * @param rows in the order of the source; copied
   * @return the rejects
   */
  public static Rejects of(List<Reject> rows) {
    return new Rejects(List.copyOf(rows));
  }

  /**
   * Returns the number of rejected rows.
   *
   * @return rows, each of which may have several faults
   */
  public int size() {
    return rows.size();
  }

  /**
   * Shows every fault as a row: {@code file, row, line, column, text, reason, remedy, record}; a
   * reject with two faults has two rows.
   *
   * @return in the order of the source; {@code column} and {@code text} are missing where the fault
   *     is of the row, {@code line} where the format has no lines
   */
  public DataTable toTable() {
    DataTableBuilder table = DataTable.builder(SCHEMA);
    for (Reject reject : rows) {
      for (CellError error : reject.errors()) {
        Cell cell = error.cell();
        boolean ofRow = cell.column().isEmpty();
        table.row(
            cell.file(),
            reject.row(),
            reject.line() > 0 ? reject.line() : null,
            ofRow ? null : cell.column(),
            ofRow ? null : cell.text(),
            error.reason(),
            error.remedy(),
            reject.record());
      }
    }
    return table.build();
  }

  @Override
  public Iterator<Reject> iterator() {
    return rows.iterator();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rejects that && rows.equals(that.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return rows.isEmpty()
        ? "no rejects"
        : rows.size() + " rejects, first: " + rows.get(0).errors().get(0).message();
  }
}
