package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Levels 80 and 95 of all that promises them, at each of 14 steps: held within three standard
 * errors, or refused.
 */
class IntervalCoverageTest {

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTOREGRESSIVE", "SEASONAL"})
  void limits_of_a_forecaster_hold_on_series_of_its_own_kind(Simulated kind) {
    for (int n : new int[] {9, 30, 300}) {
      assertThat(CoverageCheck.promisesAreKept(kind, kind.forecaster, n, 400))
          .containsExactly(14, 14);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTOREGRESSIVE", "SEASONAL"})
  void limits_of_a_forecaster_hold_on_many_series_of_its_own_kind(Simulated kind) {
    for (int n : new int[] {9, 15, 30, 60, 120, 300, 1_000}) {
      var unused = CoverageCheck.promisesAreKept(kind, kind.forecaster, n, 2_000);
    }
  }

  @ParameterizedTest
  @CsvSource({"9, 1, 0", "30, 3, 0"})
  void learnt_limits_of_models_hold_or_are_refused(int n, int stepsOf80, int stepsOf95) {
    for (Simulated kind : new Simulated[] {Simulated.RANDOM_WALK, Simulated.AUTOREGRESSIVE}) {
      for (Forecaster forecaster : models(1)) {
        assertThat(CoverageCheck.promisesAreKept(kind, learnt(forecaster, 200), n, 100))
            .containsExactly(stepsOf80, stepsOf95);
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {9, 15, 30, 60, 120})
  void learnt_limits_of_models_hold_on_many_series(int n) {
    for (Simulated kind : new Simulated[] {Simulated.RANDOM_WALK, Simulated.AUTOREGRESSIVE}) {
      for (Forecaster forecaster : models(1)) {
        var unused = CoverageCheck.promisesAreKept(kind, learnt(forecaster, 200), n, 300);
      }
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {30, 60, 120})
  void learnt_limits_of_seasonal_models_hold(int n) {
    for (Forecaster forecaster : models(7)) {
      var unused =
          CoverageCheck.promisesAreKept(Simulated.SEASONAL, learnt(forecaster, 40), n, 100);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {300, 1_000})
  void learnt_limits_of_models_hold_on_long_series(int n) {
    for (Forecaster forecaster : models(1)) {
      var unused =
          CoverageCheck.promisesAreKept(Simulated.RANDOM_WALK, learnt(forecaster, 20), n, 60);
    }
  }

  @Test
  void learnt_limits_hold_through_a_transform() {
    Forecaster growth = Transformed.guerrero(1, Baselines.naive()).biasAdjusted(false);

    assertThat(CoverageCheck.promisesAreKept(Simulated.GROWING, learnt(growth, 200), 60, 300))
        .containsExactly(7, 1);
  }

  @Test
  void limits_of_the_automatic_forecaster_hold() {
    for (Simulated kind : new Simulated[] {Simulated.RANDOM_WALK, Simulated.NOISE}) {
      assertThat(automaticIsKept(kind, 60, 80)).containsExactly(14, 14);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {9, 15, 30, 60, 120, 300})
  void limits_of_the_automatic_forecaster_hold_on_many_series(int n) {
    for (Simulated kind : Simulated.values()) {
      var unused = automaticIsKept(kind, n, n < 300 ? 300 : 60);
    }
  }

  /** As far ahead as it tries itself on so short a series. */
  private static int[] automaticIsKept(Simulated kind, int n, int runs) {
    int horizon = Math.min(CoverageCheck.HORIZON, n / 4);
    int season = kind == Simulated.SEASONAL || kind == Simulated.SEASONAL_WALK ? 7 : 1;
    Forecaster forecaster = AutoForecaster.builder().season(season).horizon(horizon).build();
    return CoverageCheck.promisesAreKept(kind, forecaster, horizon, n, runs);
  }

  private static Forecaster[] models(int season) {
    return new Forecaster[] {
      Ets.automatic(season),
      AutoArima.ofPeriod(season),
      Combination.mean(AutoArima.ofPeriod(season), Baselines.naive()),
    };
  }

  private static Forecaster learnt(Forecaster forecaster, int origins) {
    return ConformalIntervals.builder(forecaster).origins(origins).build();
  }
}
