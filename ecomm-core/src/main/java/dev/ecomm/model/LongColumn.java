package dev.ecomm.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers of 64 bits; held in 32 where they came so, such as an invoice table's quantities.
 */
public final class LongColumn implements Column {

  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};

  /** One of the two holds the values; the other is empty. */
  private final int[] ints;

  private final long[] longs;
  private final boolean narrow;
  private final BitSet missing;

  private LongColumn(int[] ints, long[] longs, boolean narrow, BitSet missing) {
    this.ints = ints;
    this.longs = longs;
    this.narrow = narrow;
    this.missing = missing;
  }

  /** Takes ownership of both; missing rows must hold 0. */
  static LongColumn wrap(long[] values, BitSet missing) {
    return new LongColumn(NO_INTS, values, false, missing);
  }

  /** Takes ownership of both; missing rows must hold 0. */
  static LongColumn wrap(int[] values, BitSet missing) {
    return new LongColumn(values, NO_LONGS, true, missing);
  }

  /**
   * A column where every row has a value.
   *
   * @param values one per row; copied
   * @return the column
   */
  public static LongColumn of(long... values) {
    return wrap(values.clone(), ColumnSupport.NONE);
  }

  /**
   * A column where every row has a value.
   *
   * @param values one per row; copied
   * @return the column
   */
  public static LongColumn of(int[] values) {
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
  public static LongColumn of(long[] values, BitSet missing) {
    BitSet absent = ColumnSupport.copyOfMissing(missing, values.length);
    long[] present = values.clone();
    absent.stream().forEach(row -> present[row] = 0);
    return wrap(present, absent);
  }

  /**
   * Returns the value of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return the value, 0 where it is missing
   */
  public long longAt(int row) {
    return narrow ? ints[row] : longs[row];
  }

  /**
   * Copies the values.
   *
   * @return one per row, 0 where it is missing; the caller's
   */
  public long[] toArray() {
    return narrow ? Arrays.stream(ints).asLongStream().toArray() : longs.clone();
  }

  @Override
  public ColumnType type() {
    return ColumnType.LONG;
  }

  @Override
  public int size() {
    return narrow ? ints.length : longs.length;
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
    long value = longAt(row);
    return isMissing(row) ? Optional.empty() : Optional.of(value);
  }

  @Override
  public LongColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    BitSet absent = ColumnSupport.slice(missing, from, to);
    return narrow
        ? wrap(Arrays.copyOfRange(ints, from, to), absent)
        : wrap(Arrays.copyOfRange(longs, from, to), absent);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof LongColumn that) || size() != that.size()) {
      return false;
    }
    if (!missing.equals(that.missing)) {
      return false;
    }
    for (int row = 0; row < size(); row++) {
      if (longAt(row) != that.longAt(row)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = missing.hashCode();
    for (int row = 0; row < size(); row++) {
      hash = 31 * hash + Long.hashCode(longAt(row));
    }
    return hash;
  }

  @Override
  public String toString() {
    return ColumnSupport.describe(this);
  }

  /** Collects whole numbers. For one thread. */
  public static final class Builder implements ColumnBuilder {
    private long[] values = {};
    private int size;
    private final BitSet missing = new BitSet();

    /** Makes an empty builder. */
    public Builder() {}

    /**
     * Adds a value.
     *
     * @param value any
     */
    public void add(long value) {
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
      add(0);
    }

    @Override
    public void addValue(Object value) {
      if (value instanceof Long
          || value instanceof Integer
          || value instanceof Short
          || value instanceof Byte) {
        add(((Number) value).longValue());
      } else {
        throw ColumnSupport.wrongClass(ColumnType.LONG, value);
      }
    }

    @Override
    public void addAll(Column column) {
      if (!(column instanceof LongColumn added)) {
        throw ColumnSupport.wrongType(ColumnType.LONG, column);
      }
      ColumnSupport.addMissing(missing, size, added.missing);
      for (int row = 0; row < added.size(); row++) {
        add(added.longAt(row));
      }
    }

    @Override
    public LongColumn build() {
      return wrap(Arrays.copyOf(values, size), ColumnSupport.copyOfMissing(missing, size));
    }
  }
}
