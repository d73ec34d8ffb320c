package dev.ecomm.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Typed, named columns of equal length: the form in which every result of this library is handed
 * out, written and read ({@code toTable()}, {@code Tables.write}).
 *
 * <pre>{@code
 * DataTable table =
 *     DataTable.of(
 *         Schema.of(Field.ofString("segment"), Field.ofLong("customers")),
 *         StringColumn.of("Champions", "Lost"),
 *         LongColumn.of(633, 1065));
 * long lost = table.longs("customers").longAt(1);
 * }</pre>
 *
 * <p>Immutable, safe for use by many threads. Equal if schemas and columns are equal.
 */
public final class DataTable {

  private final Schema schema;
  private final List<Column> columns;
  private final int rows;

  private DataTable(Schema schema, List<? extends Column> columns) {
    this.schema = schema;
    this.columns = List.copyOf(columns);
    this.rows = columns.isEmpty() ? 0 : columns.get(0).size();
    requireFit();
  }

  private void requireFit() {
    if (schema.size() != columns.size()) {
      throw new IllegalArgumentException(
          "columns are " + columns.size() + ", must be " + schema.size() + " as the schema has");
    }
    for (int i = 0; i < columns.size(); i++) {
      Field field = schema.field(i);
      Column column = columns.get(i);
      if (column.type() != field.type()) {
        throw new IllegalArgumentException(
            "column \"" + field.name() + "\" is " + column.type() + ", must be " + field.type());
      }
      if (column.size() != rows) {
        throw new IllegalArgumentException(
            "column \""
                + field.name()
                + "\" has "
                + column.size()
                + " rows, must have "
                + rows
                + " as the first has");
      }
    }
  }

  /**
   * A table of finished columns.
   *
   * @param schema names and types
   * @param columns one per field, in its order, all of the same length
   * @return the table; shares the columns
   * @throws IllegalArgumentException if the columns do not fit the schema or each other
   */
  public static DataTable of(Schema schema, Column... columns) {
    return new DataTable(schema, List.of(columns));
  }

  /**
   * A table of finished columns.
   *
   * @param schema names and types
   * @param columns one per field, in its order, all of the same length
   * @return the table; shares the columns
   * @throws IllegalArgumentException if the columns do not fit the schema or each other
   */
  public static DataTable of(Schema schema, List<? extends Column> columns) {
    return new DataTable(schema, columns);
  }

  /**
   * Starts a table that is filled row by row; meant for small results.
   *
   * @param schema names and types
   * @return an empty builder
   */
  public static DataTableBuilder builder(Schema schema) {
    return new DataTableBuilder(schema);
  }

  /**
   * Returns the number of rows.
   *
   * @return 0 or more
   */
  public int rows() {
    return rows;
  }

  /**
   * Returns names and types.
   *
   * @return one field per column
   */
  public Schema schema() {
    return schema;
  }

  /**
   * Returns the columns.
   *
   * @return in the schema's order, unmodifiable
   */
  public List<Column> columns() {
    return columns;
  }

  /**
   * Returns the column at a position.
   *
   * @param column from 0, in the schema's order
   * @return the column
   */
  public Column column(int column) {
    return columns.get(column);
  }

  /**
   * Returns the column of a name.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column; says what there is
   */
  public Column column(String name) {
    return columns.get(schema.indexOf(name));
  }

  /**
   * Returns a column of whole numbers.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public LongColumn longs(String name) {
    return typed(name, LongColumn.class, ColumnType.LONG);
  }

  /**
   * Returns a column of doubles.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public DoubleColumn doubles(String name) {
    return typed(name, DoubleColumn.class, ColumnType.DOUBLE);
  }

  /**
   * Returns a column of texts.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public StringColumn strings(String name) {
    return typed(name, StringColumn.class, ColumnType.STRING);
  }

  /**
   * Returns a column of true and false.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public BooleanColumn booleans(String name) {
    return typed(name, BooleanColumn.class, ColumnType.BOOLEAN);
  }

  /**
   * Returns a column of days.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public DateColumn dates(String name) {
    return typed(name, DateColumn.class, ColumnType.DATE);
  }

  /**
   * Returns a column of dates with a time of day.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public TimestampColumn timestamps(String name) {
    return typed(name, TimestampColumn.class, ColumnType.TIMESTAMP);
  }

  /**
   * Returns a column of lists of texts.
   *
   * @param name compared exactly
   * @return the column
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public StringListColumn stringLists(String name) {
    return typed(name, StringListColumn.class, ColumnType.STRING_LIST);
  }

  private <C extends Column> C typed(String name, Class<C> wanted, ColumnType type) {
    Column column = column(name);
    if (!wanted.isInstance(column)) {
      throw new IllegalArgumentException(
          "column \"" + name + "\" is " + column.type() + ", not " + type);
    }
    return wanted.cast(column);
  }

  /**
   * A table of some of the columns.
   *
   * @param names in the order of the new table
   * @return the table; shares the columns
   * @throws IllegalArgumentException if there is no such column, a name appears twice, or there is
   *     none
   */
  public DataTable select(String... names) {
    return select(List.of(names));
  }

  /**
   * A table of some of the columns.
   *
   * @param names in the order of the new table
   * @return the table; shares the columns
   * @throws IllegalArgumentException if there is no such column, a name appears twice, or there is
   *     none
   */
  public DataTable select(List<String> names) {
    return new DataTable(schema.select(names), names.stream().map(this::column).toList());
  }

  /**
   * This table with one more column at the end.
   *
   * @param name its name
   * @param column as many rows as the table has
   * @return the table; shares the columns
   * @throws IllegalArgumentException if the name is taken or the length differs
   */
  public DataTable withColumn(String name, Column column) {
    List<Field> fields = new ArrayList<>(schema.fields());
    List<Column> all = new ArrayList<>(columns);
    fields.add(new Field(name, column.type()));
    all.add(column);
    return new DataTable(Schema.of(fields), all);
  }

  /**
   * Copies some of the rows. Cost: O(columns * (to - from)); dictionaries are shared.
   *
   * @param from first row
   * @param to row after the last
   * @return a table of the same schema
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= rows()}
   */
  public DataTable slice(int from, int to) {
    return new DataTable(schema, columns.stream().map(column -> column.slice(from, to)).toList());
  }

  /**
   * Copies the first rows.
   *
   * @param n how many, all if there are not so many
   * @return a table of the same schema
   * @throws IllegalArgumentException if n is negative
   */
  public DataTable head(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n is " + n + ", must be at least 0");
    }
    return n >= rows ? this : slice(0, n);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DataTable table
        && schema.equals(table.schema)
        && columns.equals(table.columns);
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + columns.hashCode();
  }

  /** Names the number of rows and the columns, not the values. */
  @Override
  public String toString() {
    return "DataTable[" + rows + " rows, " + schema + "]";
  }
}
