package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntermittentTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  /** First demand 6 after 2 periods, then 3 after 3. */
  private static final double[] TWO_DEMANDS = {0, 6, 0, 0, 3, 0};

  @Test
  void croston_is_smoothed_size_over_smoothed_interval() {
    // size 6 - 0.2 * 3, interval 2 + 0.2 * 1
    assertThat(mean(Intermittent.croston(0.2), TWO_DEMANDS)).isCloseTo(5.4 / 2.2, ROUNDING);
  }

  @Test
  void sba_takes_half_of_alpha_away() {
    assertThat(mean(Intermittent.sba(0.2), TWO_DEMANDS)).isCloseTo(0.9 * 5.4 / 2.2, ROUNDING);
  }

  @Test
  void tsb_is_smoothed_size_times_smoothed_probability() {
    // probability 0.5, then 0.4, 0.32, 0.456, 0.3648
    assertThat(mean(Intermittent.tsb(0.1, 0.2), TWO_DEMANDS)).isCloseTo(5.7 * 0.3648, ROUNDING);
  }

  @Test
  void adida_deals_a_smoothed_bucket_out() {
    // buckets of 2 periods: 6, 0, 3, behind a value that fills none; level 6, then 3, then 3
    double[] values = {9, 0, 6, 0, 0, 3, 0};

    assertThat(mean(Intermittent.adida(2), values)).isEqualTo(1.5); // alpha 0.5 errs least
  }

  @Test
  void adida_chooses_the_mean_interval_as_its_bucket() {
    assertThat(mean(Intermittent.adida(), TWO_DEMANDS))
        .isEqualTo(mean(Intermittent.adida(3), TWO_DEMANDS));
  }

  @Test
  void a_dead_item_fades_away_under_tsb_but_not_under_croston() {
    double[] dead = new double[200];
    Arrays.fill(dead, 0, 50, 4);

    assertThat(mean(Intermittent.tsb(0.1, 0.1), dead)).isLessThan(0.001);
    assertThat(mean(Intermittent.croston(0.1), dead)).isEqualTo(4);
  }

  @Test
  void residuals_begin_after_the_first_demand() {
    assertThat(Intermittent.croston(0.2).fit(TWO_DEMANDS).residuals())
        .containsExactly(Double.NaN, Double.NaN, -3, -3, 0, -5.4 / 2.2);
  }

  @Test
  void the_chosen_constant_has_the_least_squared_error() {
    double[] values = demand(new SplittableRandom(3), 120, 0.4);
    double chosen = squaredError(Intermittent.croston().fit(values));

    for (double alpha : new double[] {0.01, 0.05, 0.1, 0.2, 0.3, 0.5}) {
      assertThat(chosen).isLessThanOrEqualTo(squaredError(Intermittent.croston(alpha).fit(values)));
    }
  }

  @Test
  void croston_overstates_the_mean_and_sba_does_not() {
    double croston = 0;
    double sba = 0;
    int runs = 2_000;
    for (int run = 0; run < runs; run++) {
      double[] values = demand(new SplittableRandom(run), 200, 0.2);
      croston += mean(Intermittent.croston(0.3), values) / runs;
      sba += mean(Intermittent.sba(0.3), values) / runs;
    }

    assertThat(croston).isGreaterThan(1.08 * 0.2 * MEAN_SIZE);
    assertThat(sba).isCloseTo(0.2 * MEAN_SIZE, within(0.04 * 0.2 * MEAN_SIZE));
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_series_without_demand_is_zero_without_doubt(Forecaster forecaster) {
    Forecast forecast = forecaster.fit(new double[5]).forecast(2, 95);

    assertThat(forecast.mean()).containsExactly(0, 0);
    assertThat(forecast.upper(95, 2)).isZero();
    assertThat(forecaster.fit(new double[5]).residuals()).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("all")
  void one_value_goes_on_with_wide_limits(Forecaster forecaster) {
    Forecast forecast = forecaster.fit(new double[] {3}).forecast(2, 80);

    assertThat(forecast.mean(2)).isBetween(2.98, 3.0); // sba takes 0.5 % away
    assertThat(forecast.lower(80, 1)).isZero();
    assertThat(forecast.upper(80, 1)).isGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_long_constant_series_goes_on(Forecaster forecaster) {
    double[] values = new double[50];
    Arrays.fill(values, 4);
    Forecast forecast = forecaster.fit(values).forecast(1, 80);

    assertThat(forecast.mean(1)).isCloseTo(4, within(0.03));
    assertThat(forecast.upper(80, 1)).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_negative_value_is_named(Forecaster forecaster) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecaster.fit(new double[] {1, 0, -1}))
        .withMessageStartingWith("value 2 is -1.0, must be 0 or more for " + forecaster.name());
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_limit_is_missed_no_more_often_than_promised(Forecaster forecaster) {
    int runs = 3_000;
    int missed80 = 0;
    int missed95 = 0;
    for (int run = 0; run < runs; run++) {
      double[] values = demand(new SplittableRandom(run), 101, 0.5);
      Forecast forecast = forecaster.fit(Arrays.copyOf(values, 100)).forecast(1, 80, 95);
      missed80 += values[100] > forecast.upper(80, 1) ? 1 : 0;
      missed95 += values[100] > forecast.upper(95, 1) ? 1 : 0;
      assertThat(forecast.lower(95, 1)).isNotNegative();
    }

    assertThat((double) missed80 / runs).isBetween(0.05, 0.1 + 3 * Math.sqrt(0.1 * 0.9 / runs));
    assertThat((double) missed95 / runs).isBetween(0.01, 0.025 + 3 * Math.sqrt(0.025 / runs));
  }

  @Test
  void carried_on_they_keep_their_constants() {
    double[] longer = Arrays.copyOf(TWO_DEMANDS, 8);
    longer[7] = 5;

    assertThat(Intermittent.sba(0.3).fit(TWO_DEMANDS).on(longer).forecast(1).mean(1))
        .isEqualTo(mean(Intermittent.sba(0.3), longer));
  }

  @Test
  void constants_and_buckets_have_their_ranges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intermittent.croston(0))
        .withMessage("alpha is 0.0, must be above 0 and at most 1; 0.1 is usual");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intermittent.tsb(0.1, 1.5))
        .withMessage("beta is 1.5, must be above 0 and at most 1; 0.1 is usual");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Intermittent.adida(0))
        .withMessage("bucket is 0, must be at least 1 period");
  }

  private static final double MEAN_SIZE = 4;

  /** A demand in a share of the periods, of exponential size. */
  private static double[] demand(SplittableRandom random, int n, double chance) {
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] =
          random.nextDouble() < chance ? -MEAN_SIZE * StrictMath.log(1 - random.nextDouble()) : 0;
    }
    return values;
  }

  private static double mean(Forecaster forecaster, double[] values) {
    return forecaster.fit(values).forecast(1).mean(1);
  }

  private static double squaredError(ForecastModel model) {
    return Arrays.stream(model.residuals()).filter(e -> !Double.isNaN(e)).map(e -> e * e).sum();
  }

  private static Stream<Forecaster> all() {
    return Stream.of(
        Intermittent.croston(), Intermittent.sba(), Intermittent.tsb(), Intermittent.adida());
  }
}
