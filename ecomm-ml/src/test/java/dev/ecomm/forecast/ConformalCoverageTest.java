package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals hold the value as often as they say, or they are refused. */
class ConformalCoverageTest {
  @ParameterizedTest
  @EnumSource(names = {"RANDOM_WALK", "AUTOREGRESSIVE", "SEASONAL"})
  void limits_hold_what_they_promise(Simulated kind) {
    check(kind, 9, 500, false);
    check(kind, 30, 500, false);
    check(kind, 120, 250, true);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {9, 14, 20, 30, 50, 100, 200, 305, 1000})
  void limits_hold_what_they_promise_on_many_series(int n) {
    for (Simulated kind : Simulated.values()) {
      check(kind, n, 1_000, false);
      check(kind, n, 1_000, true);
    }
  }

  @Test
  void what_is_promised_and_what_is_refused() {
    assertThat(highestLevels(9, 1, 2)).containsExactly(80, 66);
    assertThat(highestLevels(30, 1, 7, 14)).containsExactly(93, 66, 50);
    assertThat(highestLevels(305, 1, 7, 14)).containsExactly(99, 95, 90);
  }

  private static int[] highestLevels(int n, int... horizons) {
    ConformalModel model =
        ConformalIntervals.builder(Baselines.naive())
            .build()
            .fit(Simulated.RANDOM_WALK.series(n, 1));
    return Arrays.stream(horizons).map(h -> (int) (model.highestLevel(h) + 1e-9)).toArray();
  }

  private static void check(Simulated kind, int n, int runs, boolean asymmetric) {
    ConformalIntervals intervals =
        ConformalIntervals.builder(kind.forecaster)
            .horizon(CoverageCheck.HORIZON)
            .asymmetric(asymmetric)
            .build();
    var unused = CoverageCheck.promisesAreKept(kind, intervals, n, runs);
  }
}
