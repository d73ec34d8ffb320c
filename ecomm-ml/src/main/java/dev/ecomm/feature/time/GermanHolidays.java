package dev.ecomm.feature.time;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** Holidays that all Länder of Germany share; none is given instead of a weekend. */
final class GermanHolidays {

  private GermanHolidays() {}

  static Set<LocalDate> of(int year) {
    LocalDate easter = Feasts.easter(year);
    Set<LocalDate> days = new TreeSet<>();
    days.add(LocalDate.of(year, 1, 1));
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    days.add(LocalDate.of(year, 5, 1));
    days.add(easter.plusDays(39)); // Ascension
    days.add(easter.plusDays(50)); // Whit Monday
    days.add(LocalDate.of(year, 10, 3));
    if (year == 2017) {
      days.add(LocalDate.of(2017, 10, 31)); // 500 years of the Reformation, in all Länder once
    }
    days.add(LocalDate.of(year, 12, 25));
    days.add(LocalDate.of(year, 12, 26));
    return days;
  }
}
