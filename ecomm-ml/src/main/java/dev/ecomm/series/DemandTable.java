package dev.ecomm.series;

import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Demand by period, as {@link Demand} computed it. No value is missing: a period without lines is
 * 0. Immutable, safe for use by many threads.
 */
public final class DemandTable {
  private final List<String> ids;
  private final int[] offsets;
  private final DemandPeriod every;
  private final DemandPeriods periods;
  private final List<DemandMeasure> measures;
  private final double[][] values;
  private final boolean isTotal;
  private final long linesOfNoSeries;

  DemandTable(
      List<String> ids,
      int[] offsets,
      DemandPeriod every,
      DemandPeriods periods,
      List<DemandMeasure> measures,
      double[][] values,
      boolean isTotal,
      long linesOfNoSeries) {
    this.ids = ids;
    this.offsets = offsets;
    this.every = every;
    this.periods = periods;
    this.measures = List.copyOf(measures);
    this.values = values;
    this.isTotal = isTotal;
    this.linesOfNoSeries = linesOfNoSeries;
  }

  /**
   * Returns one measure as series; each ends with the last period.
   *
   * @param measure one of those computed
   * @return by name, times are the first days of periods
   * @throws IllegalArgumentException if it was not computed
   */
  public SeriesSet series(DemandMeasure measure) {
    int at = measures.indexOf(measure);
    if (at < 0) {
      throw new IllegalArgumentException(
          "measure is " + measure + ", must be one of those computed: " + measures);
    }
    return SeriesSet.of(TimeScale.DATE, ids, offsets, times(), values[at]);
  }

  private long[] times() {
    long[] times = new long[offsets[ids.size()]];
    for (int s = 0; s < ids.size(); s++) {
      int length = offsets[s + 1] - offsets[s];
      System.arraycopy(periods.starts(), periods.count() - length, times, offsets[s], length);
    }
    return times;
  }

  /**
   * Returns the measures.
   *
   * @return those computed, in the order of their columns
   */
  public List<DemandMeasure> measures() {
    return measures;
  }

  /**
   * Returns the names of series.
   *
   * @return {@code total}, or stock codes, countries or segments, sorted; those with a line
   */
  public List<String> ids() {
    return ids;
  }

  /**
   * Returns how many periods there are.
   *
   * @return 0 if no line is in a whole period
   */
  public int periods() {
    return periods.count();
  }

  /**
   * Returns how many days have a line.
   *
   * @return those in a period
   */
  public int tradingDays() {
    return Arrays.stream(periods.tradingDays()).sum();
  }

  /**
   * Returns how many lines are in no series, for want of a stock code, country or segment.
   *
   * @return 0 or more
   */
  public long linesOfNoSeries() {
    return linesOfNoSeries;
  }

  /**
   * Returns all measures side by side. In total: {@code date}, or {@code week_start_monday,
   * week_end_sunday}, or {@code month_start, month_end}; the measures; and {@code trading_days} of
   * weeks and months. Else: {@code unique_id, ds} and the measures.
   *
   * @return a row for each period of each series
   */
  public DataTable toTable() {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    if (!isTotal) {
      fields.add(Field.ofString("unique_id"));
      columns.add(idColumn());
      fields.add(Field.ofDate("ds"));
      columns.add(dates(start -> start));
    } else if (every == DemandPeriod.DAY) {
      fields.add(Field.ofDate("date"));
      columns.add(dates(start -> start));
    } else {
      boolean isWeek = every == DemandPeriod.WEEK;
      fields.add(Field.ofDate(isWeek ? "week_start_monday" : "month_start"));
      columns.add(dates(start -> start));
      fields.add(Field.ofDate(isWeek ? "week_end_sunday" : "month_end"));
      columns.add(dates(start -> every.end(start) - 1));
    }
    for (int m = 0; m < values.length; m++) {
      DemandMeasure measure = measures.get(m);
      if (measure.isMoney()) {
        fields.add(Field.ofDouble(measure.column()));
        columns.add(DoubleColumn.of(values[m]));
      } else {
        fields.add(Field.ofLong(measure.column()));
        columns.add(LongColumn.of(Arrays.stream(values[m]).mapToLong(v -> (long) v).toArray()));
      }
    }
    if (isTotal && every != DemandPeriod.DAY) {
      int periodsOfTotal = offsets[ids.size()];
      int from = periods.count() - periodsOfTotal;
      fields.add(Field.ofLong("trading_days"));
      columns.add(LongColumn.of(Arrays.copyOfRange(periods.tradingDays(), from, periods.count())));
    }
    return DataTable.of(Schema.of(fields), columns);
  }

  private Column idColumn() {
    int[] codes = new int[offsets[ids.size()]];
    for (int s = 0; s < ids.size(); s++) {
      Arrays.fill(codes, offsets[s], offsets[s + 1], s);
    }
    return StringColumn.of(Dictionary.of(ids), codes);
  }

  private Column dates(LongUnaryOperator dayOfStart) {
    int[] days = new int[offsets[ids.size()]];
    long[] times = times();
    for (int cell = 0; cell < days.length; cell++) {
      days[cell] = Math.toIntExact(dayOfStart.applyAsLong(times[cell]));
    }
    return DateColumn.ofEpochDays(days);
  }

  @Override
  public String toString() {
    return "DemandTable[" + ids.size() + " series of up to " + periods.count() + " periods]";
  }
}
