package dev.ecomm.series;

import java.time.LocalDate;
import java.time.YearMonth;

/** How long the periods are in which demand is summed up. */
public enum DemandPeriod {
  /** Each day. */
  DAY,

  /** Monday to Sunday. */
  WEEK,

  /** The months of the calendar. */
  MONTH;

  /** The first day of the period that a day is in. */
  long start(long epochDay) {
    return switch (this) {
      case DAY -> epochDay;
      case WEEK -> epochDay - Math.floorMod(epochDay + 3, 7); // 1970-01-01 was a Thursday
      case MONTH -> LocalDate.ofEpochDay(epochDay).withDayOfMonth(1).toEpochDay();
    };
  }

  /** The first day behind the period that begins on a day. */
  long end(long start) {
    return switch (this) {
      case DAY -> start + 1;
      case WEEK -> start + 7;
      case MONTH -> start + YearMonth.from(LocalDate.ofEpochDay(start)).lengthOfMonth();
    };
  }
}
