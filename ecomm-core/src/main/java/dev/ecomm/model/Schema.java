package dev.ecomm.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a {@link DataTable}: names and types, in order. At least one; no name twice.
 *
 * <p>Immutable; equal by names, types and order.
 */
public final class Schema {

  private final List<Field> fields;
  private final Map<String, Integer> positions;

  private Schema(List<Field> fields) {
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("fields is empty; a table has at least one column");
    }
    this.fields = List.copyOf(fields);
    this.positions = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).name();
      if (positions.putIfAbsent(name, i) != null) {
        throw new IllegalArgumentException(
            "column \"" + name + "\" appears twice; give each column its own name");
      }
    }
  }

  /**
   * A schema of the given fields.
   *
   * @param fields in column order
   * @return the schema
   * @throws IllegalArgumentException if there is none, or a name appears twice
   */
  public static Schema of(Field... fields) {
    return new Schema(List.of(fields));
  }

  /**
   * A schema of the given fields.
   *
   * @param fields in column order; copied
   * @return the schema
   * @throws IllegalArgumentException if there is none, or a name appears twice
   */
  public static Schema of(List<Field> fields) {
    return new Schema(fields);
  }

  /**
   * Returns the number of columns.
   *
   * @return at least 1
   */
  public int size() {
    return fields.size();
  }

  /**
   * Returns the fields.
   *
   * @return in column order, unmodifiable
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Returns the field at a position.
   *
   * @param column from 0 to {@link #size()}, exclusive
   * @return name and type
   */
  public Field field(int column) {
    return fields.get(column);
  }

  /**
   * Returns the names of the columns.
   *
   * @return in column order, unmodifiable
   */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /**
   * Tells whether there is a column of this name.
   *
   * @param name compared exactly
   * @return true if there is
   */
  public boolean contains(String name) {
    return positions.containsKey(name);
  }

  /**
   * Returns the position of a column.
   *
   * @param name compared exactly
   * @return counted from 0
   * @throws IllegalArgumentException if there is no such column; says what there is
   */
  public int indexOf(String name) {
    Integer position = positions.get(name);
    if (position == null) {
      throw new IllegalArgumentException(
          "no column \"" + name + "\"; there are " + String.join(", ", names()));
    }
    return position;
  }

  /**
   * A schema of some of the columns.
   *
   * @param names in the order of the new schema
   * @return the schema
   * @throws IllegalArgumentException if there is no such column, a name appears twice, or there is
   *     none
   */
  public Schema select(List<String> names) {
    List<Field> selected = new ArrayList<>();
    for (String name : names) {
      selected.add(fields.get(indexOf(name)));
    }
    return new Schema(selected);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Schema schema && fields.equals(schema.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return fields.stream().map(Field::toString).collect(Collectors.joining(", ", "Schema[", "]"));
  }
}
