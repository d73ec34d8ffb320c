package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EtsTest {
  private static final double[] RISING = {10, 12, 11, 14, 13, 16, 17, 16, 19, 21, 20, 22};

  @Test
  void a_season_that_repeats_goes_on() {
    double[] values = new double[32];
    for (int t = 0; t < values.length; t++) {
      values[t] = 100 + 10 * (t % 4);
    }

    Forecast forecast = Ets.automatic(4).fit(values).forecast(5);

    for (int step = 1; step <= 5; step++) {
      assertThat(forecast.mean(step)).isCloseTo(100 + 10 * ((step - 1) % 4), within(0.1));
    }
  }

  @Test
  void a_constant_series_goes_on() {
    assertThat(Ets.automatic(1).fit(new double[] {5, 5, 5, 5, 5, 5, 5, 5}).forecast(2).mean())
        .containsExactly(new double[] {5, 5}, within(1e-6));
  }

  @Test
  void zeros_go_on_as_zeros() {
    assertThat(Ets.automatic(7).fit(new double[20]).forecast(1).mean(1)).isCloseTo(0, within(1e-6));
  }

  @Test
  void equal_values_give_an_equal_model() {
    assertThat(Ets.automatic(1).fit(RISING).forecast(3).mean())
        .containsExactly(Ets.automatic(1).fit(RISING).forecast(3).mean());
  }

  @Test
  void residuals_are_values_less_forecasts_of_one_step() {
    Ets simple = Ets.of(new EtsType(Noise.ADDITIVE, Trend.NONE, Season.NONE), 1);
    EtsModel model = simple.fit(RISING);

    assertThat(model.residuals()[0])
        .isCloseTo(RISING[0] - model.parameters().get("l"), within(1e-12));
  }

  @Test
  void carried_on_it_keeps_its_parameters() {
    EtsModel model = (EtsModel) Ets.automatic(1).fit(RISING);
    double[] longer = Arrays.copyOf(RISING, 13);
    longer[12] = 40;

    EtsModel on = (EtsModel) model.on(longer);

    assertThat(on.parameters()).isEqualTo(model.parameters());
    assertThat(on.residuals()[12]).isCloseTo(40 - model.forecast(1).mean(1), within(1e-9));
  }

  @Test
  void a_season_of_a_year_is_taken_off_before() {
    double[] weeks = new double[130];
    Arrays.setAll(weeks, t -> 1000 + 300 * Math.sin(2 * Math.PI * t / 52));

    Forecast forecast = Ets.automatic(52).fit(weeks).forecast(26);

    for (int step = 1; step <= 26; step++) {
      double expected = 1000 + 300 * Math.sin(2 * Math.PI * (129 + step) / 52);
      assertThat(forecast.mean(step)).isCloseTo(expected, within(60.0));
    }
  }

  @Test
  void of_less_than_two_long_seasons_the_level_goes_on() {
    assertThat(Ets.automatic(52).fit(RISING).forecast(3).mean())
        .containsExactly(Ets.automatic(1).fit(RISING).forecast(3).mean());
  }

  @Test
  void a_season_of_a_day_of_hours_is_estimated() {
    double[] hours = new double[240];
    Arrays.setAll(hours, t -> 50 + 20 * Math.sin(2 * Math.PI * t / 24) + t % 5);

    EtsModel model = (EtsModel) Ets.automatic(24).fit(hours);

    assertThat(model.type().season()).isNotEqualTo(Season.NONE);
  }

  @Test
  void the_first_values_fade_even_where_it_is_likelier_that_they_do_not() {
    double[] values = new double[60];
    SplittableRandom random = new SplittableRandom(23);
    double slope = 0;
    double level = 500;
    for (int t = 0; t < values.length; t++) {
      slope += random.nextDouble() - 0.5;
      level += slope;
      values[t] = level + 0.3 * (random.nextDouble() - 0.5) + t % 7 * 3;
    }

    EtsModel model =
        Ets.of(new EtsType(Noise.ADDITIVE, Trend.DAMPED, Season.ADDITIVE), 7).fit(values);

    Map<String, Double> found = model.parameters();
    assertThat(
            EtsAdmissible.test(
                found.get("alpha"), found.get("beta"), found.get("gamma"), found.get("phi"), 7))
        .isTrue();
    assertThat(model.logLikelihood()).isGreaterThan(-67); // -55 behind the border
  }

  @Test
  void what_it_cannot_bear_is_said() {
    Ets relative = Ets.of(new EtsType(Noise.MULTIPLICATIVE, Trend.NONE, Season.NONE), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> relative.fit(new double[10]))
        .withMessage(
            "values have one that is not above 0, must be positive for ets_mnn; choose an additive"
                + " type");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ets.automatic(1).fit(new double[3]))
        .withMessageStartingWith("values are 3, must be at least 4 for ets");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EtsType(Noise.ADDITIVE, Trend.NONE, Season.MULTIPLICATIVE))
        .withMessageStartingWith("season is MULTIPLICATIVE, must be NONE or ADDITIVE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ets.of(new EtsType(Noise.ADDITIVE, Trend.NONE, Season.ADDITIVE), 1))
        .withMessage("season is 1, must be at least 2 for ANA");
  }
}
