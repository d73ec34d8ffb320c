package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.forecast.AutoModel.Candidate;
import dev.ecomm.forecast.Simulated.Normals;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoForecasterTest {
  private static final AutoForecaster WEEKLY = AutoForecaster.ofSeason(7);

  @Test
  void one_value_is_forecast_as_itself_and_bears_no_interval() {
    AutoModel model = WEEKLY.fit(new double[] {5});

    assertThat(model.forecast(3).mean()).containsExactly(5, 5, 5);
    assertThat(model.highestLevel()).isZero();
    assertThatThrownBy(() -> model.forecast(3, 80))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "level is 80, must be none: auto has too few errors of its own in the last third"
                + " of 1 values; take a lower level or a longer series, or forecast points only");
  }

  @Test
  void of_two_values_the_last_one_is_forecast() {
    AutoModel model = WEEKLY.fit(new double[] {5, 8});

    assertThat(model.forecast(2).mean()).containsExactly(8, 8);
    assertThat(model.candidates())
        .containsExactly(
            new Candidate("naive", Double.NaN, 1, "the series is too short for others"));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 10, 500})
  void zeros_are_forecast_as_zeros_without_doubt(int n) {
    Forecast forecast = WEEKLY.fit(new double[n]).forecast(2, 80, 95);

    assertThat(forecast.mean()).containsExactly(0, 0);
    assertThat(forecast.upper(95, 2)).isZero();
  }

  @Test
  void a_constant_is_continued_without_doubt() {
    double[] values = new double[30];
    Arrays.fill(values, -4.25);

    Forecast forecast = WEEKLY.fit(values).forecast(2, 95);

    assertThat(forecast.mean()).containsExactly(-4.25, -4.25);
    assertThat(forecast.lower(95, 1)).isEqualTo(-4.25);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8, 10, 13, 14, 15, 20, 30})
  void a_series_of_any_length_is_forecast(int n) {
    AutoModel model = WEEKLY.fit(Simulated.SEASONAL.series(n, 3));

    assertThat(model.forecast(10).mean()).hasSize(10).doesNotContain(Double.NaN);
    assertThat(model.residuals()).hasSize(n);
    assertThat(model.candidates().stream().mapToDouble(Candidate::weight).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void a_method_that_refuses_a_series_is_named_with_its_reason() {
    double[] values = new double[30];
    values[3] = 2;
    values[17] = 1;

    assertThat(WEEKLY.fit(values).candidates())
        .filteredOn(candidate -> candidate.name().equals("season_mean_7x4"))
        .containsExactly(
            new Candidate(
                "season_mean_7x4",
                Double.NaN,
                0,
                "values are 20, must be at least 28 for season_mean_7x4; take a longer series, a"
                    + " shorter season or a simpler forecaster"));
  }

  @Test
  void a_season_not_seen_once_is_taken_for_none() {
    double[] values = Simulated.RANDOM_WALK.series(16, 3);

    assertThat(AutoForecaster.ofSeason(12).fit(values).candidates())
        .isEqualTo(AutoForecaster.builder().horizon(12).build().fit(values).candidates());
  }

  @Test
  void methods_that_miss_a_strong_season_weigh_little() {
    AutoModel model = WEEKLY.fit(Simulated.SEASONAL.series(140, 1));

    assertThat(model.candidates())
        .filteredOn(candidate -> candidate.name().equals("moving_average_7"))
        .allSatisfy(candidate -> assertThat(candidate.weight()).isLessThan(0.01));
    assertThat(model.forecast(7).mean()[6] - model.forecast(7).mean()[0])
        .isCloseTo(60, within(3.0));
  }

  @Test
  void without_a_season_the_last_value_stands_alone_where_it_was_better() {
    AutoModel model = AutoForecaster.ofSeason(1).fit(Simulated.RANDOM_WALK.series(40, 2));

    assertThat(model.candidates())
        .filteredOn(candidate -> candidate.weight() > 0)
        .extracting(Candidate::name)
        .containsExactly("naive");
    assertThat(model.candidates().get(0).note())
        .isEqualTo("with it, the mean was worse than naive alone");
  }

  @Test
  void without_a_season_what_clearly_beats_the_last_value_is_taken() {
    AutoModel model = AutoForecaster.ofSeason(1).fit(noise(200));

    assertThat(model.candidates())
        .filteredOn(candidate -> candidate.weight() > 0.2)
        .extracting(Candidate::name)
        .contains("auto_arima");
    assertThat(model.forecast(1).mean(1)).isCloseTo(50, within(1.0));
  }

  @Test
  void demand_that_is_mostly_zero_is_left_to_its_own_methods() {
    double[] values = new double[120];
    Arrays.setAll(values, t -> t % 5 == 0 ? 3 + t % 2 : 0);

    AutoModel model = WEEKLY.fit(values);
    Forecast forecast = model.forecast(3, 80, 99);

    assertThat(model.candidates())
        .extracting(Candidate::name)
        .containsExactly("tsb", "sba", "adida", "season_mean_7x4");
    assertThat(forecast.mean(1)).isBetween(0.3, 1.2);
    assertThat(forecast.lower(99, 1)).isZero();
    assertThat(forecast.upper(99, 1)).isGreaterThan(forecast.upper(80, 1));
  }

  @Test
  void a_series_never_below_zero_is_not_forecast_below_it() {
    double[] falling = new double[60];
    Arrays.setAll(falling, t -> Math.max(0.5, 61 - t * 1.0));

    Forecast forecast =
        AutoForecaster.builder().season(4).horizon(12).build().fit(falling).forecast(5, 80);

    assertThat(Arrays.stream(forecast.mean()).min().orElseThrow()).isNotNegative();
    assertThat(forecast.lower(80, 5)).isNotNegative();
  }

  @Test
  void a_level_that_needs_more_errors_than_there_are_is_refused() {
    AutoModel model = WEEKLY.fit(Simulated.SEASONAL.series(45, 2));

    assertThat(model.forecast(3, 80).upper(80, 3)).isGreaterThan(0);
    assertThat(model.highestLevel()).isCloseTo(93.75, within(1e-9));
    assertThatThrownBy(() -> model.forecast(1, 95)).hasMessageContaining("must be at most 93.8");
  }

  @Test
  void a_higher_level_is_never_narrower() {
    double[] levels = {50, 66, 75, 80, 85, 90, 95};
    for (int seed = 0; seed < 20; seed++) {
      double[] values = Simulated.SEASONAL_WALK.series(84 + 6 * seed, seed);
      Forecast forecast =
          AutoForecaster.builder().season(7).horizon(14).build().fit(values).forecast(3, levels);
      for (int step = 1; step <= 3; step++) {
        for (int i = 1; i < levels.length; i++) {
          assertThat(forecast.upper(levels[i], step))
              .as("level %s, step %s, seed %s", levels[i], step, seed)
              .isGreaterThanOrEqualTo(forecast.upper(levels[i - 1], step));
        }
      }
    }
  }

  @Test
  void a_step_of_which_too_few_errors_do_not_overlap_has_points_only() {
    AutoModel model = WEEKLY.fit(Simulated.SEASONAL.series(45, 2));

    assertThat(model.forecast(14).horizon()).isEqualTo(14);
    assertThatThrownBy(() -> model.forecast(9, 80))
        .hasMessageStartingWith("horizon is 9, must be at most 3 for an interval of 80 by auto");
  }

  @Test
  void limits_hold_about_as_often_as_they_promise() {
    int inside = 0;
    int trials = 30;
    for (int seed = 0; seed < trials; seed++) {
      double[] values = Simulated.AUTOREGRESSIVE.series(43, seed);
      Forecast forecast = AutoForecaster.ofSeason(1).fit(Arrays.copyOf(values, 40)).forecast(3, 80);
      inside += values[42] >= forecast.lower(80, 3) && values[42] <= forecast.upper(80, 3) ? 1 : 0;
    }
    double standardError = Math.sqrt(0.8 * 0.2 / trials);
    assertThat((double) inside / trials).isCloseTo(0.8, within(3 * standardError));
  }

  @Test
  void coverage_counts_limits_made_of_errors_known_before() {
    MeasuredCoverage coverage = WEEKLY.fit(Simulated.SEASONAL.series(300, 2)).coverage(80, 1);

    assertThat(coverage.trials()).isEqualTo(96); // 100 origins, less the 4 that 80 needs
    assertThat(coverage.share()).isBetween(0.65, 0.95);
  }

  @Test
  void a_model_is_carried_on_with_its_weights() {
    double[] values = Simulated.SEASONAL.series(150, 5);
    AutoModel model = WEEKLY.fit(Arrays.copyOf(values, 143));

    AutoModel later = model.on(values);

    assertThat(later.candidates()).isEqualTo(model.candidates());
    assertThat(later.residuals()).hasSize(150);
    assertThat(later.forecast(1).mean(1)).isCloseTo(10 * (150 % 7), within(4.0));
  }

  @Test
  void equal_values_give_equal_bits() {
    double[] values = Simulated.SEASONAL.series(90, 4);

    assertThat(WEEKLY.fit(values).forecast(7, 80).toTable())
        .isEqualTo(WEEKLY.fit(values.clone()).forecast(7, 80).toTable());
  }

  @Test
  void options_out_of_range_are_refused() {
    assertThatThrownBy(() -> AutoForecaster.ofSeason(0))
        .hasMessage("season is 0, must be at least 1 step (1: no season)");
    assertThatThrownBy(() -> AutoForecaster.builder().horizon(0))
        .hasMessage("horizon is 0, must be at least 1");
    assertThatThrownBy(() -> AutoForecaster.builder().origins(0))
        .hasMessage("origins is 0, must be at least 1");
    assertThatThrownBy(() -> WEEKLY.fit(new double[0])).hasMessageContaining("values are 0");
    assertThatThrownBy(() -> WEEKLY.fit(new double[] {1, Double.NaN}))
        .hasMessageContaining("value 1 is NaN");
  }

  private static double[] noise(int n) {
    Normals normals = new Normals(new SplittableRandom(1));
    double[] values = new double[n];
    Arrays.setAll(values, t -> 50 + normals.next());
    return values;
  }
}
