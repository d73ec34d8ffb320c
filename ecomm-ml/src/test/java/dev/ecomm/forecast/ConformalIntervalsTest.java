package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConformalIntervalsTest {
  private static final Offset<Double> ROUNDING = within(1e-8);

  /** Its later half changes by 1, -2, 3, -4, 5. */
  private static final double[] VALUES = {0, 9, 0, 7, 0, 1, -1, 2, -2, 3};

  @Test
  void errors_are_those_of_earlier_origins_that_do_not_overlap() {
    ConformalModel model = naive(3).fit(VALUES);

    assertThat(model.errors(1)).containsExactly(1, -2, 3, -4, 5);
    assertThat(model.errors(2)).containsExactly(1, 1); // origins 6 and 8
    assertThat(model.errors(3)).containsExactly(4); // origin 7
  }

  @Test
  void points_stay_those_of_the_forecaster() {
    assertThat(naive(3).fit(VALUES).forecast(3).mean()).containsExactly(3, 3, 3);
  }

  @Test
  void symmetric_limits_are_a_rank_of_the_absolute_errors() {
    // of 5 errors the level 4 / 6 is the fourth
    double level = 400.0 / 6;
    Forecast forecast = naive(1).fit(VALUES).forecast(1, level);

    assertThat(forecast.lower(level, 1)).isCloseTo(3 - 4, ROUNDING);
    assertThat(forecast.upper(level, 1)).isCloseTo(3 + 4, ROUNDING);
  }

  @Test
  void asymmetric_limits_take_each_side_apart() {
    // of 5 errors the level 4 / 6 leaves one rank on either side: -4 and 5
    double level = 400.0 / 6;
    Forecast forecast =
        ConformalIntervals.builder(Baselines.naive())
            .horizon(1)
            .asymmetric(true)
            .build()
            .fit(VALUES)
            .forecast(1, level);

    assertThat(forecast.lower(level, 1)).isCloseTo(3 - 4, ROUNDING);
    assertThat(forecast.upper(level, 1)).isCloseTo(3 + 5, ROUNDING);
  }

  @Test
  void between_two_ranks_the_tail_is_exponential() {
    // rank 4.8 of 5: 1 * (2 / 1.2 - 1) of the way from the fourth to the fifth
    assertThat(naive(1).fit(VALUES).forecast(1, 80).upper(80, 1))
        .isCloseTo(3 + 4 + 2.0 / 3, ROUNDING);
  }

  @Test
  void a_level_without_ground_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> naive(1).fit(VALUES).forecast(1, 80, 95))
        .withMessage(
            "levels are [80.0, 95.0], must be at most 83.3 at step 1: the series left only 5"
                + " errors of naive to learn from; take a lower level, a shorter horizon, a longer"
                + " series or more origins, or forecast points only");
  }

  @Test
  void the_highest_level_is_told_before() {
    ConformalModel model = naive(3).fit(VALUES);

    assertThat(model.highestLevel(1)).isCloseTo(500.0 / 6, ROUNDING);
    assertThat(model.highestLevel(3)).isCloseTo(50, ROUNDING);
  }

  @Test
  void asymmetric_limits_need_more_errors() {
    ConformalModel model =
        ConformalIntervals.builder(Baselines.naive()).asymmetric(true).build().fit(VALUES);

    assertThat(model.highestLevel(1)).isCloseTo(400.0 / 6, ROUNDING);
    assertThat(model.highestLevel(3)).isZero();
  }

  @Test
  void beyond_the_calibrated_horizon_there_are_points_only() {
    ConformalModel model = naive(1).fit(VALUES);

    assertThat(model.forecast(2).mean()).containsExactly(3, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.forecast(2, 50))
        .withMessage(
            "horizon is 2, must be at most 1 for intervals of naive; build ConformalIntervals with"
                + " that horizon, or forecast points only");
  }

  @Test
  void one_value_gives_points_but_no_level() {
    ConformalModel model = naive(1).fit(new double[] {4});

    assertThat(model.forecast(1).mean(1)).isEqualTo(4);
    assertThat(model.highestLevel(1)).isZero();
  }

  @Test
  void a_constant_series_goes_on_without_doubt() {
    assertThat(naive(1).fit(new double[12]).forecast(1, 80).upper(80, 1)).isZero();
  }

  @Test
  void origins_that_the_forecaster_cannot_bear_teach_nothing() {
    // it needs 8 values: of the origins 5 to 9 only 8 and 9 remain
    ConformalModel model =
        ConformalIntervals.builder(Baselines.movingAverage(8)).build().fit(VALUES);

    assertThat(model.errors(1)).hasSize(2);
  }

  @Test
  void only_the_latest_origins_are_taken() {
    ConformalModel model =
        ConformalIntervals.builder(Baselines.naive()).origins(2).build().fit(VALUES);

    assertThat(model.errors(1)).containsExactly(-4, 5);
  }

  @Test
  void measured_coverage_uses_what_was_known_at_each_origin() {
    // level 50: from one error on; 2 > 1, 3 > 1.5, 4 > 2, 5 > 2.5
    MeasuredCoverage grown = naive(1).fit(VALUES).coverage(50, 1);

    assertThat(grown).isEqualTo(new MeasuredCoverage(50, 1, 0, 4));
    assertThat(grown.share()).isZero();
    assertThat(grown.standardError()).isEqualTo(0.25);
    assertThat(naive(1).fit(new double[10]).coverage(50, 1).share()).isEqualTo(1);
  }

  @Test
  void carried_on_it_keeps_its_limits() {
    ConformalModel model = naive(1).fit(VALUES);
    double[] longer = Arrays.copyOf(VALUES, 11);

    Forecast carried = model.on(longer).forecast(1, 80);
    assertThat(carried.mean(1)).isZero();
    assertThat(carried.upper(80, 1)).isCloseTo(model.forecast(1, 80).upper(80, 1) - 3, ROUNDING);
  }

  @Test
  void a_bad_series_is_named_by_the_forecaster() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> naive(1).fit(new double[] {1, Double.NaN}))
        .withMessageStartingWith("value 1 is NaN");
  }

  @Test
  void options_have_their_ranges() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConformalIntervals.builder(Baselines.naive()).horizon(0))
        .withMessage("horizon is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConformalIntervals.builder(Baselines.naive()).origins(0))
        .withMessage("origins is 0, must be at least 1");
    assertThatThrownBy(() -> naive(1).fit(VALUES).coverage(100, 1))
        .hasMessageStartingWith("levels has 100.0");
  }

  private static ConformalIntervals naive(int horizon) {
    return ConformalIntervals.builder(Baselines.naive()).horizon(horizon).build();
  }
}
