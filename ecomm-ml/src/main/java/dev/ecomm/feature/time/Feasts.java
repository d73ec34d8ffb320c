package dev.ecomm.feature.time;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** Days that holidays are counted from. */
final class Feasts {

  private Feasts() {}

  /**
   * Easter Sunday of the Gregorian calendar, by the method that Meeus gives in Astronomical
   * Algorithms (1991), chapter 8, after an anonymous correspondent of Nature (1876).
   */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
    int lateMoon = (golden + 11 * epact + 22 * weekday) / 451;
    int day = epact + weekday - 7 * lateMoon + 114;
    return LocalDate.of(year, day / 31, day % 31 + 1);
  }

  /** The first, second, ... such weekday of a month. */
  static LocalDate nth(int n, DayOfWeek weekday, int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
  }

  /** The last such weekday of a month. */
  static LocalDate last(DayOfWeek weekday, int year, Month month) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(weekday));
  }

  static boolean onWeekend(LocalDate day) {
    return day.getDayOfWeek() == SATURDAY || day.getDayOfWeek() == SUNDAY;
  }
}
