package dev.ecomm.feature.time;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.function.ToDoubleFunction;

/**
 * A feature of a row's own date, known long before: it sees no value of any series.
 *
 * <p>An implementation is a pure function, safe for use by many threads; it is asked once for each
 * day between the first and the last.
 */
public non-sealed interface CalendarFeature extends TimeFeature {

  /**
   * Returns the feature of a day.
   *
   * @param day any
   * @return a number
   */
  double value(LocalDate day);

  /**
   * A feature of one's own.
   *
   * @param name of its column, not empty
   * @param value of a day
   * @return the feature
   * @throws IllegalArgumentException if name is empty
   */
  static CalendarFeature of(String name, ToDoubleFunction<LocalDate> value) {
    return new DayFeature(name, value);
  }

  /**
   * The day of the week.
   *
   * @return {@code day_of_week}, 1 for Monday to 7
   */
  static CalendarFeature dayOfWeek() {
    return of("day_of_week", day -> day.getDayOfWeek().getValue());
  }

  /**
   * The day of the month.
   *
   * @return {@code day_of_month}, from 1
   */
  static CalendarFeature dayOfMonth() {
    return of("day_of_month", LocalDate::getDayOfMonth);
  }

  /**
   * The week of the year by ISO 8601, which gives the first days of a year to the last week of the
   * year before if most of that week is there.
   *
   * @return {@code week_of_year}, 1 to 53
   */
  static CalendarFeature weekOfYear() {
    return of("week_of_year", day -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * The month.
   *
   * @return {@code month}, 1 to 12
   */
  static CalendarFeature month() {
    return of("month", LocalDate::getMonthValue);
  }

  /**
   * The quarter.
   *
   * @return {@code quarter}, 1 to 4
   */
  static CalendarFeature quarter() {
    return of("quarter", day -> day.get(IsoFields.QUARTER_OF_YEAR));
  }

  /**
   * Whether it is Saturday or Sunday.
   *
   * @return {@code weekend}, 1 or 0
   */
  static CalendarFeature weekend() {
    return of("weekend", day -> day.getDayOfWeek().getValue() >= 6 ? 1 : 0);
  }
}
