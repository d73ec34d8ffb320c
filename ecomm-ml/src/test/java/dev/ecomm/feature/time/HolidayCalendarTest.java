package dev.ecomm.feature.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayCalendarTest {

  /** The church's full moon of spring by golden number, as tables have it for 1900 to 2199. */
  private static final List<String> FULL_MOONS =
      List.of(
          "04-14", "04-03", "03-23", "04-11", "03-31", "04-18", "04-08", "03-28", "04-16", "04-05",
          "03-25", "04-13", "04-02", "03-22", "04-10", "03-30", "04-17", "04-07", "03-27");

  @Test
  void easter_is_the_sunday_after_the_full_moon_of_the_tables_from_2000_to_2050() {
    for (int year = 2000; year <= 2050; year++) {
      LocalDate after = LocalDate.parse(year + "-" + FULL_MOONS.get(year % 19)).plusDays(1);
      while (after.getDayOfWeek() != DayOfWeek.SUNDAY) {
        after = after.plusDays(1);
      }
      assertThat(Feasts.easter(year)).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GB, 2002, 01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26",
    "GB, 2010, 01-01 04-02 04-05 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
    "GB, 2011, 01-01 01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-25 12-26 12-27",
    "GB, 2012, 01-01 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
    "GB, 2015, 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
    "GB, 2020, 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-26 12-28",
    "GB, 2021, 01-01 04-02 04-05 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
    "GB, 2022, 01-01 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-25 12-26 12-27",
    "GB, 2023, 01-01 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    "DE, 2008, 01-01 03-21 03-24 05-01 05-12 10-03 12-25 12-26",
    "DE, 2017, 01-01 04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26",
    "DE, 2024, 01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26",
    "FR, 2011, 01-01 04-25 05-01 05-08 06-02 06-13 07-14 08-15 11-01 11-11 12-25",
    "US, 2010, 01-01 01-18 02-15 05-31 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31",
    "US, 2011, 01-01 01-17 02-21 05-30 07-04 09-05 10-10 11-11 11-24 12-25 12-26",
    "US, 2022, 01-01 01-17 02-21 05-30 06-19 06-20 07-04 09-05 10-10 11-11 11-24 12-25 12-26"
  })
  void a_year_has_the_holidays_that_were_announced(String country, int year, String days) {
    assertThat(HolidayCalendar.of(country).holidays(year))
        .containsExactlyElementsOf(
            Arrays.stream(days.split(" ", -1))
                .map(day -> LocalDate.parse(year + "-" + day))
                .toList());
  }

  @Test
  void every_year_of_england_has_eight_weekdays_off_or_more() {
    for (int year = 2000; year <= 2050; year++) {
      assertThat(HolidayCalendar.of("gb").holidays(year))
          .filteredOn(day -> !Feasts.onWeekend(day))
          .as("weekdays off in %s", year)
          .hasSizeGreaterThanOrEqualTo(8);
    }
  }

  @Test
  void the_days_before_and_after_a_holiday_are_marked() {
    HolidayCalendar shop = HolidayCalendar.of("Shop", Set.of(LocalDate.of(2011, 5, 10)));

    assertThat(shop.before(2).name()).isEqualTo("before_holiday_shop_2");
    assertThat(marks(shop.before(2))).isEqualTo("0110000");
    assertThat(marks(shop.feature())).isEqualTo("0001000");
    assertThat(marks(shop.after(1))).isEqualTo("0000100");
  }

  /** May 7 to 13. */
  private static String marks(CalendarFeature feature) {
    StringBuilder marks = new StringBuilder();
    for (int day = 7; day <= 13; day++) {
      marks.append((int) feature.value(LocalDate.of(2011, 5, day)));
    }
    return marks.toString();
  }

  @Test
  void the_days_before_new_year_look_into_the_next_year() {
    assertThat(HolidayCalendar.of("DE").before(1).value(LocalDate.of(2010, 12, 31))).isEqualTo(1);
  }

  @Test
  void a_country_that_is_not_built_in_is_refused() {
    assertThatThrownBy(() -> HolidayCalendar.of("XX"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "country is \"XX\", must be one of DE, FR, GB, US; give others as days of your own");
    assertThatThrownBy(() -> HolidayCalendar.of("DE").after(0))
        .hasMessage("days is 0, must be at least 1");
    assertThatThrownBy(() -> HolidayCalendar.of("", Set.of()))
        .hasMessage("name is empty, must name the calendar");
  }
}
