package dev.ecomm.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which days a shop was open, learned from the days on which anything was sold: what tells a day
 * without a value that is closed from one that is missing.
 *
 * <pre>{@code
 * TradingCalendar calendar = TradingCalendar.of(shop.series(DemandMeasure.ALL_QTY));
 * SeriesSet everyDay = calendar.onAllDays(item);
 * }</pre>
 *
 * <p>Known from the first day to the last; of other days nothing is said. Immutable, safe for use
 * by many threads.
 */
public final class TradingCalendar {
  private final long firstDay;
  private final BitSet open;
  private final int days;

  private TradingCalendar(long firstDay, BitSet open, int days) {
    this.firstDay = firstDay;
    this.open = open;
    this.days = days;
  }

  /**
   * Learns the open days of a shop: those on which any series has a value, whatever it is.
   *
   * @param traded series by day, of trading days
   * @return the calendar, from the first day to the last
   * @throws IllegalArgumentException if the series are not by day, or have no value
   */
  public static TradingCalendar of(SeriesSet traded) {
    requireDays(traded);
    if (traded.totalLength() == 0) {
      throw new IllegalArgumentException("traded has no value, must have one to learn from");
    }
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int at = 0; at < traded.totalLength(); at++) {
      first = Math.min(first, traded.time(at));
      last = Math.max(last, traded.time(at));
    }
    int days = Math.toIntExact(last - first + 1);
    BitSet open = new BitSet(days);
    for (int at = 0; at < traded.totalLength(); at++) {
      open.set((int) (traded.time(at) - first));
    }
    return new TradingCalendar(first, open, days);
  }

  /**
   * Tells whether the shop was open.
   *
   * @param day from {@link #firstDay()} to {@link #lastDay()}
   * @return false if it was closed
   * @throws IllegalArgumentException if the day is not known
   */
  public boolean isOpen(LocalDate day) {
    return isOpen(day.toEpochDay());
  }

  private boolean isOpen(long day) {
    if (day < firstDay || day >= firstDay + days) {
      throw new IllegalArgumentException(
          "day is "
              + LocalDate.ofEpochDay(day)
              + ", must be from "
              + firstDay()
              + " to "
              + lastDay()
              + ", the days that the calendar knows");
    }
    return open.get((int) (day - firstDay));
  }

  /**
   * Returns the first day that is known.
   *
   * @return an open one
   */
  public LocalDate firstDay() {
    return LocalDate.ofEpochDay(firstDay);
  }

  /**
   * Returns the last day that is known.
   *
   * @return an open one
   */
  public LocalDate lastDay() {
    return LocalDate.ofEpochDay(firstDay + days - 1);
  }

  /**
   * Returns how many days were open.
   *
   * @return at least 1
   */
  public int tradingDays() {
    return open.cardinality();
  }

  /**
   * Returns the days of the week on which the shop never opened.
   *
   * @return those that came and were closed each time
   */
  public Set<DayOfWeek> closedWeekdays() {
    Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
    for (int i = 0; i < days; i++) {
      closed.add(LocalDate.ofEpochDay(firstDay + i).getDayOfWeek());
    }
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
      closed.remove(LocalDate.ofEpochDay(firstDay + i).getDayOfWeek());
    }
    return closed;
  }

  /**
   * Returns the closed days that no {@link #closedWeekdays()} explain: holidays.
   *
   * @return by ascending time
   */
  public List<LocalDate> holidays() {
    Set<DayOfWeek> weekly = closedWeekdays();
    List<LocalDate> found = new ArrayList<>();
    for (int i = open.nextClearBit(0); i < days; i = open.nextClearBit(i + 1)) {
      LocalDate day = LocalDate.ofEpochDay(firstDay + i);
      if (!weekly.contains(day.getDayOfWeek())) {
        found.add(day);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Puts series on all days from the first of each to the last: closed days become 0; open days
   * without a value become missing, for nobody knows what was sold then; missing stays missing.
   *
   * @param series by day, within the days that the calendar knows
   * @return the same series with a value for each day
   * @throws IllegalArgumentException if a day is not known
   */
  public SeriesSet onAllDays(SeriesSet series) {
    return spread(series, true);
  }

  /**
   * Puts series on the trading days from the first of each to the last: closed days become absent;
   * open days without a value become missing; missing stays missing.
   *
   * @param series by day, within the days that the calendar knows
   * @return the same series with a value for each trading day
   * @throws IllegalArgumentException if a day is not known, or closed and yet has a value other
   *     than 0
   */
  public SeriesSet onTradingDays(SeriesSet series) {
    return spread(series, false);
  }

  private SeriesSet spread(SeriesSet series, boolean keepClosed) {
    requireDays(series);
    DaySeries made = new DaySeries(series.count());
    for (int s = 0; s < series.count(); s++) {
      int at = series.from(s);
      if (at < series.to(s)) {
        long last = series.time(series.to(s) - 1);
        for (long day = series.time(at); day <= last; day++) {
          boolean has = series.time(at) == day;
          double value = has ? series.value(at) : Double.NaN;
          if (isOpen(day)) {
            made.add(day, value);
          } else if (keepClosed) {
            made.add(day, has ? value : 0);
          } else if (has && value != 0 && !Double.isNaN(value)) {
            throw new IllegalArgumentException(
                "series \""
                    + series.id(s)
                    + "\" is "
                    + value
                    + " on "
                    + LocalDate.ofEpochDay(day)
                    + ", must be 0 or absent: the shop was closed");
          }
          at += has ? 1 : 0;
        }
      }
      made.end();
    }
    return made.build(series);
  }

  private static void requireDays(SeriesSet series) {
    if (series.scale() != TimeScale.DATE) {
      throw new IllegalArgumentException(
          "series are by " + series.scale() + ", must be by DATE for a calendar");
    }
  }
}
