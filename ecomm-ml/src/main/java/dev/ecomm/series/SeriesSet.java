package dev.ecomm.series;

import dev.ecomm.model.DataTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Time series, one behind the other in one flat array: the values of series {@code s} stand at the
 * positions {@code from(s)} to {@code to(s)}, that one excluded, in the order of time.
 *
 * <pre>{@code
 * SeriesSet demand = SeriesSet.ofSteps("10002", 12, 0, 7, 3);
 * double last = demand.value(demand.to(0) - 1);
 * }</pre>
 *
 * <p>Time stamps ascend within a series; a step that is absent is no value, one that is {@code NaN}
 * is missing. Immutable, safe for use by many threads; 16 bytes a value.
 */
public final class SeriesSet {
  private final TimeScale scale;
  private final List<String> ids;
  private final int[] offsets;
  private final long[] times;
  private final double[] values;
  private final Map<String, Integer> numbers;

  private SeriesSet(
      TimeScale scale, List<String> ids, int[] offsets, long[] times, double[] values) {
    this.scale = scale;
    this.ids = ids;
    this.offsets = offsets;
    this.times = times;
    this.values = values;
    this.numbers = new HashMap<>();
    for (int s = 0; s < ids.size(); s++) {
      if (numbers.put(ids.get(s), s) != null) {
        throw new IllegalArgumentException(
            "ids have \"" + ids.get(s) + "\" twice, must name each series once");
      }
    }
  }

  /**
   * Series from arrays, which are copied.
   *
   * @param scale what times count
   * @param ids a name for each series, none twice
   * @param offsets one more than series: 0, where the second begins, ..., the number of values
   * @param times strictly ascending within each series
   * @param values finite, or NaN where missing; as many as times
   * @return the series
   * @throws IllegalArgumentException if an array does not fit, times do not ascend, or a value is
   *     infinite
   */
  public static SeriesSet of(
      TimeScale scale, List<String> ids, int[] offsets, long[] times, double[] values) {
    SeriesSet made =
        new SeriesSet(scale, List.copyOf(ids), offsets.clone(), times.clone(), values.clone());
    made.requireFit();
    return made;
  }

  /**
   * One series without a calendar.
   *
   * @param id its name
   * @param values at the steps 0, 1, 2, ...
   * @return a set of one series
   * @throws IllegalArgumentException if a value is infinite
   */
  public static SeriesSet ofSteps(String id, double... values) {
    long[] times = new long[values.length];
    Arrays.setAll(times, i -> i);
    return of(TimeScale.STEP, List.of(id), new int[] {0, values.length}, times, values);
  }

  /**
   * One series by day.
   *
   * @param id its name
   * @param days strictly ascending; days that are absent have no value
   * @param values as many as days
   * @return a set of one series
   * @throws IllegalArgumentException if days do not ascend or a value is infinite
   */
  public static SeriesSet ofDays(String id, List<LocalDate> days, double... values) {
    long[] times = days.stream().mapToLong(LocalDate::toEpochDay).toArray();
    return of(TimeScale.DATE, List.of(id), new int[] {0, values.length}, times, values);
  }

  /**
   * Series from a table in long form, a row for each time of each series. Rows of different series
   * may stand in any order, those of one by ascending time. Series are numbered as they first
   * appear.
   *
   * @param table whole numbers, dates or timestamps as times; whole numbers or doubles as values,
   *     NaN where missing; also texts of them, as CSV files hold
   * @param columns which columns; others are ignored
   * @return the series
   * @throws dev.ecomm.error.InvoiceDataException if there is no such column or no row, a time is
   *     missing, stands twice or before an earlier one, or a cell is no such value; names row and
   *     series
   */
  public static SeriesSet fromTable(DataTable table, SeriesColumns columns) {
    return fromTable(table, columns, "table");
  }

  /**
   * As {@link #fromTable(DataTable, SeriesColumns)}, for a table with a name.
   *
   * @param table in long form
   * @param columns which columns
   * @param source what messages call the table, such as its URI
   * @return the series
   * @throws dev.ecomm.error.InvoiceDataException if the table holds no such series
   */
  public static SeriesSet fromTable(DataTable table, SeriesColumns columns, String source) {
    return LongForm.read(source, table, columns);
  }

  /**
   * Returns the series in long form: {@code unique_id}, {@code ds}, {@code y}.
   *
   * @return a row for each value, by series, then time; y is missing where the value is NaN
   */
  public DataTable toTable() {
    return toTable(SeriesColumns.withDefaults());
  }

