package dev.ecomm.model;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dates with a time of day as a wall clock shows them, without a zone; held as seconds from
 * 1970-01-01 00:00:00 of the same clock.
 */
public final class TimestampColumn implements Column {

  private static final long FIRST = LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC);
  private static final long LAST = LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC);

  private final long[] epochSeconds;
  private final BitSet missing;

  private TimestampColumn(long[] epochSeconds, BitSet missing) {
    this.epochSeconds = epochSeconds;
    this.missing = missing;
  }

  /** Takes ownership of both; missing rows must hold 0, others a second that LocalDateTime has. */
  static TimestampColumn wrap(long[] epochSeconds, BitSet missing) {
    return new TimestampColumn(epochSeconds, missing);
  }

  /**
   * A column of timestamps.
   *
   * @param timestamps one per row, null where it is missing
   * @return the column
   * @throws IllegalArgumentException if a timestamp has a fraction of a second
   */
  public static TimestampColumn of(List<? extends @Nullable LocalDateTime> timestamps) {
    Builder builder = new Builder();
    for (LocalDateTime timestamp : timestamps) {
      if (timestamp == null) {
        builder.addMissing();
      } else {
        builder.add(timestamp);
      }
    }
    return builder.build();
  }

  /**
   * A column where every row has a value.
   *
   * @param epochSeconds seconds since 1970-01-01 00:00:00, one per row; copied
   * @return the column
   * @throws IllegalArgumentException if a value is outside what {@link LocalDateTime} holds
   */
  public static TimestampColumn ofEpochSeconds(long... epochSeconds) {
    return ofEpochSeconds(epochSeconds, ColumnSupport.NONE);
  }

  /**
   * A column where some rows have no value.
   *
   * @param epochSeconds seconds since 1970-01-01 00:00:00, one per row; copied; those of missing
   *     rows are not looked at
   * @param missing the rows without a value; copied
   * @return the column
   * @throws IllegalArgumentException if missing names a row past the last, or a value is outside
   *     what {@link LocalDateTime} holds
   */
  public static TimestampColumn ofEpochSeconds(long[] epochSeconds, BitSet missing) {
    BitSet absent = ColumnSupport.copyOfMissing(missing, epochSeconds.length);
    long[] present = epochSeconds.clone();
    absent.stream().forEach(row -> present[row] = 0);
    for (long epochSecond : present) {
      requireInRange(epochSecond);
    }
    return wrap(present, absent);
  }

  private static void requireInRange(long epochSecond) {
    if (epochSecond < FIRST || epochSecond > LAST) {
      throw new IllegalArgumentException(
          "epochSecond is " + epochSecond + ", must be from " + FIRST + " to " + LAST);
    }
  }

  /**
   * Returns the timestamp of a row as a number.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return seconds since 1970-01-01 00:00:00, 0 where it is missing
   */
  public long epochSecondAt(int row) {
    return epochSeconds[row];
  }

  /**
   * Returns the timestamp of a row.
   *
   * @param row from 0 to {@link #size()}, exclusive
   * @return date and time of day
   * @throws java.util.NoSuchElementException if it is missing
   */
  public LocalDateTime timestampAt(int row) {
    long epochSecond = epochSeconds[row];
    if (isMissing(row)) {
      throw ColumnSupport.missingRow(row);
    }
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
  }

  @Override
  public ColumnType type() {
    return ColumnType.TIMESTAMP;
  }

  @Override
  public int size() {
    return epochSeconds.length;
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
    return isMissing(row) ? Optional.empty() : Optional.of(timestampAt(row));
  }

  @Override
  public TimestampColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return wrap(Arrays.copyOfRange(epochSeconds, from, to), ColumnSupport.slice(missing, from, to));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimestampColumn that
        && missing.equals(that.missing)
        && Arrays.equals(epochSeconds, that.epochSeconds);
  }

  @Override
  public int hashCode() {
    return 31 * missing.hashCode() + Arrays.hashCode(epochSeconds);
  }

  @Override
  public String toString() {
    return ColumnSupport.describe(this);
  }

  /** Collects timestamps. For one thread. */
  public static final class Builder implements ColumnBuilder {
    private long[] epochSeconds = {};
    private int size;
    private final BitSet missing = new BitSet();

    /** Makes an empty builder. */
    public Builder() {}

    /**
     * Adds a timestamp given as a number.
     *
     * @param epochSecond seconds since 1970-01-01 00:00:00
     * @throws IllegalArgumentException if it is outside what {@link LocalDateTime} holds
     */
    public void addEpochSecond(long epochSecond) {
      requireInRange(epochSecond);
      if (size == epochSeconds.length) {
        epochSeconds = Arrays.copyOf(epochSeconds, ColumnSupport.grown(size, size + 1));
      }
      epochSeconds[size++] = epochSecond;
    }

    /**
     * Adds a timestamp.
     *
     * @param timestamp date and time of day in whole seconds
     * @throws IllegalArgumentException if it has a fraction of a second
     */
    public void add(LocalDateTime timestamp) {
      if (timestamp.get(ChronoField.NANO_OF_SECOND) != 0) {
        throw new IllegalArgumentException(
            "timestamp is " + timestamp + ", must be in whole seconds; truncate it first");
      }
      addEpochSecond(timestamp.toEpochSecond(ZoneOffset.UTC));
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public void addMissing() {
      missing.set(size);
      addEpochSecond(0);
    }

    @Override
    public void addValue(Object value) {
      if (!(value instanceof LocalDateTime timestamp)) {
        throw ColumnSupport.wrongClass(ColumnType.TIMESTAMP, value);
      }
      add(timestamp);
    }

    @Override
    public void addAll(Column column) {
      if (!(column instanceof TimestampColumn added)) {
        throw ColumnSupport.wrongType(ColumnType.TIMESTAMP, column);
      }
      ColumnSupport.addMissing(missing, size, added.missing);
      for (long epochSecond : added.epochSeconds) {
        addEpochSecond(epochSecond);
      }
    }

    @Override
    public TimestampColumn build() {
      return wrap(Arrays.copyOf(epochSeconds, size), ColumnSupport.copyOfMissing(missing, size));
    }
  }
}
