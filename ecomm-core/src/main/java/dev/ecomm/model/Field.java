package dev.ecomm.model;

import java.util.Objects;

/**
 * The name and type of a column.
 *
 * <p>Results of this library are named in snake_case; names that were read from elsewhere are kept
 * as they are.
 *
 * @param name not empty; compared exactly
 * @param type what the values are
 */
public record Field(String name, ColumnType type) {

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is empty
   */
  public Field {
    Objects.requireNonNull(type, "type");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name of a column is empty; give it one");
    }
  }

  /**
   * A column of whole numbers.
   *
   * @param name its name
   * @return the field
   */
  public static Field ofLong(String name) {
    return new Field(name, ColumnType.LONG);
  }

  /**
   * A column of doubles.
   *
   * @param name its name
   * @return the field
   */
  public static Field ofDouble(String name) {
    return new Field(name, ColumnType.DOUBLE);
  }

  /**
   * A column of texts.
   *
   * @param name its name
   * @return the field
   */
  public static Field ofString(String name) {
    return new Field(name, ColumnType.STRING);
  }

  /**
   * A column of true and false.
   *
   * @param name its name
   * @return the field
   */
  public static Field ofBoolean(String name) {
    return new Field(name, ColumnType.BOOLEAN);
  }

  /**
   * A column of days.
   *
   * @param name its name
   * @return the field
   */
  public static Field ofDate(String name) {
    return new Field(name, ColumnType.DATE);
  }

  /**
   * A column of dates with a time of day.
   *
   * @param name its name
   * @return the field
   */
  public static Field ofTimestamp(String name) {
    return new Field(name, ColumnType.TIMESTAMP);
  }

  /**
   * A column of lists of texts.
   *
   * @param name its name
   * @return the field
   */
  public static Field ofStringList(String name) {
    return new Field(name, ColumnType.STRING_LIST);
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
