package dev.ecomm.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {

  private static SeriesSet days(String... days) {
    List<LocalDate> dates = Arrays.stream(days).map(LocalDate::parse).toList();
    return SeriesSet.ofDays("tea", dates, new double[days.length]);
  }

  private static SeriesSet seconds(long... seconds) {
    return SeriesSet.of(
        TimeScale.TIMESTAMP,
        List.of("tea"),
        new int[] {0, seconds.length},
        seconds,
        new double[seconds.length]);
  }

  /** From Monday 2011-01-03, all days but some of the week. */
  private static SeriesSet withoutWeekday(int weeks, int closed) {
    List<LocalDate> dates =
        IntStream.range(0, weeks * 7)
            .filter(day -> day % 7 != closed)
            .mapToObj(day -> LocalDate.of(2011, 1, 3).plusDays(day))
            .toList();
    return SeriesSet.ofDays("tea", dates, new double[dates.size()]);
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2011-01-03, 2011-01-04, 2011-01-20",
    "WEEK, 2011-01-03, 2011-01-10, 2011-01-31",
    "MONTH, 2011-01-01, 2011-02-01, 2011-05-01",
    "MONTH, 2011-01-15, 2011-02-15, 2011-05-15",
    "MONTH, 2011-01-31, 2011-02-28, 2011-03-31",
    "QUARTER, 2011-03-31, 2011-06-30, 2011-12-31",
    "QUARTER, 2011-01-01, 2011-07-01, 2012-01-01",
    "YEAR, 2009-01-01, 2010-01-01, 2012-01-01",
  })
  void dates_have_the_longest_frequency_that_fits(
      Frequency expected, String first, String second, String third) {
    Frequency found = Frequency.of(days(first, second, third));

    assertThat(found == Frequency.TRADING_DAY ? Frequency.DAY : found).isEqualTo(expected);
  }

  @Test
  void a_day_of_the_week_that_never_comes_makes_trading_days() {
    assertThat(Frequency.of(withoutWeekday(3, 5))).isEqualTo(Frequency.TRADING_DAY);
    assertThat(Frequency.of(withoutWeekday(3, 7))).isEqualTo(Frequency.DAY);
    assertThat(Frequency.of(withoutWeekday(1, 5))).isEqualTo(Frequency.DAY);
  }

  @Test
  void times_on_the_hour_are_hours_and_at_midnight_days() {
    assertThat(Frequency.of(seconds(3_600, 7_200, 18_000))).isEqualTo(Frequency.HOUR);
    assertThat(Frequency.of(seconds(0, 86_400, 3 * 86_400))).isEqualTo(Frequency.DAY);
    assertThat(Frequency.of(SeriesSet.ofSteps("tea", 1, 2))).isEqualTo(Frequency.STEP);
  }

  @Test
  void times_that_differ_within_the_hour_are_mixed() {
    assertThatThrownBy(() -> Frequency.of(seconds(0, 3_600, 5_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("series \"tea\" has 1970-01-01T01:23:20 beside 1970-01-01T00:00")
        .hasMessageContaining("mixed frequency");
  }

  @Test
  void days_far_apart_without_a_day_in_common_are_mixed() {
    assertThatThrownBy(() -> Frequency.of(days("2011-01-31", "2011-02-28", "2011-03-30")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("series \"tea\" has 2011-01-31, then 2011-02-28")
        .hasMessageContaining("period's first day");
  }

  @Test
  void a_series_by_week_among_others_by_day_is_mixed() {
    long[] times = new long[20];
    for (int i = 0; i < 10; i++) {
      times[i] = i;
      times[10 + i] = 7L * i;
    }
    SeriesSet two =
        SeriesSet.of(
            TimeScale.DATE,
            List.of("by day", "by week"),
            new int[] {0, 10, 20},
            times,
            new double[20]);

    assertThatThrownBy(() -> Frequency.of(two))
        .hasMessageContaining("series \"by week\" has 1970-01-01, then 1970-01-08");
  }

  @Test
  void one_value_has_no_frequency() {
    assertThatThrownBy(() -> Frequency.of(days("2011-01-31")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most one value each");
  }
}
