package dev.ecomm.rfm;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Whole days, and the months they are in. Remembers the last day asked for. For one thread. */
final class Days {
  static final long SECONDS = 86_400;

  private long knownDay = Long.MIN_VALUE;
  private int knownMonth;

  static long floor(long seconds) {
    return Math.floorDiv(seconds, SECONDS);
  }

  static LocalDateTime time(long epochSecond) {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
  }

  /** Months since year 0: {@code 12 year + month - 1}. */
  int month(long epochSecond) {
    long day = floor(epochSecond);
    if (day != knownDay) {
      LocalDate date = LocalDate.ofEpochDay(day);
      knownMonth = date.getYear() * 12 + date.getMonthValue() - 1;
      knownDay = day;
    }
    return knownMonth;
  }
}
