package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArimaTest {
  private static final double Z_95 = 1.959963984540054;

  /** A process of given polynomials, after 300 values that nobody sees. */
  static double[] simulated(double[] ar, double[] ma, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[n + 300];
    double[] errors = new double[n + 300];
    for (int t = 0; t < values.length; t++) {
      for (int i = 0; i < 12; i++) { // normal enough, and the same on each JDK
        errors[t] += random.nextDouble() - 0.5;
      }
      values[t] = errors[t];
      for (int i = 0; i < Math.min(t, ar.length); i++) {
        values[t] += ar[i] * values[t - 1 - i];
      }
      for (int i = 0; i < Math.min(t, ma.length); i++) {
        values[t] += ma[i] * errors[t - 1 - i];
      }
    }
    return Arrays.copyOfRange(values, 300, values.length);
  }

  private static double[] summed(double[] values) {
    double[] sums = values.clone();
    for (int t = 1; t < sums.length; t++) {
      sums[t] += sums[t - 1];
    }
    return sums;
  }

  @Test
  void a_simulated_process_is_recovered() {
    double[] values = simulated(new double[] {0.6, -0.3}, new double[] {0.4}, 4_000, 1);

    ArimaModel model = Arima.of(ArimaOrder.of(2, 0, 1)).fit(values);

    assertThat(model.coefficients().get("ar1")).isCloseTo(0.6, within(0.08));
    assertThat(model.coefficients().get("ar2")).isCloseTo(-0.3, within(0.08));
    assertThat(model.coefficients().get("ma1")).isCloseTo(0.4, within(0.08));
    assertThat(model.variance()).isCloseTo(1, within(0.07));
  }

  @Test
  void a_simulated_seasonal_process_is_recovered() {
    double[] ma = ArimaPolynomials.expandMa(new double[] {-0.4}, new double[] {-0.6}, 12);
    double[] values = summed(simulated(new double[0], ma, 2_000, 2));
    for (int t = 12; t < values.length; t++) {
      values[t] += values[t - 12];
    }

    ArimaModel model = Arima.of(ArimaOrder.of(0, 1, 1).seasonal(0, 1, 1, 12)).fit(values);

    assertThat(model.coefficients().get("ma1")).isCloseTo(-0.4, within(0.06));
    assertThat(model.coefficients().get("sma1")).isCloseTo(-0.6, within(0.06));
  }

  @Test
  void a_drift_is_the_slope_per_step() {
    double[] values = simulated(new double[] {0.3}, new double[0], 300, 3);
    for (int t = 0; t < values.length; t++) {
      values[t] += 5 * t;
    }

    assertThat(Arima.of(ArimaOrder.of(1, 1, 1).withConstant()).fit(values).coefficients())
        .hasEntrySatisfying("drift", drift -> assertThat(drift).isCloseTo(5, within(0.1)));
    assertThat(
            Arima.of(ArimaOrder.of(1, 0, 0).seasonal(0, 1, 1, 4).withConstant())
                .fit(values)
                .coefficients())
        .hasEntrySatisfying("drift", drift -> assertThat(drift).isCloseTo(5, within(0.1)));
  }

  @Test
  void a_mean_far_from_zero_costs_no_digits() {
    double[] values = simulated(new double[] {0.5}, new double[0], 100, 4);
    double[] far = Arrays.stream(values).map(v -> v + 1e8).toArray();
    Arima arima = Arima.of(ArimaOrder.of(1, 0, 0).withConstant());

    ArimaModel near = arima.fit(values);

    assertThat(arima.fit(far).logLikelihood()).isCloseTo(near.logLikelihood(), within(1e-5));
    assertThat(arima.fit(far).coefficients().get("mean"))
        .isCloseTo(1e8 + near.coefficients().get("mean"), within(1e-4));
  }

  @Test
  void first_order_forecasts_fall_back_to_the_mean_as_the_textbook_says() {
    double[] values = simulated(new double[] {0.7}, new double[0], 80, 5);
    ArimaModel model = Arima.of(ArimaOrder.of(1, 0, 0).withConstant()).fit(values);
    double ar = model.coefficients().get("ar1");
    double mean = model.coefficients().get("mean");

    Forecast forecast = model.textbook(5, 95);

    double last = values[values.length - 1];
    for (int h = 1; h <= 5; h++) {
      double error = Math.sqrt(model.variance() * (1 - Math.pow(ar, 2 * h)) / (1 - ar * ar));
      assertThat(forecast.mean(h)).isCloseTo(mean + Math.pow(ar, h) * (last - mean), within(1e-9));
      assertThat(forecast.upper(95, h) - forecast.mean(h)).isCloseTo(Z_95 * error, within(1e-9));
    }
  }

  private static Stream<ArimaOrder> orders() {
    return Stream.of(
        ArimaOrder.of(2, 0, 1).withConstant(),
        ArimaOrder.of(0, 1, 2),
        ArimaOrder.of(1, 2, 1),
        ArimaOrder.of(1, 0, 1).seasonal(0, 1, 1, 4).withConstant(),
        ArimaOrder.of(0, 1, 1).seasonal(1, 1, 1, 4),
        ArimaOrder.of(0, 0, 3).seasonal(1, 0, 1, 5));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void forecasts_and_limits_are_those_of_the_normal_distribution_written_out(ArimaOrder order) {
    int n = 30;
    int horizon = 11;
    double[] values = summed(simulated(new double[] {0.4}, new double[] {0.3}, n, 6));
    ArimaModel model = Arima.of(order).fit(values);
    ArimaTerms terms = terms(model);
    double[] differenced = ArimaDifferences.take(order, values);
    double constant = constant(model);
    double[] centered = Arrays.stream(differenced).map(w -> w - constant).toArray();
    DenseArma dense =
        new DenseArma(terms.expandedAr(), terms.expandedMa(), centered.length + horizon);

    Forecast forecast = model.textbook(horizon, 95);

    double[] future = dense.conditionalMean(centered);
    RealMatrix covariance = dense.conditionalCovariance(centered.length);
    // the series is the differences' sum, so its covariance is theirs, summed in both directions
    double[][] sums = new double[horizon][horizon];
    double[] all = Arrays.copyOf(values, n + horizon);
    double[] polynomial =
        ArimaPolynomials.differences(order.d(), order.seasonalD(), order.period());
    for (int h = 0; h < horizon; h++) {
      all[n + h] = future[h] + constant;
      sums[h][h] = 1;
      for (int i = 0; i < polynomial.length; i++) {
        all[n + h] += polynomial[i] * all[n + h - 1 - i];
        for (int k = 0; h - 1 - i >= 0 && k <= h; k++) {
          sums[h][k] += polynomial[i] * sums[h - 1 - i][k];
        }
      }
      double error = Math.sqrt(model.variance() * form(sums[h], covariance));
      assertThat(forecast.mean(h + 1)).isCloseTo(all[n + h], within(1e-6));
      assertThat(forecast.upper(95, h + 1) - forecast.mean(h + 1))
          .isCloseTo(Z_95 * error, within(1e-6));
    }
  }

  private static double form(double[] weights, RealMatrix matrix) {
    double[] image = matrix.operate(weights);
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * image[i];
    }
    return sum;
  }

  private static ArimaTerms terms(ArimaModel model) {
    ArimaOrder order = model.order();
    return new ArimaTerms(
        order,
        part(model, "ar", order.p()),
        part(model, "ma", order.q()),
        part(model, "sar", order.seasonalP()),
        part(model, "sma", order.seasonalQ()));
  }

  private static double[] part(ArimaModel model, String name, int terms) {
    double[] part = new double[terms];
    Arrays.setAll(part, i -> model.coefficients().get(name + (i + 1)));
    return part;
  }

  private static double constant(ArimaModel model) {
    int steps = model.order().seasonalD() > 0 ? model.order().period() : 1;
    return steps * model.coefficients().getOrDefault("drift", 0.0)
        + model.coefficients().getOrDefault("mean", 0.0);
  }

  @Test
  void residuals_are_the_errors_of_forecasts_one_step_ahead() {
    double[] values = summed(simulated(new double[] {0.5}, new double[] {0.3}, 40, 7));
    ArimaModel model = Arima.of(ArimaOrder.of(1, 1, 1)).fit(values);

    double[] residuals = model.residuals();

    assertThat(residuals).hasSize(40);
    assertThat(residuals[0]).isNaN();
    for (int t = 2; t < 40; t++) {
      double expected = model.on(Arrays.copyOf(values, t)).forecast(1).mean(1);
      assertThat(residuals[t]).isCloseTo(values[t] - expected, within(1e-9));
    }
  }

  @Test
  void carried_on_to_its_own_series_a_model_forecasts_the_same() {
    double[] values = simulated(new double[] {0.5}, new double[] {0.3}, 60, 8);
    ArimaModel model = Arima.of(ArimaOrder.of(1, 0, 1).withConstant()).fit(values);

    assertThat(model.on(values).textbook(4, 80).toTable())
        .isEqualTo(model.textbook(4, 80).toTable());
  }

  @Test
  void the_caller_may_change_its_array_afterwards() {
    double[] values = simulated(new double[] {0.5}, new double[0], 60, 9);
    ArimaModel model = Arima.of(ArimaOrder.of(1, 1, 0)).fit(values);
    double[] before = model.forecast(3).mean();

    Arrays.fill(values, 0);

    assertThat(model.forecast(3).mean()).isEqualTo(before);
  }

  @Test
  void a_constant_series_is_continued_without_doubt() {
    double[] values = new double[20];
    Arrays.fill(values, 0.1);

    ArimaModel model = Arima.of(ArimaOrder.of(1, 0, 1).withConstant()).fit(values);

    assertThat(model.variance()).isZero();
    assertThat(model.logLikelihood()).isInfinite().isPositive();
    assertThat(model.textbook(2, 95).mean()).containsExactly(0.1, 0.1);
    assertThat(model.textbook(2, 95).upper(95, 2)).isEqualTo(0.1);
  }

  @Test
  void a_straight_line_is_continued_by_its_drift() {
    double[] values = new double[20];
    Arrays.setAll(values, t -> 3 * t);

    assertThat(Arima.of(ArimaOrder.of(0, 1, 0).withConstant()).fit(values).forecast(2).mean())
        .containsExactly(60, 63);
  }

  @Test
  void too_short_a_series_is_refused_with_the_number_needed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arima.of(ArimaOrder.of(1, 0, 0).seasonal(1, 1, 0, 6)).fit(new double[13]))
        .withMessageContaining("values are 13, must be at least 14 for ARIMA(1,0,0)(1,1,0)[6]");
  }

  @Test
  void a_missing_value_is_refused_with_its_place() {
    double[] values = new double[20];
    values[7] = Double.NaN;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arima.of(ArimaOrder.of(1, 0, 0)).fit(values))
        .withMessageContaining("value 7 is NaN");
  }

  @Test
  void a_horizon_and_levels_are_checked() {
    ArimaModel model = Arima.of(ArimaOrder.of(0, 1, 0)).fit(new double[] {1, 2, 1, 3, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(0))
        .withMessage("horizon is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(1, 100))
        .withMessageContaining("levels has 100.0");
  }

  @Test
  void names_tell_the_order() {
    assertThat(Arima.of(ArimaOrder.of(2, 1, 2)).name()).isEqualTo("arima_2_1_2");
    assertThat(Arima.of(ArimaOrder.of(1, 0, 1).seasonal(0, 1, 1, 6).withConstant()).name())
        .isEqualTo("sarima_1_0_1_0_1_1_6_drift");
    assertThat(ArimaOrder.of(1, 0, 0).withConstant()).hasToString("ARIMA(1,0,0) with mean");
  }

  @Test
  void orders_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArimaOrder.of(-1, 0, 0))
        .withMessage("p is -1, must be 0 to 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArimaOrder.of(0, 3, 0))
        .withMessage("d is 3, must be 0 to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArimaOrder.of(0, 0, 0).seasonal(1, 0, 0, 1))
        .withMessageContaining("period is 1 with seasonal terms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArimaOrder.of(0, 0, 0).seasonal(0, 0, 0, 0))
        .withMessage("period is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArimaOrder.of(0, 2, 0).withConstant())
        .withMessageContaining("constant is asked for after 2 differences");
  }
}
