package dev.ecomm.series;

import java.time.LocalDate;

/**
 * How far apart the time stamps of series are. Absent stamps are gaps, not another frequency: a
 * series by day with a week left out is still by day.
 */
public enum Frequency {
  /** Whole numbers, each the next. */
  STEP,

  /** On the hour. */
  HOUR,

  /** Every day of the week is among the stamps. */
  DAY,

  /**
   * Days, but some day of the week never is, as in a shop that is closed on Saturdays; over two
   * weeks or more.
   */
  TRADING_DAY,

  /** Always the same day of the week. */
  WEEK,

  /** Always the same day of the month, or always its last. */
  MONTH,

  /** As months, but every third only. */
  QUARTER,

  /** As months, but every twelfth only. */
  YEAR;

  private static final long HOUR_SECONDS = 3_600;
  private static final long DAY_SECONDS = 86_400;
  private static final int DAYS_OF_WEEK = 7;
  private static final int FEWEST_OF_COARSE = 6;

  /**
   * Finds the one frequency of all series, the longest that every time stamp fits. Cost: two
   * passes.
   *
   * @param set at least one series of two values
   * @return the frequency
   * @throws IllegalArgumentException if no series has two values; or if the frequency is mixed: one
   *     series is by week, or any longer steady distance, among others by day; all stamps are a
   *     week apart or more, but on no one day; or times of day differ within the hour. Names series
   *     and stamps
   */
  public static Frequency of(SeriesSet set) {
    boolean hasTwo = false;
    for (int s = 0; s < set.count(); s++) {
      hasTwo |= set.length(s) > 1;
    }
    if (!hasTwo) {
      throw new IllegalArgumentException(
          "series have at most one value each, must have two for a frequency; name it yourself");
    }
    return switch (set.scale()) {
      case STEP -> STEP;
      case DATE -> ofDays(set, 1);
      case TIMESTAMP -> ofSeconds(set);
    };
  }

  private static Frequency ofSeconds(SeriesSet set) {
    boolean isDays = true;
    for (int s = 0; s < set.count(); s++) {
      for (int at = set.from(s); at < set.to(s); at++) {
        long inHour = Math.floorMod(set.time(at), HOUR_SECONDS);
        if (inHour != Math.floorMod(set.time(0), HOUR_SECONDS)) {
          throw new IllegalArgumentException(
              "series \""
                  + set.id(s)
                  + "\" has "
                  + set.scale().text(set.time(at))
                  + " beside "
                  + set.scale().text(set.time(0))
                  + ", a mixed frequency; sum its values up by hour or day");
        }
        isDays &= Math.floorMod(set.time(at) - set.time(0), DAY_SECONDS) == 0;
      }
    }
    return isDays ? ofDays(set, DAY_SECONDS) : HOUR;
  }

  private static Frequency ofDays(SeriesSet set, long unit) {
    boolean[] weekdays = new boolean[DAYS_OF_WEEK];
    LocalDate begin = LocalDate.ofEpochDay(Math.floorDiv(set.time(0), unit));
    boolean isSameDay = true; // of the month
    boolean isLastDay = true;
    boolean isQuarters = true;
    boolean isYears = true;
    long least = Long.MAX_VALUE;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int s = 0; s < set.count(); s++) {
      for (int at = set.from(s); at < set.to(s); at++) {
        long day = Math.floorDiv(set.time(at), unit);
        LocalDate date = LocalDate.ofEpochDay(day);
        weekdays[date.getDayOfWeek().ordinal()] = true;
        isSameDay &= date.getDayOfMonth() == begin.getDayOfMonth();
        isLastDay &= date.getDayOfMonth() == date.lengthOfMonth();
        isQuarters &= (date.getMonthValue() - begin.getMonthValue()) % 3 == 0;
        isYears &= date.getMonthValue() == begin.getMonthValue();
        first = Math.min(first, day);
        last = Math.max(last, day);
        if (at > set.from(s)) {
          least = Math.min(least, day - Math.floorDiv(set.time(at - 1), unit));
        }
      }
    }
    if (isSameDay || isLastDay) {
      return isYears ? YEAR : isQuarters ? QUARTER : MONTH;
    }
    int open = 0;
    for (boolean weekday : weekdays) {
      open += weekday ? 1 : 0;
    }
    if (open == 1) {
      return WEEK;
    }
    for (int s = 0; s < set.count(); s++) {
      if (set.length(s) > 1 && (least >= DAYS_OF_WEEK || isCoarse(set, s, unit))) {
        throw mixed(set, s);
      }
    }
    boolean isLong = last - first >= 2 * DAYS_OF_WEEK - 1;
    return open < DAYS_OF_WEEK && isLong ? TRADING_DAY : DAY;
  }

  /** Whether a series keeps to one distance of a week or more, for longer than chance would. */
  private static boolean isCoarse(SeriesSet set, int series, long unit) {
    int from = set.from(series);
    if (set.length(series) < FEWEST_OF_COARSE) {
      return false;
    }
    long distance = set.time(from + 1) - set.time(from);
    for (int at = from + 1; at < set.to(series); at++) {
      if (set.time(at) - set.time(at - 1) != distance) {
        return false;
      }
    }
    return distance >= DAYS_OF_WEEK * unit;
  }

  private static IllegalArgumentException mixed(SeriesSet set, int series) {
    int from = set.from(series);
    return new IllegalArgumentException(
        "series \""
            + set.id(series)
            + "\" has "
            + set.scale().text(set.time(from))
            + ", then "
            + set.scale().text(set.time(from + 1))
            + ": with the other stamps neither days, nor one day of the week, nor one day of the"
            + " month, but a mixed frequency; put each in its period's first day, and frequencies"
            + " apart");
  }
}
