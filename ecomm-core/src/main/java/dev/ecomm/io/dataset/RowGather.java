package dev.ecomm.io.dataset;

import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnBuilder;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.List;

/** Some rows of a table as a table; texts share its dictionaries. */
final class RowGather {

  private RowGather() {}

  /**
   * Copies rows.
   *
   * @param rows ascending
   */
  static DataTable of(DataTable table, int[] rows) {
    if (rows.length == table.rows()) {
      return table;
    }
    int first = rows[0];
    if (rows[rows.length - 1] - first == rows.length - 1) {
      return table.slice(first, first + rows.length);
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(column instanceof StringColumn texts ? codes(texts, rows) : values(column, rows));
    }
    return DataTable.of(table.schema(), columns);
  }

  private static Column codes(StringColumn texts, int[] rows) {
    int[] codes = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      codes[i] = texts.codeAt(rows[i]);
    }
    return StringColumn.of(texts.dictionary(), codes);
  }

  private static Column values(Column column, int[] rows) {
    ColumnBuilder builder = ColumnBuilder.of(column.type());
    for (int row : rows) {
      column.valueAt(row).ifPresentOrElse(builder::addValue, builder::addMissing);
    }
    return builder.build();
  }
}
