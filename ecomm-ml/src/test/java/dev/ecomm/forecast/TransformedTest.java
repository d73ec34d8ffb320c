package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformedTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  /** Their logarithms rise by 1, in base 2. */
  private static final double[] DOUBLING = {1, 2, 4, 8, 16};

  @Test
  void a_line_through_logarithms_is_growth() {
    Forecast next = Transformed.log(Baselines.drift()).fit(DOUBLING).forecast(3);

    assertThat(next.mean()).containsExactly(new double[] {32, 64, 128}, ROUNDING);
  }

  @Test
  void a_line_through_roots_is_a_parabola() {
    Forecast next =
        Transformed.sqrt(Baselines.drift()).fit(new double[] {0, 1, 4, 9}).forecast(2, 80);

    assertThat(next.mean()).containsExactly(new double[] {16, 25}, ROUNDING);
    assertThat(next.lower(80, 1)).isCloseTo(16, ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.3, 0, 0.3, 0.5, 1, 2})
  void there_and_back_is_where_one_was(double lambda) {
    double[] values = {3, 5, 2, 7};
    ForecastModel model =
        Transformed.boxCox(lambda, Baselines.naive()).biasAdjusted(false).fit(values);

    assertThat(model.forecast(1).mean(1)).isCloseTo(7, ROUNDING);
    assertThat(model.residuals())
        .containsExactly(new double[] {Double.NaN, 2, -3, 5}, within(1e-9));
  }

  @Test
  void limits_are_those_of_the_logarithms() {
    double[] values = {3, 5, 2, 7, 4, 6};
    double[] logs = Arrays.stream(values).map(StrictMath::log).toArray();
    Forecast inner = Baselines.naive().fit(logs).forecast(2, 80);
    Forecast outer = Transformed.log(Baselines.naive()).fit(values).forecast(2, 80);

    for (int step = 1; step <= 2; step++) {
      assertThat(outer.lower(80, step)).isCloseTo(StrictMath.exp(inner.lower(80, step)), ROUNDING);
      assertThat(outer.upper(80, step)).isCloseTo(StrictMath.exp(inner.upper(80, step)), ROUNDING);
    }
  }

  @Test
  void the_mean_of_lognormal_values_is_met_and_their_median_if_asked_for() {
    Simulated.Normals normals = new Simulated.Normals(new SplittableRandom(1));
    double[] values = new double[20_000];
    double sum = 0;
    for (int t = 0; t < values.length; t++) {
      values[t] = StrictMath.exp(1 + 0.8 * normals.next());
      sum += values[t];
    }
    Transformed logs = Transformed.log(Baselines.mean());

    assertThat(logs.fit(values).forecast(1).mean(1)).isCloseTo(sum / values.length, within(0.05));
    assertThat(logs.biasAdjusted(false).fit(values).forecast(1).mean(1))
        .isCloseTo(StrictMath.exp(1), within(0.05));
  }

  @Test
  void the_mean_does_not_hang_on_the_levels_asked_for() {
    ForecastModel model =
        Transformed.boxCox(0.3, Baselines.naive()).fit(new double[] {3, 5, 2, 7, 4, 6});

    assertThat(model.forecast(3, 50, 95).mean()).containsExactly(model.forecast(3).mean());
  }

  @Test
  void guerrero_finds_what_makes_swings_even() {
    assertThat(BoxCox.guerrero(swings(1), 4).lambda()).isEqualTo(0);
    assertThat(BoxCox.guerrero(swings(0.5), 4).lambda()).isEqualTo(0.5);
    assertThat(BoxCox.guerrero(swings(0), 4).lambda()).isEqualTo(1);
    assertThat(BoxCox.guerrero(new double[8], 4).lambda()).isEqualTo(1);
  }

  @Test
  void a_chosen_power_is_kept_when_the_model_is_carried_on() {
    Transformed chosen = Transformed.guerrero(4, Baselines.naive());
    ForecastModel model = chosen.fit(swings(0.5));

    assertThat(model.toString()).contains("(lambda 0.5)");
    assertThat(model.on(swings(1)).toString()).contains("(lambda 0.5)");
    assertThat(model.on(swings(1)).residuals()).hasSize(24);
  }

  @Test
  void limits_do_not_fall_below_0() {
    Forecast wild =
        Transformed.sqrt(Baselines.naive()).fit(new double[] {9, 1, 9, 1}).forecast(9, 95);

    assertThat(wild.lower(95, 9)).isZero();
    assertThat(wild.mean(9)).isPositive();
  }

  @Test
  void values_without_a_counterpart_are_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transformed.log(Baselines.naive()).fit(new double[] {1, 0}))
        .withMessage(
            "value 1 is 0.0, must be above 0 for log_naive; take sqrt or boxCox with a lambda"
                + " above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transformed.sqrt(Baselines.naive()).fit(new double[] {-1}))
        .withMessage(
            "value 0 is -1.0, must be 0 or more for sqrt_naive; leave the series as it is, or set"
                + " returns off against their sales");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transformed.guerrero(1, Baselines.naive()).fit(new double[] {1, 2, 3, 0}))
        .withMessageStartingWith("value 3 is 0.0, must be above 0 for guerrero");
  }

  @Test
  void a_mean_without_an_interval_is_refused_and_a_median_given() {
    Transformed short1 = Transformed.log(Baselines.naive());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> short1.fit(new double[] {4}).forecast(1))
        .withMessageStartingWith(
            "mean of log_naive needs the interval of level 80 of naive, which refuses it; set"
                + " biasAdjusted(false) for medians (levels are [80.0]");
    assertThat(short1.biasAdjusted(false).fit(new double[] {4}).forecast(1).mean(1))
        .isCloseTo(4, ROUNDING);
  }

  @Test
  void what_has_no_end_is_refused() {
    double[] wild = {1, 1000, 1, 1000};

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transformed.boxCox(-1, Baselines.naive()).fit(wild).forecast(1, 95))
        .withMessage(
            "step 1 of box_cox_-1_naive has no finite value when transformed back; take a shorter"
                + " horizon, a lower level or a transform nearer to 1");
  }

  @Test
  void options_and_lengths_have_their_ranges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transformed.boxCox(3, Baselines.naive()))
        .withMessage("lambda is 3.0, must be from -2 to 2; 0.5 is a square root, 0 the logarithm");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transformed.guerrero(4, Baselines.naive()).fit(new double[7]))
        .withMessageStartingWith("values are 7, must be at least 8 for box_cox_naive");
  }

  @Test
  void names_tell_the_transform() {
    assertThat(Transformed.log(Baselines.naive()).name()).isEqualTo("log_naive");
    assertThat(Transformed.boxCox(0.3, Baselines.naive()).name()).isEqualTo("box_cox_0.3_naive");
    assertThat(Transformed.guerrero(7, Baselines.naive()).name()).isEqualTo("box_cox_naive");
  }

  /** Six seasons of levels 10 to 60, with swings that are the given power of the level. */
  private static double[] swings(double power) {
    double[] pattern = {-0.3, 0.1, 0.5, -0.3};
    double[] values = new double[24];
    for (int t = 0; t < values.length; t++) {
      double level = 10 * (t / 4 + 1);
      values[t] = level + pattern[t % 4] * StrictMath.pow(level, power);
    }
    return values;
  }
}
