package dev.ecomm.feature;

import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named numeric features of many things: n rows x d columns of doubles.
 *
 * <p>A missing value is NaN. The matrix may hold NaN and infinity; whoever learns from it refuses
 * them with {@link #requireFinite}, which names row and feature, and {@link #fillMissing(String,
 * double)} replaces them.
 *
 * <pre>{@code
 * FeatureMatrix features =
 *     FeatureMatrix.of(profiles, "recency", "frequency", "monetary")
 *         .identifiedBy("customer_id", profiles.column("customer_id"));
 * }</pre>
 *
 * <p>Immutable, safe for use by many threads. Memory: 8 n d bytes, row after row. Rows and columns
 * are counted from 0.
 */
public final class FeatureMatrix {

  private final List<String> names;
  private final int rows;
  private final double[] values;
  private final String idName;
  private final @Nullable Column ids;

  private FeatureMatrix(
      List<String> names, int rows, double[] values, String idName, @Nullable Column ids) {
    this.names = names;
    this.rows = rows;
    this.values = values;
    this.idName = idName;
    this.ids = ids;
  }

  /**
   * A matrix of given values.
   *
   * @param names of the features, each once, at least one
   * @param values row after row; copied
   * @return the matrix, its rows without identifiers
   * @throws IllegalArgumentException if a name appears twice, there is none, or the number of
   *     values is no multiple of the number of names
   */
  public static FeatureMatrix of(List<String> names, double... values) {
    return wrap(names, values.clone());
  }

  /** Takes ownership of the values. */
  static FeatureMatrix wrap(List<String> names, double[] values) {
    List<String> checked = requireNames(names);
    if (values.length % checked.size() != 0) {
      throw new IllegalArgumentException(
          "values are "
              + values.length
              + ", must be a multiple of the "
              + checked.size()
              + " features");
    }
    return new FeatureMatrix(checked, values.length / checked.size(), values, "", null);
  }

  /**
   * A matrix of columns of a table: whole numbers as doubles, true as 1 and false as 0, missing as
   * NaN.
   *
   * @param table any
   * @param features names of columns of longs, doubles or booleans, at least one
   * @return the matrix, its rows without identifiers
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public static FeatureMatrix of(DataTable table, String... features) {
    return of(table, List.of(features));
  }

  /**
   * A matrix of columns of a table: whole numbers as doubles, true as 1 and false as 0, missing as
   * NaN.
   *
   * @param table any
   * @param features names of columns of longs, doubles or booleans, at least one
   * @return the matrix, its rows without identifiers
   * @throws IllegalArgumentException if there is no such column, or it is of another type
   */
  public static FeatureMatrix of(DataTable table, List<String> features) {
    List<String> names = requireNames(features);
    int columns = names.size();
    double[] values = new double[Math.multiplyExact(table.rows(), columns)];
    for (int j = 0; j < columns; j++) {
      Column column = table.column(names.get(j));
      for (int row = 0; row < table.rows(); row++) {
        values[row * columns + j] = value(names.get(j), column, row);
      }
    }
    return new FeatureMatrix(names, table.rows(), values, "", null);
  }

  private static double value(String name, Column column, int row) {
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    if (column instanceof DoubleColumn doubles) {
      return doubles.doubleAt(row);
    }
    if (column instanceof LongColumn longs) {
      return longs.longAt(row);
    }
    if (column instanceof BooleanColumn booleans) {
      return booleans.booleanAt(row) ? 1 : 0;
    }
    throw new IllegalArgumentException(
        "feature \"" + name + "\" is " + column.type() + ", must be LONG, DOUBLE or BOOLEAN");
  }

