package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.seasonality.Stl;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A model's own limits: refused where they would be too narrow, or given on request. */
class LimitedModelTest {
  private static final double[] WALK = Simulated.RANDOM_WALK.series(300, 5);
  private static final double[] WEEKS = Simulated.SEASONAL.series(300, 5);
  private static final Forecaster SES = Ets.of(EtsType.SIMPLE, 1);
  private static final Forecaster WEEKLY_STL =
      StlForecaster.of(Stl.builder().period(7).build(), Baselines.drift());

  static Stream<Forecaster> models() {
    return Stream.of(
        Ets.automatic(1),
        SES,
        Arima.of(ArimaOrder.of(0, 1, 1)),
        AutoArima.ofPeriod(1),
        Theta.ofSeason(1),
        Combination.mean(Baselines.naive(), SES),
        Deseasonalised.smoothing(1),
        Transformed.log(SES));
  }

  @ParameterizedTest
  @MethodSource("models")
  void from_300_values_on_limits_are_given(Forecaster forecaster) {
    ForecastModel enough = forecaster.fit(WALK);
    ForecastModel fewer = forecaster.fit(Arrays.copyOf(WALK, 299));

    assertThat(enough.forecast(3, 80).levels()).containsExactly(80);
    assertThat(fewer.forecast(3).mean(1)).isFinite();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fewer.forecast(3, 80))
        .withMessageContaining("too narrow below 300 values, it was fitted to 299");
  }

  @ParameterizedTest
  @MethodSource("models")
  void textbook_limits_are_given_at_any_length_around_the_same_points(Forecaster forecaster) {
    double[] few = Arrays.copyOf(WALK, 40);

    Forecast textbook = TextbookIntervals.of(forecaster).fit(few).forecast(3, 80);

    assertThat(textbook.mean()).containsExactly(forecaster.fit(few).forecast(3).mean());
    assertThat(textbook.upper(80, 1)).isGreaterThan(textbook.lower(80, 1));
  }

  @ParameterizedTest
  @MethodSource("models")
  void where_limits_are_given_they_are_those_of_the_textbook(Forecaster forecaster) {
    assertThat(TextbookIntervals.of(forecaster).fit(WALK).forecast(5, 80, 95).toTable())
        .isEqualTo(forecaster.fit(WALK).forecast(5, 80, 95).toTable());
  }

  @Test
  void the_refusal_says_why_and_what_to_do() {
    ForecastModel model = Ets.automatic(1).fit(Arrays.copyOf(WALK, 53));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(4, 80, 95))
        .withMessage(
            "levels are [80.0, 95.0], must be none: limits of ets itself are too narrow below 300"
                + " values, it was fitted to 53; put RollingIntervals around it, forecast points"
                + " only, or take TextbookIntervals for limits as other software gives them");
  }

  @Test
  void a_season_needs_forty_cycles() {
    EtsType weekly =
        new EtsType(EtsType.Noise.ADDITIVE, EtsType.Trend.NONE, EtsType.Season.ADDITIVE);
    ForecastModel model = Ets.of(weekly, 14).fit(WEEKS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(4, 80))
        .withMessageContaining("too narrow below 560 values");
    assertThat(Ets.of(weekly, 7).fit(WEEKS).forecast(4, 80).levels()).containsExactly(80);
  }

  @Test
  void where_no_season_is_found_limits_are_those_of_the_rest() {
    ForecastModel none = Deseasonalised.of(Baselines.naive(), 7).fit(Arrays.copyOf(WALK, 10));

    assertThat(none.forecast(4, 80).levels()).containsExactly(80);
  }

  static Stream<Forecaster> decompositions() {
    return Stream.of(WEEKLY_STL, Deseasonalised.of(Baselines.mean(), 7), Theta.ofSeason(7));
  }

  @ParameterizedTest
  @MethodSource("decompositions")
  void a_decomposition_has_seen_what_it_is_judged_by_at_any_length(Forecaster forecaster) {
    ForecastModel model = forecaster.fit(Simulated.SEASONAL.series(1_000, 1));

    assertThat(model.forecast(3).horizon()).isEqualTo(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(3, 80))
        .withMessageStartingWith(
            "levels are [80.0], must be none: a decomposition has seen the values that it is judged"
                + " by, so limits of "
                + forecaster.name()
                + " itself are too narrow on any series; put");
  }

  @Test
  void what_counts_is_to_how_many_values_a_model_was_fitted() {
    ForecastModel carried = SES.fit(Arrays.copyOf(WALK, 50)).on(WALK);
    ForecastModel read = ForecastModelJson.fromJson(ForecastModelJson.toJson(carried));

    for (ForecastModel model : new ForecastModel[] {carried, read}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.forecast(1, 80))
          .withMessageContaining("it was fitted to 50");
    }
  }

  @Test
  void points_of_a_transform_do_not_need_a_promise() {
    double[] few = Arrays.copyOf(WALK, 40);

    assertThat(Transformed.sqrt(SES).fit(few).forecast(2).mean())
        .containsExactly(Transformed.sqrt(TextbookIntervals.of(SES)).fit(few).forecast(2).mean());
  }
}
