package dev.ecomm.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.Seeds;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Odds, long tails and the calendar, each against its definition. */
class DistributionsTest {

  @ParameterizedTest
  @Seeds(30)
  void odds_are_kept(long seed) {
    Draws draws = new Draws(seed);
    double[] weights =
        IntStream.range(0, 1 + (int) seed).mapToDouble(i -> draws.below(5)).toArray();
    weights[0] = 1;
    Odds odds = Odds.of(weights);
    int[] count = new int[weights.length];
    for (int i = 0; i < 20_000; i++) {
      count[odds.pick(draws)]++;
    }

    double total = Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      assertThat(count[i] / 20_000.0).isCloseTo(weights[i] / total, within(0.02));
    }
  }

  @Test
  void an_index_without_weight_is_never_drawn() {
    Odds odds = Odds.of(1, 0, 3, 0);
    Draws draws = new Draws(1);

    assertThat(IntStream.range(0, 10_000).map(i -> odds.pick(draws))).containsOnly(0, 2);
  }

  @Test
  void a_long_tail_has_its_median_and_its_cuts() {
    LongTail tail = new LongTail(10, 1.5, 2, 5_000);

    assertThat(tail.at(0)).isEqualTo(2);
    assertThat(tail.at(0.5)).isEqualTo(10, within(1e-9));
    assertThat(tail.at(0.9)).isCloseTo(10 * Math.pow(9, 1 / 1.5), within(0.1));
    assertThat(tail.at(0.9999)).isCloseTo(10 * Math.pow(9_999, 1 / 1.5), within(1.0));
    assertThat(tail.at(1 - 0x1p-53)).isEqualTo(5_000);
  }

  @Test
  void a_long_tail_never_falls() {
    LongTail tail = new LongTail(3, 0.8, 0, 400);
    double[] values = IntStream.range(0, 100_000).mapToDouble(i -> tail.at(i / 1e5)).toArray();

    assertThat(values).isSorted();
  }

  @ParameterizedTest
  @CsvSource({
    "2010, 2010-04-04",
    "2011, 2011-04-24",
    "2019, 2019-04-21",
    "2024, 2024-03-31",
    "2038, 2038-04-25",
    "2285, 2285-03-22"
  })
  void easter_is_found(int year, LocalDate sunday) {
    assertThat(TradingCalendar.easterSunday(year)).isEqualTo(sunday);
  }

  @ParameterizedTest
  @CsvSource({
    "2011-01-08",
    "2010-12-24",
    "2011-01-03",
    "2011-04-22",
    "2011-04-25",
    "2011-05-02",
    "2011-05-30",
    "2011-08-29"
  })
  void the_shop_is_closed_on_saturdays_and_holidays(LocalDate day) {
    assertThat(new TradingCalendar(1).trade(day)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2010-12-23",
    "2011-01-04",
    "2011-04-21",
    "2011-04-26",
    "2011-05-09",
    "2011-05-23",
    "2011-08-22",
    "2011-01-09"
  })
  void the_shop_is_open_on_other_days(LocalDate day) {
    assertThat(new TradingCalendar(1).trade(day)).isPositive();
  }

  @ParameterizedTest
  @Seeds(5)
  void the_trade_of_an_ordinary_year_is_about_one(long seed) {
    LocalDate first = LocalDate.of(2014, 1, 1);

    assertThat(new TradingCalendar(seed).trade(first, LocalDate.of(2014, 12, 31)))
        .isCloseTo(1, within(0.25));
  }

  @Test
  void web_prices_are_round_prices_without_tax() {
    long before = LocalDate.of(2010, 12, 10).toEpochDay();
    long after = LocalDate.of(2011, 6, 10).toEpochDay();
    int rung = rungOf(1_250);

    assertThat(PriceLadder.web(rung, before)).isEqualTo(2_510);
    assertThat(PriceLadder.web(rung, after)).isEqualTo(2_460);
  }

  private static int rungOf(long price) {
    return IntStream.range(0, 40)
        .filter(rung -> PriceLadder.trade(rung) == price)
        .findFirst()
        .orElseThrow();
  }
}
