package dev.ecomm.synthetic;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * How busy the shop is on a day: weekly and yearly seasons, holidays, and good and bad days. Trade
 * is measured in years: the days of an ordinary year add up to about 1.
 */
final class TradingCalendar {

  /** Monday to Sunday; the shop is closed on Saturdays. */
  private static final double[] WEEKDAY = {1.13, 1.10, 1.00, 1.10, 0.92, 0.0, 0.75};

  /** Trade at the middle of each month, January first: quiet spring, autumn peak. */
  private static final double[] MONTH = {
    0.76, 0.66, 0.78, 0.83, 0.85, 0.82, 0.87, 0.80, 1.13, 1.38, 2.20, 1.40
  };

  /** Open days of a year times their mean weight: makes a year's trade about 1. */
  private static final double YEAR = 303.5;

  private static final LongTail LUCK = new LongTail(1, 5, 0.35, 2.2);

  private final long seed;

  TradingCalendar(long seed) {
    this.seed = Hash.of(seed, 0xCA1E);
  }

  /** The day's part of a year's trade; 0 if the shop is closed. */
  double trade(LocalDate day) {
    double weekday = WEEKDAY[day.getDayOfWeek().getValue() - 1];
    if (weekday == 0 || closed(day)) {
      return 0;
    }
    double luck = LUCK.at(Hash.unit(Hash.of(seed, day.toEpochDay())));
    return weekday * season(day) * luck / YEAR;
  }

  /** The trade of all days from one to another, both included. */
  double trade(LocalDate from, LocalDate to) {
    double trade = 0;
    for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
      trade += trade(day);
    }
    return trade;
  }

  /** Linear between the middles of the months. */
  private static double season(LocalDate day) {
    double place =
        day.getMonthValue() - 1 + (day.getDayOfMonth() - 0.5) / day.lengthOfMonth() - 0.5;
    int before = (int) Math.floor(place);
    double part = place - before;
    return MONTH[(before + 12) % 12] * (1 - part) + MONTH[(before + 1) % 12] * part;
  }

  /** Christmas week, Easter and the bank holidays of England. */
  private static boolean closed(LocalDate day) {
    int date = day.getDayOfMonth();
    boolean monday = day.getDayOfWeek() == DayOfWeek.MONDAY;
    boolean bankHoliday =
        switch (day.getMonth()) {
          case DECEMBER -> date >= 24;
          case JANUARY -> date <= 3;
          case MAY -> monday && (date <= 7 || date > 24);
          case AUGUST -> monday && date > 24;
          default -> false;
        };
    LocalDate easter = easterSunday(day.getYear());
    return bankHoliday || (!day.isBefore(easter.minusDays(2)) && !day.isAfter(easter.plusDays(1)));
  }

  /** The anonymous Gregorian computus (Meeus, Jones and Butcher). */
  static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
