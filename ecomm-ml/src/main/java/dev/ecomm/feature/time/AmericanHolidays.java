package dev.ecomm.feature.time;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.TreeSet;

/**
 * Federal holidays of the United States (5 U.S.C. 6103), without Inauguration Day, which is one in
 * the capital only, and without days that a president gives off by order.
 */
final class AmericanHolidays {

  private AmericanHolidays() {}

  static Set<LocalDate> of(int year) {
    Set<LocalDate> days = new TreeSet<>();
    addObserved(days, LocalDate.of(year, 1, 1));
    days.add(Feasts.nth(3, MONDAY, year, Month.JANUARY)); // Martin Luther King
    days.add(Feasts.nth(3, MONDAY, year, Month.FEBRUARY)); // Washington
    days.add(Feasts.last(MONDAY, year, Month.MAY)); // Memorial Day
    if (year >= 2021) {
      addObserved(days, LocalDate.of(year, 6, 19)); // Juneteenth
    }
    addObserved(days, LocalDate.of(year, 7, 4));
    days.add(Feasts.nth(1, MONDAY, year, Month.SEPTEMBER)); // Labor Day
    days.add(Feasts.nth(2, MONDAY, year, Month.OCTOBER)); // Columbus Day
    addObserved(days, LocalDate.of(year, 11, 11)); // Veterans Day
    days.add(Feasts.nth(4, THURSDAY, year, Month.NOVEMBER)); // Thanksgiving
    addObserved(days, LocalDate.of(year, 12, 25));
    if (LocalDate.of(year, 12, 31).getDayOfWeek() == FRIDAY) {
      days.add(LocalDate.of(year, 12, 31)); // for a New Year's Day on a Saturday
    }
    return days;
  }

  /** With the Friday before a Saturday, the Monday after a Sunday. */
  private static void addObserved(Set<LocalDate> days, LocalDate day) {
    days.add(day);
    if (day.getDayOfWeek() == SATURDAY && day.getDayOfYear() > 1) {
      days.add(day.minusDays(1));
    } else if (day.getDayOfWeek() == SUNDAY) {
      days.add(day.plusDays(1));
    }
  }
}
