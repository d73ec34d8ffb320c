package dev.ecomm.feature.time;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** The eleven jours fériés of the Code du travail, article L3133-1; none moves off a weekend. */
final class FrenchHolidays {

  private FrenchHolidays() {}

  static Set<LocalDate> of(int year) {
    LocalDate easter = Feasts.easter(year);
    Set<LocalDate> days = new TreeSet<>();
    days.add(LocalDate.of(year, 1, 1));
    days.add(easter.plusDays(1));
    days.add(LocalDate.of(year, 5, 1));
    days.add(LocalDate.of(year, 5, 8));
    days.add(easter.plusDays(39)); // Ascension
    days.add(easter.plusDays(50)); // Whit Monday
    days.add(LocalDate.of(year, 7, 14));
    days.add(LocalDate.of(year, 8, 15));
    days.add(LocalDate.of(year, 11, 1));
    days.add(LocalDate.of(year, 11, 11));
    days.add(LocalDate.of(year, 12, 25));
    return days;
  }
}
