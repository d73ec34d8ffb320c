package dev.ecomm.model;

import java.util.Optional;

/**
 * The values of one column of a {@link DataTable}: one class for each {@link ColumnType}, each with
 * an accessor that does not box ({@code longAt}, {@code doubleAt}, {@code codeAt}, ...).
 *
 * <p>Any row may be missing. Accessors of primitives do not check for that: they return 0, NaN or
 * false there. Accessors of objects throw {@link java.util.NoSuchElementException}.
 *
 * <p>Immutable, safe for use by many threads. Equal if types, missing rows and values are equal;
 * all NaNs are equal, 0.0 and -0.0 are not. Rows are counted from 0; another row is an {@link
 * IndexOutOfBoundsException}.
 */
public sealed interface Column
    permits LongColumn,
        DoubleColumn,
        StringColumn,
        BooleanColumn,
        DateColumn,
        TimestampColumn,
        StringListColumn {

  /**
   * Returns the type, which determines the class.
   *
   * @return what the values are
   */
  ColumnType type();

  /**
   * Returns the number of rows.
   *
   * @return missing ones included
   */
  int size();

  /**
   * Tells whether a row has no value.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return true if it is missing
   */
  boolean isMissing(int row);

  /**
   * Counts the rows without a value.
   *
   * @return 0 to {@link #size()}
   */
  int missingCount();

  /**
   * Returns the value of a row as an object: Long, Double, String, Boolean, LocalDate,
   * LocalDateTime or a List of String.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return the value, empty where it is missing
   */
  Optional<Object> valueAt(int row);

  /**
   * Copies some of the rows. Cost: O(to - from); dictionaries are shared.
   *
   * @param from first row
   * @param to row after the last
   * @return a column of the same type
   * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= size()}
   */
  Column slice(int from, int to);
}
