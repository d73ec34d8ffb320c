package dev.ecomm.feature.time;

import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of features that do not depend on values: computed once for each day or row number,
 * then looked up by every series.
 */
final class KnownColumns {
  private static final long SECONDS_OF_A_DAY = 86_400;

  /** Days of a table, 2,700 years; time stamps that are further apart are refused. */
  private static final long MOST_DAYS = 1_000_000;

  private final SeriesSet series;
  private final List<ByNumber> columns = new ArrayList<>();
  private long firstDay;

  /**
   * A feature's numbers.
   *
   * @param column where they go
   * @param byDay whether an index counts days, or else rows of the series
   * @param numbers by index
   */
  @SuppressWarnings("ArrayRecordComponent") // within this class, and never compared
  private record ByNumber(int column, boolean byDay, double[] numbers) {}

  private KnownColumns(SeriesSet series) {
    this.series = series;
  }

  static KnownColumns of(List<TimeFeature> features, SeriesSet series) {
    KnownColumns known = new KnownColumns(series);
    for (int column = 0; column < features.size(); column++) {
      if (features.get(column) instanceof CalendarFeature feature) {
        known.columns.add(new ByNumber(column, true, known.ofDays(feature)));
      } else if (features.get(column) instanceof FourierTerm term) {
        known.columns.add(new ByNumber(column, false, known.ofRows(term)));
      }
    }
    return known;
  }

  private double[] ofRows(FourierTerm term) {
    int longest = 0;
    for (int s = 0; s < series.count(); s++) {
      longest = Math.max(longest, series.length(s));
    }
    double[] numbers = new double[longest];
    for (int row = 0; row < longest; row++) {
      numbers[row] = term.value(row);
    }
    return numbers;
  }

  private double[] ofDays(CalendarFeature feature) {
    if (series.scale() == TimeScale.STEP) {
      throw new IllegalArgumentException(
          "time stamps are steps, must be dates or timestamps for the feature \""
              + feature.name()
              + "\"");
    }
    if (series.totalLength() == 0) {
      return new double[0];
    }
    firstDay = Long.MAX_VALUE;
    long lastDay = Long.MIN_VALUE;
    for (int s = 0; s < series.count(); s++) {
      if (series.length(s) > 0) {
        firstDay = Math.min(firstDay, day(series.from(s)));
        lastDay = Math.max(lastDay, day(series.to(s) - 1));
      }
    }
    if (lastDay - firstDay >= MOST_DAYS) {
      throw new IllegalArgumentException(
          "time stamps are "
              + (lastDay - firstDay)
              + " days apart, must be less than "
              + MOST_DAYS
              + " for calendar features; check the unit of the time stamps");
    }
    double[] numbers = new double[Math.toIntExact(lastDay - firstDay + 1)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = feature.value(LocalDate.ofEpochDay(firstDay + i));
    }
    return numbers;
  }

  private long day(int position) {
    long time = series.time(position);
    return series.scale() == TimeScale.TIMESTAMP ? Math.floorDiv(time, SECONDS_OF_A_DAY) : time;
  }

  void compute(int s, double[][] out) {
    for (ByNumber known : columns) {
      double[] column = out[known.column];
      int from = series.from(s);
      for (int at = from; at < series.to(s); at++) {
        int index = known.byDay ? (int) (day(at) - firstDay) : at - from;
        column[at] = known.numbers[index];
      }
    }
  }
}
