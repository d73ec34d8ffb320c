package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoArimaTest {

  @Test
  void a_random_walk_is_differenced_once() {
    double[] values = walk(200, 1);

    assertThat(AutoArima.ofPeriod(1).fit(values).order().d()).isEqualTo(1);
  }

  @Test
  void noise_needs_a_mean_only() {
    double[] values = ArimaTest.simulated(new double[0], new double[0], 200, 2);
    double[] above = Arrays.stream(values).map(v -> v + 50).toArray();

    assertThat(AutoArima.ofPeriod(1).fit(above).order())
        .isEqualTo(ArimaOrder.of(0, 0, 0).withConstant());
  }

  @Test
  void a_strong_season_is_differenced() {
    double[] values = ArimaTest.simulated(new double[] {0.4}, new double[0], 120, 3);
    for (int t = 0; t < values.length; t++) {
      values[t] += 10 * (t % 4);
    }

    ArimaModel model = AutoArima.ofPeriod(4).fit(values);

    assertThat(model.order().seasonalD()).isEqualTo(1);
    assertThat(model.order().period()).isEqualTo(4);
    assertThat(model.forecast(4).mean(2) - model.forecast(4).mean(1)).isCloseTo(10, within(3.0));
  }

  @Test
  void an_autoregressive_process_is_seen_as_one() {
    double[] values = ArimaTest.simulated(new double[] {0.3, 0.4}, new double[0], 600, 4);

    assertThat(AutoArima.ofPeriod(1).fit(values).variance()).isCloseTo(1, within(0.15));
  }

  @Test
  void a_trend_is_continued() {
    double[] values = ArimaTest.simulated(new double[] {0.3}, new double[0], 200, 5);
    for (int t = 0; t < values.length; t++) {
      values[t] += 2 * t;
    }

    assertThat(AutoArima.ofPeriod(1).fit(values).forecast(10).mean(10))
        .isCloseTo(2 * 209, within(5.0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12})
  void a_constant_series_is_continued(int period) {
    double[] values = new double[40];
    Arrays.fill(values, 7.7);

    Forecast forecast = AutoArima.ofPeriod(period).fit(values).textbook(3, 95);

    assertThat(forecast.mean()).containsExactly(7.7, 7.7, 7.7);
    assertThat(forecast.upper(95, 3)).isEqualTo(7.7);
  }

  @Test
  void a_series_far_from_zero_that_hardly_varies_has_a_model() {
    double[] values = ArimaTest.simulated(new double[0], new double[0], 60, 10);
    double[] far = Arrays.stream(values).map(v -> 1e9 + 1e-5 * v).toArray();

    assertThat(AutoArima.ofPeriod(7).fit(far).forecast(1).mean(1)).isCloseTo(1e9, within(1e-3));
  }

  @Test
  void zeros_are_continued() {
    assertThat(AutoArima.ofPeriod(7).fit(new double[50]).forecast(2).mean()).containsExactly(0, 0);
  }

  @Test
  void a_straight_line_is_continued() {
    double[] values = new double[30];
    Arrays.setAll(values, t -> 4 * t);

    assertThat(AutoArima.ofPeriod(1).fit(values).forecast(2).mean()).containsExactly(120, 124);
  }

  @Test
  void a_season_without_noise_is_continued() {
    double[] values = new double[30];
    Arrays.setAll(values, t -> t % 5);

    assertThat(AutoArima.ofPeriod(5).fit(values).forecast(5).mean()).containsExactly(0, 1, 2, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8, 10, 13})
  void short_series_have_a_model(int n) {
    double[] values = ArimaTest.simulated(new double[0], new double[0], n, n);

    Forecast forecast = AutoArima.ofPeriod(4).fit(values).textbook(3, 80);

    assertThat(forecast.mean()).doesNotContain(Double.NaN);
    assertThat(forecast.upper(80, 1)).isGreaterThan(forecast.mean(1));
  }

  @Test
  void a_long_series_with_a_long_season_has_a_model() {
    double[] values = ArimaTest.simulated(new double[] {0.5}, new double[0], 400, 9);
    for (int t = 52; t < values.length; t++) {
      values[t] += 0.3 * values[t - 52];
    }

    ArimaModel model = AutoArima.ofPeriod(52).fit(values);

    assertThat(model.order().seasonalP() + model.order().seasonalQ()).isPositive();
    assertThat(model.variance()).isCloseTo(1, within(0.15));
  }

  @Test
  void a_likelihood_largest_at_a_root_of_1_is_told() {
    double[] values = ArimaTest.simulated(new double[0], new double[] {-0.9}, 60, 11);
    ArimaOrder order = ArimaOrder.of(0, 0, 1);

    ArimaEstimation.Estimate estimate = new ArimaEstimation(order, values).at(new double[] {-0.8});

    assertThat(new ArimaModel(estimate, values).coefficients()).containsEntry("ma1", -0.8);
    assertThat(new ArimaModel(estimate, values).notes())
        .containsExactly(
            "ARIMA(0,0,1): the likelihood is largest at a root of 1; "
                + "coefficients are of least squares");
  }

  @Test
  void four_values_that_need_differences_have_a_model() {
    double[] bent = {0, 1, 100, 10_000};
    double[] steps = {0, 0, 1_000, 1_010};

    assertThat(AutoArima.ofPeriod(1).fit(bent).textbook(1, 80).upper(80, 1)).isFinite();
    assertThat(AutoArima.ofPeriod(1).fit(steps).textbook(1, 80).upper(80, 1)).isFinite();
  }

  @Test
  void a_season_longer_than_the_series_is_left_out() {
    assertThat(AutoArima.ofPeriod(52).fit(walk(40, 6)).order().seasonalD()).isZero();
  }

  @Test
  void fewer_than_four_values_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoArima.ofPeriod(1).fit(new double[] {1, 2, 3}))
        .withMessageContaining("values are 3, must be at least 4 for auto_arima");
  }

  @Test
  void a_missing_value_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoArima.ofPeriod(1).fit(new double[] {1, 2, Double.NaN, 4, 5}))
        .withMessageContaining("value 2 is NaN");
  }

  @Test
  void options_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoArima.ofPeriod(0))
        .withMessageContaining("season is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoArima.builder().maxTerms(11))
        .withMessage("terms is 11, must be 0 to 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AutoArima.builder().maxSeasonalTerms(-1))
        .withMessage("terms is -1, must be 0 to 5");
  }

  @Test
  void orders_stay_within_the_terms_allowed() {
    double[] values = ArimaTest.simulated(new double[] {0.2, 0.2, 0.2}, new double[0], 300, 7);

    ArimaOrder order = AutoArima.builder().maxTerms(1).build().fit(values).order();

    assertThat(order.p()).isLessThanOrEqualTo(1);
    assertThat(order.q()).isLessThanOrEqualTo(1);
  }

  @Test
  void equal_series_have_equal_bits_on_any_thread() {
    double[] values = walk(60, 8);
    ArimaModel alone = AutoArima.ofPeriod(6).fit(values);
    Forecast[] forecasts = new Forecast[6];

    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(3))) {
      workers.run(
          6, (worker, i) -> forecasts[i] = AutoArima.ofPeriod(6).fit(values).textbook(9, 80, 95));
    }

    for (Forecast forecast : forecasts) {
      assertThat(forecast.toTable()).isEqualTo(alone.textbook(9, 80, 95).toTable());
    }
  }

  private static double[] walk(int n, long seed) {
    double[] values = ArimaTest.simulated(new double[0], new double[0], n, seed);
    for (int t = 1; t < n; t++) {
      values[t] += values[t - 1];
    }
    return values;
  }
}