  /**
   * Returns the series in long form.
   *
   * @param columns their names; the id may be absent if there is one series at most
   * @return a row for each value, by series, then time
   * @throws IllegalArgumentException if there are several series and no id
   */
  public DataTable toTable(SeriesColumns columns) {
    return LongForm.write(this, columns);
  }

  private void requireFit() {
    if (offsets.length != ids.size() + 1
        || offsets[0] != 0
        || offsets[ids.size()] != values.length
        || times.length != values.length) {
      throw new IllegalArgumentException(
          "offsets are "
              + offsets.length
              + ", times "
              + times.length
              + ", must be 0 to the number of values for "
              + ids.size()
              + " series and "
              + values.length
              + " values");
    }
    for (int s = 0; s < ids.size(); s++) {
      if (offsets[s] > offsets[s + 1]) {
        throw new IllegalArgumentException("offsets fall at " + s + ", must ascend");
      }
      for (int at = offsets[s]; at < offsets[s + 1]; at++) {
        requireFit(s, at);
      }
    }
  }

  private void requireFit(int series, int at) {
    if (at > offsets[series] && times[at] <= times[at - 1]) {
      throw new IllegalArgumentException(
          "series \""
              + ids.get(series)
              + "\" has "
              + scale.text(times[at])
              + " after "
              + scale.text(times[at - 1])
              + ", times must ascend; sort them, and sum up what has the same time");
    }
    if (Double.isInfinite(values[at])) {
      throw new IllegalArgumentException(
          "series \""
              + ids.get(series)
              + "\" is "
              + values[at]
              + " at "
              + scale.text(times[at])
              + ", must be finite, or NaN where missing");
    }
  }

  /**
   * The same series and times with other values.
   *
   * @param values one for each position; copied
   * @return new series
   * @throws IllegalArgumentException if there are more or fewer, or one is infinite
   */
  public SeriesSet withValues(double[] values) {
    SeriesSet made = new SeriesSet(scale, ids, offsets, times, values.clone());
    made.requireFit();
    return made;
  }

  /**
   * One series of these.
   *
   * @param series its number
   * @return a set of one
   */
  public SeriesSet only(int series) {
    return new SeriesSet(
        scale,
        List.of(id(series)),
        new int[] {0, length(series)},
        Arrays.copyOfRange(times, from(series), to(series)),
        values(series));
  }

  /**
   * Returns what times count.
   *
   * @return the same for all series
   */
  public TimeScale scale() {
    return scale;
  }

  /**
   * Returns the number of series.
   *
   * @return 0 or more
   */
  public int count() {
    return ids.size();
  }

  /**
   * Returns the number of values of all series.
   *
   * @return 0 or more
   */
  public int totalLength() {
    return values.length;
  }

  /**
   * Returns the names.
   *
   * @return by series, unmodifiable
   */
  public List<String> ids() {
    return ids;
  }

  /**
   * Returns a series' name.
   *
   * @param series from 0
   * @return its id
   */
  public String id(int series) {
    return ids.get(series);
  }

  /**
   * Finds a series.
   *
   * @param id compared exactly
   * @return its number, or -1
   */
  public int indexOf(String id) {
    return numbers.getOrDefault(id, -1);
  }

  /**
   * Returns where a series begins.
   *
   * @param series from 0
   * @return its first position
   */
  public int from(int series) {
    return offsets[series];
  }

  /**
   * Returns where a series ends.
   *
   * @param series from 0
   * @return the position behind its last
   */
  public int to(int series) {
    return offsets[series + 1];
  }

  /**
   * Returns the number of values of a series.
   *
   * @param series from 0
   * @return 0 or more
   */
  public int length(int series) {
    return offsets[series + 1] - offsets[series];
  }

  /**
   * Returns a value.
   *
   * @param position from 0 to {@link #totalLength()}
   * @return finite, or NaN where missing
   */
  public double value(int position) {
    return values[position];
  }

  /**
   * Returns a time stamp.
   *
   * @param position from 0 to {@link #totalLength()}
   * @return on the {@link #scale()}
   */
  public long time(int position) {
    return times[position];
  }

  /**
   * Returns all values.
   *
   * @return a copy, in the order of positions
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * Returns the values of a series.
   *
   * @param series from 0
   * @return a copy
   */
  public double[] values(int series) {
    return Arrays.copyOfRange(values, from(series), to(series));
  }
}
