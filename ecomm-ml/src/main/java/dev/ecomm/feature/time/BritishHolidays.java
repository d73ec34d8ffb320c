package dev.ecomm.feature.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;

/**
 * Bank holidays of England and Wales: the Banking and Financial Dealings Act 1971, and the royal
 * proclamations that moved or added a day.
 */
final class BritishHolidays {

  private BritishHolidays() {}

  static Set<LocalDate> of(int year) {
    Set<LocalDate> days = new TreeSet<>();
    addNewYear(days, year);
    LocalDate easter = Feasts.easter(year);
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    days.add(earlyMay(year));
    days.add(spring(year));
    days.add(Feasts.last(MONDAY, year, Month.AUGUST));
    addChristmas(days, year);
    addOnce(days, year);
    return days;
  }

  private static void addNewYear(Set<LocalDate> days, int year) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    days.add(newYear);
    if (Feasts.onWeekend(newYear)) {
      days.add(newYear.with(TemporalAdjusters.next(MONDAY)));
    }
  }

  private static LocalDate earlyMay(int year) {
    return year == 2020 // 75 years after the war's end in Europe
        ? LocalDate.of(2020, 5, 8)
        : Feasts.nth(1, MONDAY, year, Month.MAY);
  }

  /** Moved to the jubilee weekend in some years. */
  private static LocalDate spring(int year) {
    return switch (year) {
      case 2002 -> LocalDate.of(2002, 6, 4);
      case 2012 -> LocalDate.of(2012, 6, 4);
      case 2022 -> LocalDate.of(2022, 6, 2);
      default -> Feasts.last(MONDAY, year, Month.MAY);
    };
  }

  /** Two weekdays off in any case: those after the weekend stand in for a day on it. */
  private static void addChristmas(Set<LocalDate> days, int year) {
    LocalDate christmas = LocalDate.of(year, 12, 25);
    LocalDate boxing = christmas.plusDays(1);
    days.add(christmas);
    days.add(boxing);
    DayOfWeek weekday = christmas.getDayOfWeek();
    if (Feasts.onWeekend(christmas)) {
      days.add(LocalDate.of(year, 12, 27));
    }
    if (Feasts.onWeekend(boxing)) {
      days.add(weekday == FRIDAY ? boxing.with(TemporalAdjusters.next(MONDAY)) : tuesday(boxing));
    }
  }

  private static LocalDate tuesday(LocalDate boxing) {
    return boxing.with(TemporalAdjusters.next(TUESDAY));
  }

  private static void addOnce(Set<LocalDate> days, int year) {
    switch (year) {
      case 2002 -> days.add(LocalDate.of(2002, 6, 3)); // golden jubilee
      case 2011 -> days.add(LocalDate.of(2011, 4, 29)); // royal wedding
      case 2012 -> days.add(LocalDate.of(2012, 6, 5)); // diamond jubilee
      case 2022 -> {
        days.add(LocalDate.of(2022, 6, 3)); // platinum jubilee
        days.add(LocalDate.of(2022, 9, 19)); // the queen's funeral
      }
      case 2023 -> days.add(LocalDate.of(2023, 5, 8)); // coronation
      default -> {}
    }
  }
}
