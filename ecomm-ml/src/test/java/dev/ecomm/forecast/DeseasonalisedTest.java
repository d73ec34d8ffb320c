package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeseasonalisedTest {
  private static final double[] WEEK = {0.7, 0.9, 1.0, 1.1, 1.2, 1.4, 0.7};

  @Test
  void a_multiplied_season_grows_with_the_level() {
    double[] values = series(71);

    assertThat(Deseasonalised.of(Baselines.drift(), 7).fit(values).forecast(14).mean())
        .containsExactly(Arrays.copyOfRange(series(85), 71, 85), within(1.0));
  }

  @Test
  void a_season_with_zeros_is_added() {
    double[] values = new double[40];
    Arrays.setAll(values, t -> t % 4);

    assertThat(Deseasonalised.naive(4).fit(values).forecast(5).mean())
        .containsExactly(new double[] {0, 1, 2, 3, 0}, within(1e-9));
  }

  @Test
  void chance_is_not_taken_for_a_season() {
    double[] walk = Simulated.RANDOM_WALK.series(90, 3);

    assertThat(Deseasonalised.naive(7).fit(walk).forecast(8).mean())
        .containsExactly(Baselines.naive().fit(walk).forecast(8).mean());
  }

  @Test
  void two_cycles_are_too_few_for_a_season() {
    double[] values = series(14);

    assertThat(Deseasonalised.naive(7).fit(values).forecast(2).mean())
        .containsExactly(values[13], values[13]);
  }

  @Test
  void one_value_and_a_constant_have_no_season() {
    assertThat(Deseasonalised.naive(7).fit(new double[] {3}).forecast(1).mean(1)).isEqualTo(3);
    assertThat(Deseasonalised.smoothing(7).fit(new double[30]).forecast(1).mean(1))
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void limits_have_the_season_of_their_step() {
    double[] values = series(71);
    SeasonalPlaces places = SeasonalPlaces.of(values, 7);
    Forecast rest = Baselines.naive().fit(places.takeOff(values)).forecast(3, 80);

    Forecast forecast = TextbookIntervals.of(Deseasonalised.naive(7)).fit(values).forecast(3, 80);

    assertThat(forecast.lower(80, 3)).isEqualTo(places.putOn(rest.lower(80, 3), 73));
    assertThat(forecast.upper(80, 3)).isEqualTo(places.putOn(rest.upper(80, 3), 73));
  }

  @Test
  void residuals_are_values_less_forecasts_of_one_step() {
    ForecastModel model = Deseasonalised.smoothing(7).fit(series(71));
    double[] longer = series(72);

    assertThat(model.on(longer).residuals()[71])
        .isCloseTo(longer[71] - model.forecast(1).mean(1), within(1e-9));
  }

  @Test
  void its_three_smoothings_count_the_same() {
    double[] walk = Simulated.RANDOM_WALK.series(60, 1);
    double sum = 0;
    for (EtsType.Trend trend : EtsType.Trend.values()) {
      EtsType type = new EtsType(EtsType.Noise.ADDITIVE, trend, EtsType.Season.NONE);
      sum += Ets.of(type, 1).fit(walk).forecast(5).mean(5);
    }

    assertThat(Deseasonalised.smoothing(1).fit(walk).forecast(5).mean(5))
        .isCloseTo(sum / 3, within(1e-9));
  }

  @Test
  void names_say_the_season() {
    assertThat(Deseasonalised.naive(7).name()).isEqualTo("naive2_7");
    assertThat(Deseasonalised.smoothing(12).name()).isEqualTo("comb_12");
    assertThat(Deseasonalised.of(Baselines.drift(), 7).name()).isEqualTo("deseasonalised_drift_7");
  }

  @Test
  void what_it_cannot_bear_is_said() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deseasonalised.naive(0))
        .withMessage("season is 0, must be at least 1 step (1: no season)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deseasonalised.naive(2).fit(new double[] {1, Double.NaN}))
        .withMessageStartingWith("value 1 is NaN, must be finite for naive2_2");
  }

  /** A straight trend times a week. */
  private static double[] series(int n) {
    double[] values = new double[n];
    Arrays.setAll(values, t -> (100 + 0.5 * t) * WEEK[t % 7]);
    return values;
  }
}
