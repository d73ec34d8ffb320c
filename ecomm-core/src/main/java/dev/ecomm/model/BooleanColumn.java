package dev.ecomm.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** True or false. */
public final class BooleanColumn implements Column {

  private final boolean[] values;
  private final BitSet missing;

  private BooleanColumn(boolean[] values, BitSet missing) {
    this.values = values;
    this.missing = missing;
  }

  /** Takes ownership of both; missing rows must hold false. */
  static BooleanColumn wrap(boolean[] values, BitSet missing) {
    return new BooleanColumn(values, missing);
  }

  /**
   * A column where every row has a value.
   *
   * @param values one per row; copied
   * @return the column
   */
  public static BooleanColumn of(boolean... values) {
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
  public static BooleanColumn of(boolean[] values, BitSet missing) {
    BitSet absent = ColumnSupport.copyOfMissing(missing, values.length);
    boolean[] present = values.clone();
    absent.stream().forEach(row -> present[row] = false);
    return wrap(present, absent);
  }

  /**
   * Returns the value of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return the value, false where it is missing
   */
  public boolean booleanAt(int row) {
    return values[row];
  }

  @Override
  public ColumnType type() {
    return ColumnType.BOOLEAN;
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
    boolean value = values[row];
    return isMissing(row) ? Optional.empty() : Optional.of(value);
  }

  @Override
  public BooleanColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return wrap(Arrays.copyOfRange(values, from, to), ColumnSupport.slice(missing, from, to));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BooleanColumn that
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

  /** Collects booleans. For one thread. */
  public static final class Builder implements ColumnBuilder {
    private boolean[] values = {};
    private int size;
    private final BitSet missing = new BitSet();

    /** Makes an empty builder. */
    public Builder() {}

    /**
     * Adds a value.
     *
     * @param value true or false
     */
    public void add(boolean value) {
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
      add(false);
    }

    @Override
    public void addValue(Object value) {
      if (!(value instanceof Boolean flag)) {
        throw ColumnSupport.wrongClass(ColumnType.BOOLEAN, value);
      }
      add(flag);
    }

    @Override
    public void addAll(Column column) {
      if (!(column instanceof BooleanColumn added)) {
        throw ColumnSupport.wrongType(ColumnType.BOOLEAN, column);
      }
      ColumnSupport.addMissing(missing, size, added.missing);
      for (boolean value : added.values) {
        add(value);
      }
    }

    @Override
    public BooleanColumn build() {
      return wrap(Arrays.copyOf(values, size), ColumnSupport.copyOfMissing(missing, size));
    }
  }
}
