package dev.ecomm.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a {@link DataTable} row by row, or with other tables one after the other. Large results are
 * better made of columns at once ({@link DataTable#of(Schema, Column...)}).
 *
 * <p>For one thread.
 */
public final class DataTableBuilder {

  private final Schema schema;
  private final List<ColumnBuilder> columns = new ArrayList<>();
  private int rows;

  DataTableBuilder(Schema schema) {
    this.schema = schema;
    for (Field field : schema.fields()) {
      columns.add(ColumnBuilder.of(field.type()));
    }
  }

  /**
   * Adds a row.
   *
   * @param values one per column, of the classes that {@link Column#valueAt} returns, or null where
   *     missing; whole numbers of other classes fit LONG, and any number fits DOUBLE
   * @return this builder
   * @throws IllegalArgumentException if there are more or fewer values than columns, or one does
   *     not fit its column; the builder is then not to be used any more
   */
  public DataTableBuilder row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "row " + rows + " has " + values.length + " values, must have " + columns.size());
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        columns.get(i).addMissing();
      } else {
        add(i, value);
      }
    }
    rows++;
    return this;
  }

  private void add(int column, Object value) {
    try {
      columns.get(column).addValue(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "column \"" + schema.field(column).name() + "\", row " + rows + ": " + e.getMessage(), e);
    }
  }

  /**
   * Adds all rows of a table.
   *
   * @param table of the same schema
   * @return this builder
   * @throws IllegalArgumentException if it has another schema
   */
  public DataTableBuilder addAll(DataTable table) {
    if (!table.schema().equals(schema)) {
      throw new IllegalArgumentException("table has " + table.schema() + ", must have " + schema);
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).addAll(table.column(i));
    }
    rows += table.rows();
    return this;
  }

  /**
   * Returns the number of rows so far.
   *
   * @return 0 or more
   */
  public int rows() {
    return rows;
  }

  /**
   * Makes a table of the rows so far; the builder can go on and build again.
   *
   * @return with arrays of its own
   */
  public DataTable build() {
    return DataTable.of(schema, columns.stream().map(ColumnBuilder::build).toList());
  }
}