  private static List<String> requireNames(List<String> names) {
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names is empty; a matrix has at least one feature");
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException("feature \"" + name + "\" appears twice");
      }
    }
    return List.copyOf(names);
  }

  /**
   * This matrix with identifiers of its rows, which messages and {@link #toTable()} show.
   *
   * @param name what they are, for example {@code customer_id}; no feature's name
   * @param ids one per row
   * @return a matrix of the same values, which are shared
   * @throws IllegalArgumentException if there are not as many as rows, or a feature has the name
   */
  public FeatureMatrix identifiedBy(String name, Column ids) {
    if (ids.size() != rows) {
      throw new IllegalArgumentException(
          "ids are " + ids.size() + ", must be " + rows + ", one per row");
    }
    if (names.contains(name)) {
      throw new IllegalArgumentException("name is \"" + name + "\", which is a feature's");
    }
    return new FeatureMatrix(names, rows, values, name, ids);
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
   * Returns the number of features.
   *
   * @return at least 1
   */
  public int columns() {
    return names.size();
  }

  /**
   * Returns the names of the features.
   *
   * @return in column order, unmodifiable
   */
  public List<String> names() {
    return names;
  }

  /**
   * Returns the identifiers of the rows.
   *
   * @return one per row, or empty where none were given
   */
  public Optional<Column> ids() {
    return Optional.ofNullable(ids);
  }

  /**
   * Returns one value.
   *
   * @param row from 0
   * @param column from 0
   * @return NaN where it is missing
   */
  public double at(int row, int column) {
    return values[
        Objects.checkIndex(row, rows) * names.size() + Objects.checkIndex(column, names.size())];
  }

  /**
   * Copies a row.
   *
   * @param row from 0
   * @return one value per feature; the caller's
   */
  public double[] row(int row) {
    int from = Objects.checkIndex(row, rows) * names.size();
    return Arrays.copyOfRange(values, from, from + names.size());
  }

  /**
   * Copies a column.
   *
   * @param column from 0
   * @return one value per row; the caller's
   */
  public double[] column(int column) {
    int j = Objects.checkIndex(column, names.size());
    double[] copy = new double[rows];
    for (int row = 0; row < rows; row++) {
      copy[row] = values[row * names.size() + j];
    }
    return copy;
  }

  /**
   * Copies all values.
   *
   * @return row after row; the caller's
   */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * A matrix of some of the features.
   *
   * @param features names, in the order of the new matrix
   * @return a copy, with the same identifiers
   * @throws IllegalArgumentException if there is no such feature; says what there is
   */
  public FeatureMatrix select(String... features) {
    List<String> wanted = requireNames(List.of(features));
    int[] from = wanted.stream().mapToInt(this::indexOf).toArray();
    double[] selected = new double[rows * from.length];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < from.length; j++) {
        selected[row * from.length + j] = values[row * names.size() + from[j]];
      }
    }
    return new FeatureMatrix(wanted, rows, selected, idName, ids);
  }

  /**
   * Returns the position of a feature.
   *
   * @param feature its name
   * @return counted from 0
   * @throws IllegalArgumentException if there is no such feature; says what there is
   */
  public int indexOf(String feature) {
    int index = names.indexOf(feature);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no feature \"" + feature + "\"; there are " + String.join(", ", names));
    }
    return index;
  }

  /**
   * This matrix with another value for each NaN of a feature.
   *
   * @param feature its name
   * @param value what stands there instead
   * @return a copy
   */
  public FeatureMatrix fillMissing(String feature, double value) {
    int j = indexOf(feature);
    double[] filled = values.clone();
    for (int at = j; at < filled.length; at += names.size()) {
      filled[at] = Double.isNaN(filled[at]) ? value : filled[at];
    }
    return new FeatureMatrix(names, rows, filled, idName, ids);
  }

  /**
   * This matrix with other values in the same order: what a scaler makes of it.
   *
   * @param replacement row after row; owned by the new matrix
   */
  FeatureMatrix withValues(double[] replacement) {
    return new FeatureMatrix(names, rows, replacement, idName, ids);
  }

  /**
   * Checks that every value is finite.
   *
   * @return this
   * @throws IllegalArgumentException if one is NaN or infinite; names row, identifier and feature
   */
  public FeatureMatrix requireFinite() {
    for (int at = 0; at < values.length; at++) {
      if (!Double.isFinite(values[at])) {
        throw new IllegalArgumentException(
            "feature \""
                + names.get(at % names.size())
                + "\" of "
                + describe(at / names.size())
                + " is "
                + values[at]
                + ", must be finite; fill it with fillMissing, or leave the row out");
      }
    }
    return this;
  }

  private String describe(int row) {
    return ids == null
        ? "row " + row
        : "row "
            + row
            + " ("
            + idName
            + " "
            + ids.valueAt(row).map(Object::toString).orElse("missing")
            + ")";
  }

  /**
   * The matrix as a table: the identifiers, if there are any, then a column of doubles per feature.
   *
   * @return as many rows; NaN is missing
   */
  public DataTable toTable() {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    if (ids != null) {
      fields.add(new Field(idName, ids.type()));
      columns.add(ids);
    }
    for (int j = 0; j < names.size(); j++) {
      fields.add(Field.ofDouble(names.get(j)));
      columns.add(DoubleColumn.ofNanAsMissing(column(j)));
    }
    return DataTable.of(Schema.of(fields), columns);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FeatureMatrix that
        && names.equals(that.names)
        && Arrays.equals(values, that.values)
        && idName.equals(that.idName)
        && Objects.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return 31 * names.hashCode() + Arrays.hashCode(values);
  }

  /** Names the number of rows and the features, not the values. */
  @Override
  public String toString() {
    return "FeatureMatrix[" + rows + " rows, " + names + "]";
  }
}
