package dev.ecomm.model;

/**
 * Collects the values of a column, row by row. Each column class has its builder with an {@code
 * add} that does not box; what all of them do is here.
 *
 * <p>For one thread. {@link #build()} copies, so a builder can go on and build again.
 */
public sealed interface ColumnBuilder
    permits LongColumn.Builder,
        DoubleColumn.Builder,
        StringColumn.Builder,
        BooleanColumn.Builder,
        DateColumn.Builder,
        TimestampColumn.Builder,
        StringListColumn.Builder {

  /**
   * An empty builder for a type.
   *
   * @param type what the values will be
   * @return a new builder of the class that belongs to the type
   */
  static ColumnBuilder of(ColumnType type) {
    return switch (type) {
      case LONG -> new LongColumn.Builder();
      case DOUBLE -> new DoubleColumn.Builder();
      case STRING -> new StringColumn.Builder();
      case BOOLEAN -> new BooleanColumn.Builder();
      case DATE -> new DateColumn.Builder();
      case TIMESTAMP -> new TimestampColumn.Builder();
      case STRING_LIST -> new StringListColumn.Builder();
    };
  }

  /**
   * Returns the number of rows so far.
   *
   * @return missing ones included
   */
  int size();

  /** Adds a row without a value. */
  void addMissing();

  /**
   * Adds a value given as an object.
   *
   * @param value of the class that {@link Column#valueAt} returns; whole numbers of other classes
   *     fit LONG, and any number fits DOUBLE
   * @throws IllegalArgumentException if the value is of another class
   */
  void addValue(Object value);

  /**
   * Adds all rows of a column.
   *
   * @param column of the type of this builder
   * @throws IllegalArgumentException if it is of another type
   */
  void addAll(Column column);

  /**
   * Makes a column of the rows so far.
   *
   * @return with arrays of its own
   */
  Column build();
}
