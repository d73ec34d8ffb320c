package dev.ecomm.feature.time;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The public holidays of a country or of one's own, year by year.
 *
 * <pre>{@code
 * HolidayCalendar london = HolidayCalendar.of("GB");
 * TimeFeatures features =
 *     TimeFeatures.builder()
 *         .calendar(london.feature(), london.before(3), london.after(1))
 *         .build();
 * }</pre>
 *
 * <p>Built in, from 2000 to 2050: {@code GB} (England and Wales), {@code DE} (the days that all
 * Länder share), {@code FR} (metropolitan France) and {@code US} (federal). Moving feasts, days
 * moved or added for one year, and days given instead of a weekend are in; such a day's date itself
 * counts too. What a government will decide later is not known here.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class HolidayCalendar {
  private final String name;
  private final IntFunction<? extends Collection<LocalDate>> ofYear;

  private HolidayCalendar(String name, IntFunction<? extends Collection<LocalDate>> ofYear) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("name is empty, must name the calendar");
    }
    this.name = name;
    this.ofYear = Objects.requireNonNull(ofYear, "ofYear");
  }

  /**
   * The calendar of a country.
   *
   * @param country its code by ISO 3166, in any case
   * @return a calendar of that name
   * @throws IllegalArgumentException if the country is not built in; says which are
   */
  public static HolidayCalendar of(String country) {
    String code = country.toUpperCase(Locale.ROOT);
    return switch (code) {
      case "GB" -> of(code, BritishHolidays::of);
      case "DE" -> of(code, GermanHolidays::of);
      case "FR" -> of(code, FrenchHolidays::of);
      case "US" -> of(code, AmericanHolidays::of);
      default ->
          throw new IllegalArgumentException(
              "country is \""
                  + country
                  + "\", must be one of DE, FR, GB, US; give others as days of your own");
    };
  }

  /**
   * A calendar by a rule of one's own.
   *
   * @param name stands in the names of columns, in lower case
   * @param ofYear the holidays of a year, asked for one year after the other
   * @return the calendar
   * @throws IllegalArgumentException if name is empty
   */
  public static HolidayCalendar of(
      String name, IntFunction<? extends Collection<LocalDate>> ofYear) {
    return new HolidayCalendar(name, ofYear);
  }

  /**
   * A calendar of given days.
   *
   * @param name stands in the names of columns, in lower case
   * @param days in any order; copied
   * @return the calendar
   * @throws IllegalArgumentException if name is empty
   */
  public static HolidayCalendar of(String name, Collection<LocalDate> days) {
    List<LocalDate> copy = List.copyOf(days);
    return of(name, year -> copy);
  }

  /**
   * Returns the calendar's name.
   *
   * @return a country's code, or what it was called
   */
  public String name() {
    return name;
  }

  /**
   * Returns the holidays of a year.
   *
   * @param year any
   * @return ascending
   */
  public SortedSet<LocalDate> holidays(int year) {
    TreeSet<LocalDate> days = new TreeSet<>(ofYear.apply(year));
    days.removeIf(day -> day.getYear() != year);
    return days;
  }

  /**
   * Tells whether a day is a holiday.
   *
   * @param day any
   * @return true if so
   */
  public boolean isHoliday(LocalDate day) {
    return ofYear.apply(day.getYear()).contains(day);
  }

  /**
   * Whether it is a holiday.
   *
   * @return {@code holiday_gb}, 1 or 0
   */
  public CalendarFeature feature() {
    return CalendarFeature.of("holiday_" + word(), day -> isHoliday(day) ? 1 : 0);
  }

  /**
   * Whether a holiday is coming.
   *
   * @param days how far to look ahead, at least 1
   * @return {@code before_holiday_gb_3}, 1 if one of the next days is a holiday, else 0
   * @throws IllegalArgumentException if days is less than 1
   */
  public CalendarFeature before(int days) {
    Checks.atLeast("days", days, 1);
    return CalendarFeature.of(
        "before_holiday_" + word() + "_" + days, day -> anyOf(day.plusDays(1), days) ? 1 : 0);
  }

  /**
   * Whether there was a holiday.
   *
   * @param days how far to look back, at least 1
   * @return {@code after_holiday_gb_1}, 1 if one of the last days was a holiday, else 0
   * @throws IllegalArgumentException if days is less than 1
   */
  public CalendarFeature after(int days) {
    Checks.atLeast("days", days, 1);
    return CalendarFeature.of(
        "after_holiday_" + word() + "_" + days, day -> anyOf(day.minusDays(days), days) ? 1 : 0);
  }

  private boolean anyOf(LocalDate first, int days) {
    for (int i = 0; i < days; i++) {
      if (isHoliday(first.plusDays(i))) {
        return true;
      }
    }
    return false;
  }

  private String word() {
    return name.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  @Override
  public String toString() {
    return "holidays of " + name;
  }
}
