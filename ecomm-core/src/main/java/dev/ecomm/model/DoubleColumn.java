package dev.ecomm.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IEEE doubles. NaN is a value; a missing row is one that has none, though it reads as NaN. */
public final class DoubleColumn implements Column {

  private final double[] values;
  private final BitSet missing;

  private DoubleColumn(double[] values, BitSet missing) {
    this.values = values;
    this.missing = missing;
  }

  /** Takes ownership of both; missing rows must hold NaN. */
  static DoubleColumn wrap(double[] values, BitSet missing) {
    return new DoubleColumn(values, missing);
  }

  /**
   * A column where every row has a value.
   *
   * @param values one per row; copied
   * @return the column
   */
  public static DoubleColumn of(double... values) {
    return wrap(values.clone(), ColumnSupport.NONE);
  }

  /**
   * A column where some rows have no value.
   *
   * @param values one per row; copied; those of missing rows are not looked at
   * @param missing the rows without a value; copied
   * @return the column
   * @throws IllegalArgumentException if missing names a row past the last
   */
  public static DoubleColumn of(double[] values, BitSet missing) {
    BitSet absent = ColumnSupport.copyOfMissing(missing, values.length);
    double[] present = values.clone();
    absent.stream().forEach(row -> present[row] = Double.NaN);
    return wrap(present, absent);
  }

  /**
   * A column where NaN stands for missing, as numeric code often has it.
   *
   * @param values one per row; copied
   * @return the column, missing in each row that is NaN
   */
  public static DoubleColumn ofNanAsMissing(double... values) {
    BitSet absent = new BitSet();
    for (int row = 0; row < values.length; row++) {
      absent.set(row, Double.isNaN(values[row]));
    }
    return of(values, absent);
  }

  /**
   * Returns the value of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return the value, NaN where it is missing
   */
  public double doubleAt(int row) {
    return values[row];
  }

  /**
   * Copies the values.
   *
   * @return one per row, NaN where it is missing; the caller's
   */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public ColumnType type() {
    return ColumnType.DOUBLE;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public boolean isMissing(int row) {
    return missing.get(Objects.checkIndex(row, size()));
  }

  @Override
  public int missingCount() {
    return missing.cardinality();
  }

  @Override
  public Optional<Object> valueAt(int row) {
    double value = values[row];
    return isMissing(row) ? Optional.empty() : Optional.of(value);
  }

  @Override
  public DoubleColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return wrap(Arrays.copyOfRange(values, from, to), ColumnSupport.slice(missing, from, to));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DoubleColumn that
        && missing.equals(that.missing)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * missing.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return ColumnSupport.describe(this);
  }

  /** Collects doubles. For one thread. */
  public static final class Builder implements ColumnBuilder {
    private double[] values = {};
    private int size;
    private final BitSet missing = new BitSet();

    /** Makes an empty builder. */
    public Builder() {}

    /**
     * Adds a value.
     *
     * @param value any; NaN is a value
     */
    public void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, ColumnSupport.grown(size, size + 1));
      }
      values[size++] = value;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void addMissing() {
      missing.set(size);
      add(Double.NaN);
    }

    @Override
    public void addValue(Object value) {
      if (!(value instanceof Number number)) {
        throw ColumnSupport.wrongClass(ColumnType.DOUBLE, value);
      }
      add(number.doubleValue());
    }

    @Override
    public void addAll(Column column) {
      if (!(column instanceof DoubleColumn added)) {
        throw ColumnSupport.wrongType(ColumnType.DOUBLE, column);
      }
      ColumnSupport.addMissing(missing, size, added.missing);
      for (double value : added.values) {
        add(value);
      }
    }

    @Override
    public DoubleColumn build() {
      return wrap(Arrays.copyOf(values, size), ColumnSupport.copyOfMissing(missing, size));
    }
  }
}
