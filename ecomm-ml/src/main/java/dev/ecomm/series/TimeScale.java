package dev.ecomm.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What the whole number of a time stamp counts. */
public enum TimeScale {
  /** Steps without a calendar: 0, 1, 2. */
  STEP,

  /** Days since 1970-01-01. */
  DATE,

  /** Seconds since 1970-01-01 00:00 by the clock on the wall, no zone. */
  TIMESTAMP;

  /**
   * Writes a time stamp.
   *
   * @param time on this scale
   * @return a whole number, an ISO date, or an ISO date and time
   */
  public String text(long time) {
    return switch (this) {
      case STEP -> Long.toString(time);
      case DATE -> LocalDate.ofEpochDay(time).toString();
      case TIMESTAMP -> LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC).toString();
    };
  }
}
