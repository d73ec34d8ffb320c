package dev.ecomm.series;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * How the time stamps of series go on behind their last, and how long their usual season is.
 *
 * <pre>{@code
 * SeriesCalendar calendar = SeriesCalendar.of(demand);
 * long[] nextFortnight = calendar.after(0, 14);
 * }</pre>
 *
 * <p>All series of a set share one {@link Frequency}. A day of the week on which no series has a
 * stamp is skipped; a holiday that is to come is not known and not skipped. Where no series has two
 * values, days follow days, hours follow timestamps and whole numbers count on. Immutable, safe for
 * use by many threads.
 */
public final class SeriesCalendar {
  private static final long HOUR_SECONDS = 3_600;
  private static final long DAY_SECONDS = 86_400;
  private static final int MONTHS_OF_QUARTER = 3;
  private static final int MONTHS_OF_YEAR = 12;

  private final SeriesSet series;
  private final Frequency frequency;
  private final Set<DayOfWeek> open;
  private final int longest;
  private final boolean lastOfMonth;

  /** The least between two stamps, for steps and hours: every sixth hour stays every sixth. */
  private final long distance;

  private SeriesCalendar(SeriesSet series, Frequency frequency) {
    this.series = series;
    this.frequency = frequency;
    this.open = EnumSet.noneOf(DayOfWeek.class);
    int most = 0;
    boolean isLast = series.scale() != TimeScale.STEP;
    for (int s = 0; s < series.count(); s++) {
      most = Math.max(most, series.length(s));
    }
    if (series.scale() != TimeScale.STEP) {
      for (int at = 0; at < series.totalLength(); at++) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(series.time(at), unit()));
        open.add(day.getDayOfWeek());
        isLast &= day.getDayOfMonth() == day.lengthOfMonth();
      }
    }
    this.longest = most;
    this.lastOfMonth = isLast;
    this.distance = leastDistance();
  }

  private long leastDistance() {
    long least = Long.MAX_VALUE;
    for (int s = 0; s < series.count(); s++) {
      for (int at = series.from(s) + 1; at < series.to(s); at++) {
        least = Math.min(least, series.time(at) - series.time(at - 1));
      }
    }
    return least < Long.MAX_VALUE ? least : frequency == Frequency.HOUR ? HOUR_SECONDS : 1;
  }

  /**
   * Learns the calendar of series.
   *
   * @param series whose stamps are continued
   * @return the calendar; two passes
   * @throws IllegalArgumentException if the frequency is mixed; see {@link Frequency#of}
   */
  public static SeriesCalendar of(SeriesSet series) {
    boolean hasTwo = false;
    for (int s = 0; s < series.count(); s++) {
      hasTwo |= series.length(s) > 1;
    }
    if (hasTwo) {
      return new SeriesCalendar(series, Frequency.of(series));
    }
    return new SeriesCalendar(
        series,
        switch (series.scale()) {
          case STEP -> Frequency.STEP;
          case DATE -> Frequency.DAY;
          case TIMESTAMP -> Frequency.HOUR;
        });
  }

  /**
   * Returns how far stamps are apart.
   *
   * @return the same for all series
   */
  public Frequency frequency() {
    return frequency;
  }

  /**
   * Returns how many steps the season has that series of this frequency usually have: a day of
   * hours; a week of 7 days, or of as many as the shop opens; 52 weeks; 12 months; 4 quarters.
   *
   * @return at least 1; 1, no season, for years and whole numbers, and where no series is two
   *     seasons long
   */
  public int usualSeason() {
    int steps =
        switch (frequency) {
          case STEP, YEAR -> 1;
          case HOUR -> (int) Math.max(1, DAY_SECONDS / distance);
          case DAY -> 7;
          case TRADING_DAY -> open.size();
          case WEEK -> 52;
          case MONTH -> MONTHS_OF_YEAR;
          case QUARTER -> 4;
        };
    return longest >= 2 * steps ? steps : 1;
  }

  /**
   * Continues a series.
   *
   * @param series its number; it has a value
   * @param steps how many, 0 or more
   * @return the stamps behind its last, on the scale of the series, ascending
   * @throws IllegalArgumentException if the series has no value
   */
  public long[] after(int series, int steps) {
    if (this.series.length(series) == 0) {
      throw new IllegalArgumentException(
          "series \"" + this.series.id(series) + "\" has no value, must have one to go on from");
    }
    long last = this.series.time(this.series.to(series) - 1);
    int dayOfMonth = date(this.series.time(this.series.from(series))).getDayOfMonth();
    long[] times = new long[steps];
    long time = last;
    for (int i = 0; i < steps; i++) {
      time =
          switch (frequency) {
            case STEP, HOUR -> time + distance;
            case DAY -> time + unit();
            case TRADING_DAY -> nextOpen(time);
            case WEEK -> time + 7 * unit();
            case MONTH -> monthsLater(last, i + 1, dayOfMonth);
            case QUARTER -> monthsLater(last, MONTHS_OF_QUARTER * (i + 1L), dayOfMonth);
            case YEAR -> monthsLater(last, MONTHS_OF_YEAR * (i + 1L), dayOfMonth);
          };
      times[i] = time;
    }
    return times;
  }

  /**
   * Counts the steps that a series lacks at its end.
   *
   * @param series its number; it has a value
   * @param time at which the others end
   * @return 0 if it ends there or later; rounded down where stamps are not that regular
   */
  public long stepsUntil(int series, long time) {
    long behind = time - this.series.time(this.series.to(series) - 1);
    if (behind <= 0) {
      return 0;
    }
    long days = behind / unit();
    return switch (frequency) {
      case STEP, HOUR -> behind / distance;
      case DAY -> days;
      case TRADING_DAY -> days * open.size() / 7;
      case WEEK -> days / 7;
      case MONTH -> days / 28;
      case QUARTER -> days / 90;
      case YEAR -> days / 365;
    };
  }

  private long nextOpen(long time) {
    long next = time + unit();
    while (!open.contains(date(next).getDayOfWeek())) {
      next += unit();
    }
    return next;
  }

  /** From the last stamp, not from the one before: the 31st is not lost in a shorter month. */
  private long monthsLater(long last, long months, int dayOfMonth) {
    LocalDate month = date(last).withDayOfMonth(1).plusMonths(months);
    int day = lastOfMonth ? month.lengthOfMonth() : Math.min(dayOfMonth, month.lengthOfMonth());
    return month.withDayOfMonth(day).toEpochDay() * unit() + Math.floorMod(last, unit());
  }

  private LocalDate date(long time) {
    return LocalDate.ofEpochDay(Math.floorDiv(time, unit()));
  }

  /** What one day is on the scale. */
  private long unit() {
    return series.scale() == TimeScale.TIMESTAMP ? DAY_SECONDS : 1;
  }
}
