package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.series.SeriesSet;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a series or a request is said in words, by every forecaster in the same. */
class BadInputTest {
  private static final double[] SALES = {5, 3, 8, 6, 9, 7, 4, 6, 8, 9, 5, 7, 6, 8};

  static Stream<Forecaster> all() {
    return Stream.of(
        Baselines.naive(),
        Baselines.seasonalNaive(2),
        Baselines.movingAverage(2),
        Baselines.seasonMean(2, 2),
        Baselines.mean(),
        Baselines.drift(),
        Ets.automatic(1),
        Ets.of(new EtsType(EtsType.Noise.ADDITIVE, EtsType.Trend.NONE, EtsType.Season.NONE), 1),
        Arima.of(ArimaOrder.of(1, 0, 0)),
        AutoArima.ofPeriod(1),
        Intermittent.croston(),
        Intermittent.sba(),
        Intermittent.tsb(),
        Intermittent.adida(),
        Combination.mean(Baselines.naive(), Baselines.mean()),
        ConformalIntervals.builder(Baselines.naive()).build(),
        Transformed.sqrt(Baselines.naive()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_horizon_of_0_is_refused(Forecaster forecaster) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecaster.fit(SALES).forecast(0))
        .withMessage("horizon is 0, must be at least 1");
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_missing_value_is_named(Forecaster forecaster) {
    double[] values = SALES.clone();
    values[3] = Double.NaN;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecaster.fit(values))
        .withMessageMatching(
            "value 3 is NaN, must be finite for .*; fill the gap or cut the series behind it");
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_series_without_a_value_is_refused(Forecaster forecaster) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecaster.fit(new double[0]))
        .withMessageMatching(
            "values are 0, must be at least \\d+ for .*; take a longer series, a shorter season or"
                + " a simpler forecaster");
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_level_of_100_is_refused(Forecaster forecaster) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecaster.fit(SALES).forecast(1, 100))
        .withMessageStartingWith("levels has 100.0, must be percents above 0 and below 100");
  }

  @Test
  void a_season_longer_than_the_series_is_refused_by_what_needs_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Baselines.seasonalNaive(52).fit(SALES))
        .withMessage(
            "values are 14, must be at least 52 for seasonal_naive_52; take a longer series, a"
                + " shorter season or a simpler forecaster");
  }

  @Test
  void a_season_longer_than_the_series_is_left_out_by_what_chooses() {
    double[] without = Ets.automatic(1).fit(SALES).forecast(3).mean();

    assertThat(Ets.automatic(52).fit(SALES).forecast(3).mean()).containsExactly(without);
    assertThat(AutoArima.ofPeriod(52).fit(SALES).order().seasonalD()).isZero();
  }

  @Test
  void negative_sales_are_refused_by_methods_for_demand() {
    double[] returns = {0, 3, 0, -2};

    for (Forecaster demand :
        List.of(
            Intermittent.croston(), Intermittent.sba(), Intermittent.tsb(), Intermittent.adida())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> demand.fit(returns))
          .withMessage(
              "value 3 is -2.0, must be 0 or more for %s; set returns off against the sales they"
                  + " belong to, or raise them to 0",
              demand.name());
    }
  }

  @Test
  void negative_sales_are_values_like_others_elsewhere() {
    double[] returns = {0, 3, 0, -2, 1, 4, 2, 0, -1, 3};

    for (Forecaster forecaster :
        List.of(Baselines.naive(), Baselines.mean(), Ets.automatic(1), AutoArima.ofPeriod(1))) {
      assertThat(forecaster.fit(returns).forecast(1).mean(1)).isBetween(-2.0, 4.0);
    }
  }

  @Test
  void times_that_do_not_ascend_are_named() {
    LocalDate day = LocalDate.of(2011, 1, 5);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesSet.ofDays("mug", List.of(day, day.minusDays(1)), 1, 2))
        .withMessage(
            "series \"mug\" has 2011-01-04 after 2011-01-05, times must ascend; sort them, and sum"
                + " up what has the same time");
  }
}
