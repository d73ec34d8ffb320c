package dev.ecomm.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days of the ISO calendar, held as days since 1970-01-01 in 32 bits (5.8 million years each way).
 */
public final class DateColumn implements Column {

  private final int[] epochDays;
  private final BitSet missing;

  private DateColumn(int[] epochDays, BitSet missing) {
    this.epochDays = epochDays;
    this.missing = missing;
  }

  /** Takes ownership of both; missing rows must hold 0. */
  static DateColumn wrap(int[] epochDays, BitSet missing) {
    return new DateColumn(epochDays, missing);
  }

  /**
   * A column of dates.
   *
   * @param dates one per row, null where it is missing
   * @return the column
   * @throws IllegalArgumentException if a date is more than 2^31 days from 1970-01-01
   */
  public static DateColumn of(List<? extends @Nullable LocalDate> dates) {
    Builder builder = new Builder();
    for (LocalDate date : dates) {
      if (date == null) {
        builder.addMissing();
      } else {
        builder.add(date);
      }
    }
    return builder.build();
  }

  /**
   * A column where every row has a value.
   *
   * @param epochDays days since 1970-01-01, one per row; copied
   * @return the column
   */
  public static DateColumn ofEpochDays(int... epochDays) {
    return wrap(epochDays.clone(), ColumnSupport.NONE);
  }

  /**
   * A column where some rows have no value.
   *
   * @param epochDays days since 1970-01-01, one per row; copied; those of missing rows are not
   *     looked at
   * @param missing the rows without a value; copied
   * @return the column
   * @throws IllegalArgumentException if missing names a row past the last
   */
  public static DateColumn ofEpochDays(int[] epochDays, BitSet missing) {
    BitSet absent = ColumnSupport.copyOfMissing(missing, epochDays.length);
    int[] present = epochDays.clone();
    absent.stream().forEach(row -> present[row] = 0);
    return wrap(present, absent);
  }

  /**
   * Returns the day of a row as a number.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return days since 1970-01-01, 0 where it is missing
   */
  public int epochDayAt(int row) {
    return epochDays[row];
  }

  /**
   * Returns the day of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return the date
   * @throws java.util.NoSuchElementException if it is missing
   */
  public LocalDate dateAt(int row) {
    LocalDate date = LocalDate.ofEpochDay(epochDays[row]);
    if (isMissing(row)) {
      throw ColumnSupport.missingRow(row);
    }
    return date;
  }

  @Override
  public ColumnType type() {
    return ColumnType.DATE;
  }

  @Override
  public int size() {
    return epochDays.length;
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
    return isMissing(row) ? Optional.empty() : Optional.of(dateAt(row));
  }

  @Override
  public DateColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return wrap(Arrays.copyOfRange(epochDays, from, to), ColumnSupport.slice(missing, from, to));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DateColumn that
        && missing.equals(that.missing)
        && Arrays.equals(epochDays, that.epochDays);
  }

  @Override
  public int hashCode() {
    return 31 * missing.hashCode() + Arrays.hashCode(epochDays);
  }

  @Override
  public String toString() {
    return ColumnSupport.describe(this);
  }

  /** Collects dates. For one thread. */
  public static final class Builder implements ColumnBuilder {
    private int[] epochDays = {};
    private int size;
    private final BitSet missing = new BitSet();

    /** Makes an empty builder. */
    public Builder() {}

    /**
     * Adds a day given as a number.
     *
     * @param epochDay days since 1970-01-01
     */
    public void addEpochDay(int epochDay) {
      if (size == epochDays.length) {
        epochDays = Arrays.copyOf(epochDays, ColumnSupport.grown(size, size + 1));
      }
      epochDays[size++] = epochDay;
    }

    /**
     * Adds a day.
     *
     * @param date at most 2^31 days from 1970-01-01
     * @throws IllegalArgumentException if it is further away
     */
    public void add(LocalDate date) {
      long epochDay = date.toEpochDay();
      if (epochDay != (int) epochDay) {
        throw new IllegalArgumentException(
            "date is " + date + ", must be within 2^31 days of 1970-01-01");
      }
      addEpochDay((int) epochDay);
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void addMissing() {
      missing.set(size);
      addEpochDay(0);
    }

    @Override
    public void addValue(Object value) {
      if (!(value instanceof LocalDate date)) {
        throw ColumnSupport.wrongClass(ColumnType.DATE, value);
      }
      add(date);
    }

    @Override
    public void addAll(Column column) {
      if (!(column instanceof DateColumn added)) {
        throw ColumnSupport.wrongType(ColumnType.DATE, column);
      }
      ColumnSupport.addMissing(missing, size, added.missing);
      for (int epochDay : added.epochDays) {
        addEpochDay(epochDay);
      }
    }

    @Override
    public DateColumn build() {
      return wrap(Arrays.copyOf(epochDays, size), ColumnSupport.copyOfMissing(missing, size));
    }
  }
}
