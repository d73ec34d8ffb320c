package dev.ecomm.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesCalendarTest {

  private static SeriesSet days(String... days) {
    return SeriesSet.ofDays(
        "a", Arrays.stream(days).map(LocalDate::parse).toList(), new double[days.length]);
  }

  private static List<String> after(SeriesSet series, int steps) {
    return Arrays.stream(SeriesCalendar.of(series).after(0, steps))
        .mapToObj(series.scale()::text)
        .toList();
  }

  /** Three weeks from Monday 2011-01-03 without Saturdays. */
  private static SeriesSet closedOnSaturdays() {
    return days(
        IntStream.range(0, 21)
            .filter(i -> i % 7 != 5)
            .mapToObj(i -> LocalDate.of(2011, 1, 3).plusDays(i).toString())
            .toArray(String[]::new));
  }

  @Test
  void whole_numbers_count_on() {
    assertThat(after(SeriesSet.ofSteps("a", 1, 2, 3), 2)).containsExactly("3", "4");
  }

  @Test
  void a_shop_closed_on_saturdays_stays_closed_on_them() {
    assertThat(after(closedOnSaturdays(), 6))
        .containsExactly(
            "2011-01-24", "2011-01-25", "2011-01-26", "2011-01-27", "2011-01-28", "2011-01-30");
  }

  @Test
  void its_season_is_the_week_of_six_days() {
    assertThat(SeriesCalendar.of(closedOnSaturdays()).usualSeason()).isEqualTo(6);
  }

  @Test
  void every_day_follows_every_day() {
    assertThat(after(days("2011-02-26", "2011-02-27"), 2))
        .containsExactly("2011-02-28", "2011-03-01");
  }

  @Test
  void weeks_keep_their_day() {
    assertThat(after(days("2011-01-02", "2011-01-09"), 1)).containsExactly("2011-01-16");
  }

  @Test
  void the_ends_of_months_stay_ends() {
    assertThat(after(days("2011-01-31", "2011-02-28"), 2))
        .containsExactly("2011-03-31", "2011-04-30");
  }

  @Test
  void first_days_of_quarters_and_years_go_on_by_quarters_and_years() {
    assertThat(after(days("2011-07-01", "2011-10-01"), 1)).containsExactly("2012-01-01");
    assertThat(after(days("2010-01-01", "2011-01-01"), 1)).containsExactly("2012-01-01");
  }

  @Test
  void hours_go_on_over_midnight() {
    long noon = LocalDate.of(2011, 1, 1).toEpochDay() * 86_400 + 22 * 3_600;
    SeriesSet hours =
        SeriesSet.of(
            TimeScale.TIMESTAMP,
            List.of("a"),
            new int[] {0, 2},
            new long[] {noon, noon + 3_600},
            new double[2]);

    assertThat(after(hours, 1)).containsExactly("2011-01-02T00:00");
  }

  @Test
  void every_sixth_hour_stays_every_sixth_and_tens_stay_tens() {
    long[] times = {0, 21_600, 43_200, 86_400, 108_000, 129_600, 151_200, 172_800};
    SeriesSet hours =
        SeriesSet.of(TimeScale.TIMESTAMP, List.of("a"), new int[] {0, 8}, times, new double[8]);
    SeriesSet tens =
        SeriesSet.of(
            TimeScale.STEP, List.of("a"), new int[] {0, 3}, new long[] {10, 20, 40}, new double[3]);

    assertThat(after(hours, 2)).containsExactly("1970-01-03T06:00", "1970-01-03T12:00");
    assertThat(SeriesCalendar.of(hours).usualSeason()).isEqualTo(4);
    assertThat(after(tens, 2)).containsExactly("50", "60");
    assertThat(SeriesCalendar.of(tens).stepsUntil(0, 70)).isEqualTo(3);
  }

  @Test
  void a_single_day_is_followed_by_the_next() {
    assertThat(after(days("2011-01-01"), 1)).containsExactly("2011-01-02");
  }

  @Test
  void two_seasons_are_needed_for_the_usual_one() {
    String[] days =
        IntStream.range(0, 13)
            .mapToObj(i -> LocalDate.of(2011, 1, 3).plusDays(i).toString())
            .toArray(String[]::new);

    assertThat(SeriesCalendar.of(days(days)).usualSeason()).isEqualTo(1);
  }

  @Test
  void steps_that_a_series_lacks_at_its_end_are_counted() {
    SeriesCalendar calendar = SeriesCalendar.of(days("2011-01-02", "2011-01-09"));

    assertThat(calendar.stepsUntil(0, LocalDate.of(2011, 1, 30).toEpochDay())).isEqualTo(3);
    assertThat(calendar.stepsUntil(0, LocalDate.of(2011, 1, 1).toEpochDay())).isZero();
  }

  @Test
  void a_series_without_a_value_cannot_go_on() {
    SeriesCalendar calendar = SeriesCalendar.of(SeriesSet.ofSteps("a"));

    assertThatThrownBy(() -> calendar.after(0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("series \"a\" has no value, must have one to go on from");
  }
}
