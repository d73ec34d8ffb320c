package dev.ecomm.feature.time;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Features of every row of some series, with the horizon that they hold for: the features of a row
 * are those as of {@link #horizon()} rows before it.
 *
 * <p>Immutable, safe for use by many threads; 8 bytes a number.
 */
public final class FeatureTable {
  private final SeriesSet series;
  private final List<String> names;
  private final int horizon;
  private final double[][] columns;

  /** Takes ownership of columns. */
  FeatureTable(SeriesSet series, List<String> names, int horizon, double[][] columns) {
    this.series = series;
    this.names = names;
    this.horizon = horizon;
    this.columns = columns;
  }

  /**
   * Returns the series.
   *
   * @return those that features were computed of; their positions are rows here
   */
  public SeriesSet series() {
    return series;
  }

  /**
   * Returns the names of the features.
   *
   * @return in the order of columns, unmodifiable
   */
  public List<String> names() {
    return names;
  }

  /**
   * Returns how many rows lie between an origin and its row.
   *
   * @return 0 if windows include the row itself
   */
  public int horizon() {
    return horizon;
  }

  /**
   * Returns the number of rows.
   *
   * @return that of the values of all series
   */
  public int rows() {
    return series.totalLength();
  }

  /**
   * Finds a feature.
   *
   * @param name compared exactly
   * @return its number
   * @throws IllegalArgumentException if there is none; says what there is
   */
  public int indexOf(String name) {
    int found = names.indexOf(name);
    if (found < 0) {
      throw new IllegalArgumentException(
          "feature is \"" + name + "\", must be one of " + String.join(", ", names));
    }
    return found;
  }

  /**
   * Returns a number.
   *
   * @param feature from 0, in the order of names
   * @param row a position of the series
   * @return NaN where the past is too short, or has a missing value
   */
  public double value(int feature, int row) {
    return columns[feature][row];
  }

  /**
   * Returns a feature of all rows.
   *
   * @param name compared exactly
   * @return a copy, by row
   * @throws IllegalArgumentException if there is no such feature
   */
  public double[] column(String name) {
    return columns[indexOf(name)].clone();
  }

  /**
   * Finds the position that the features of a row are as of.
   *
   * @param row a position of the series
   * @return the last position that they depend on; -1 if it would be before the series begins
   */
  public int origin(int row) {
    for (int s = 0; s < series.count(); s++) {
      if (row < series.to(s)) {
        return row - horizon >= series.from(s) ? row - horizon : -1;
      }
    }
    throw new IndexOutOfBoundsException("row is " + row + ", must be less than " + rows());
  }

  /**
   * Returns series and features as a table.
   *
   * @return {@code unique_id}, {@code ds}, {@code y} and a column of each feature, NaN as missing
   */
  public DataTable toTable() {
    return toTable(SeriesColumns.withDefaults());
  }

  /**
   * Returns series and features as a table, under one's own names.
   *
   * @param names of the columns of the series; the id may be absent if there is one series
   * @return these and a column of each feature, NaN as missing
   * @throws IllegalArgumentException if there are several series and no id, or a feature is called
   *     as one of the columns
   */
  public DataTable toTable(SeriesColumns names) {
    DataTable ofSeries = series.toTable(names);
    List<Field> fields = new ArrayList<>(ofSeries.schema().fields());
    List<Column> made = new ArrayList<>(ofSeries.columns());
    for (int f = 0; f < columns.length; f++) {
      fields.add(Field.ofDouble(this.names.get(f)));
      made.add(DoubleColumn.ofNanAsMissing(columns[f]));
    }
    return DataTable.of(Schema.of(fields), made);
  }
}
