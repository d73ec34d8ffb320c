package dev.ecomm.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradingCalendarTest {
  private static final LocalDate MONDAY = LocalDate.of(2011, 1, 3);

  /** Three weeks without Saturdays, and without the second Wednesday. */
  private static final TradingCalendar CALENDAR = TradingCalendar.of(shop());

  private static SeriesSet shop() {
    List<LocalDate> days = new ArrayList<>();
    for (int day = 0; day < 21; day++) {
      if (day % 7 != 5 && day != 9) {
        days.add(MONDAY.plusDays(day));
      }
    }
    return SeriesSet.ofDays("shop", days, new double[days.size()]);
  }

  private static SeriesSet item(int[] days, double... values) {
    List<LocalDate> dates = new ArrayList<>();
    for (int day : days) {
      dates.add(MONDAY.plusDays(day));
    }
    return SeriesSet.ofDays("tea", dates, values);
  }

  @Test
  void weekly_closing_days_and_holidays_are_told_apart() {
    assertThat(CALENDAR.closedWeekdays()).containsExactly(DayOfWeek.SATURDAY);
    assertThat(CALENDAR.holidays()).containsExactly(MONDAY.plusDays(9));
    assertThat(CALENDAR.tradingDays()).isEqualTo(17);
    assertThat(CALENDAR.isOpen(MONDAY)).isTrue();
    assertThat(CALENDAR.isOpen(MONDAY.plusDays(5))).isFalse();
    assertThat(CALENDAR.firstDay()).isEqualTo(MONDAY);
    assertThat(CALENDAR.lastDay()).isEqualTo(MONDAY.plusDays(20));
  }

  @Test
  void on_all_days_closed_is_zero_and_open_without_a_value_is_missing() {
    SeriesSet all = CALENDAR.onAllDays(item(new int[] {2, 4, 7}, 1, Double.NaN, 3));

    assertThat(all.values(0)).containsExactly(1, Double.NaN, Double.NaN, 0, Double.NaN, 3);
    assertThat(all.time(1)).isEqualTo(MONDAY.plusDays(3).toEpochDay());
  }

  @Test
  void on_trading_days_closed_is_absent_and_open_without_a_value_is_missing() {
    SeriesSet trading = CALENDAR.onTradingDays(item(new int[] {3, 4, 5, 7}, 1, 0, 0, 3));

    assertThat(trading.values(0)).containsExactly(1, 0, Double.NaN, 3);
    assertThat(trading.time(2)).isEqualTo(MONDAY.plusDays(6).toEpochDay());
  }

  @Test
  void a_series_may_be_empty() {
    SeriesSet none =
        SeriesSet.of(TimeScale.DATE, List.of("a"), new int[] {0, 0}, new long[0], new double[0]);

    assertThat(CALENDAR.onAllDays(none).length(0)).isZero();
    assertThatThrownBy(() -> TradingCalendar.of(none))
        .hasMessage("traded has no value, must have one to learn from");
  }

  @Test
  void trade_on_a_closed_day_is_named() {
    assertThatThrownBy(() -> CALENDAR.onTradingDays(item(new int[] {4, 5}, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "series \"tea\" is 2.0 on 2011-01-08, must be 0 or absent: the shop was closed");
  }

  @Test
  void a_day_that_is_not_known_is_named() {
    assertThatThrownBy(() -> CALENDAR.isOpen(MONDAY.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("day is 2011-01-02, must be from 2011-01-03 to 2011-01-23");
  }

  @Test
  void steps_have_no_calendar() {
    assertThatThrownBy(() -> CALENDAR.onAllDays(SeriesSet.ofSteps("tea", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("series are by STEP, must be by DATE for a calendar");
  }
}
