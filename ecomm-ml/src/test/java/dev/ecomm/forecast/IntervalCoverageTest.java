package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Levels 80 and 95 of all that promises them, at each of 14 steps: held within three standard
 * errors, or refused. The tests of the tag {@code slow} do the same on more series of more lengths.
 */
class IntervalCoverageTest {
  private static final int[] LENGTHS = {9, 15, 30, 60, 120, 300, 1_000};

  /** Forecasters on series of the kind that they are made for. */
  private enum Promise {
    SES(SimulatedStates.LEVEL, "ses", 1),
    HOLT(SimulatedStates.TREND, "holt", 1),
    DAMPED(SimulatedStates.LEVEL, "damped", 1),
    THETA(SimulatedStates.LEVEL, "theta", 1),
    COMB(Simulated.RANDOM_WALK, "comb", 1),
    NAIVE_2(Simulated.RANDOM_WALK, "naive2", 1),
    ETS(Simulated.RANDOM_WALK, "ets", 1),
    ARIMA(Simulated.AUTOREGRESSIVE, "arima", 1),
    THETA_WEEK(SimulatedStates.WEEK, "theta", 7),
    COMB_WEEK(SimulatedStates.WEEK, "comb", 7),
    ETS_WEEK(SimulatedStates.WEEK, "ets", 7),
    ARIMA_WEEK(Simulated.SEASONAL_WALK, "arima", 7),
    STL_ETS(SimulatedStates.WEEK, "stl_ets", 7),
    STL_ARIMA(SimulatedStates.WEEK, "stl_arima", 7),
    STL_DRIFT(Simulated.SEASONAL_WALK, "stl_drift", 7),
    AUTO_WALK(Simulated.RANDOM_WALK, "auto", 1),
    AUTO_PULLED_BACK(Simulated.AUTOREGRESSIVE, "auto", 1),
    AUTO_NOISE(Simulated.NOISE, "auto", 1),
    AUTO_LEVEL(SimulatedStates.LEVEL, "auto", 1),
    AUTO_TREND(SimulatedStates.TREND, "auto", 1),
    AUTO_RISING(Simulated.RISING, "auto", 1),
    AUTO_WEEK(Simulated.SEASONAL, "auto", 7),
    AUTO_WEEK_WALK(Simulated.SEASONAL_WALK, "auto", 7);

    private final SeriesKind kind;
    private final String model;
    private final int season;

    Promise(SeriesKind kind, String model, int season) {
      this.kind = kind;
      this.model = model;
      this.season = season;
    }

    int[] isKept(int n, int runs) {
      Forecaster forecaster = Forecasters.named(model, season, CoverageCheck.HORIZON);
      return CoverageCheck.promisesAreKept(kind, forecaster, n, runs);
    }

    /** How many steps are borne: those of which enough errors do not overlap, in the last third. */
    int steps(int n, int level) {
      boolean auto = model.equals("auto");
      boolean unsure = season > 1 && !auto && n / season > 1 && n / season < 6;
      if (n < (level == 95 ? 57 : 30) || unsure) {
        return 0;
      }
      int least = auto ? (level == 95 ? 9 : 4) : 3;
      return Math.min(CoverageCheck.HORIZON, Math.min(n / 3, 200) / least);
    }

    /** Long series of costly methods take minutes else. */
    int runs(int n) {
      boolean costly = season > 1 && (model.startsWith("arima") || model.equals("auto"));
      return costly && n >= 300 ? 50 : 200;
    }
  }

  /** Models whose own limits are not refused on long series of their kind. */
  private enum Own {
    SES(SimulatedStates.LEVEL, Ets.of(EtsType.SIMPLE, 1)),
    ETS(SimulatedStates.LEVEL, Ets.automatic(1)),
    ETS_WALK(Simulated.RANDOM_WALK, Ets.automatic(1)),
    ETS_WEEK(SimulatedStates.WEEK, Ets.automatic(7)),
    ARIMA(Simulated.AUTOREGRESSIVE, Arima.of(ArimaOrder.of(1, 0, 0).withConstant())),
    AUTO_ARIMA(Simulated.AUTOREGRESSIVE, AutoArima.ofPeriod(1)),
    AUTO_ARIMA_WALK(Simulated.RANDOM_WALK, AutoArima.ofPeriod(1)),
    THETA(SimulatedStates.LEVEL, Theta.ofSeason(1)),
    LOG(Simulated.GROWING, Transformed.log(Ets.of(EtsType.SIMPLE, 1)).biasAdjusted(false));

    private final SeriesKind kind;
    private final Forecaster forecaster;

    Own(SeriesKind kind, Forecaster forecaster) {
      this.kind = kind;
      this.forecaster = forecaster;
    }
  }

  static Stream<Arguments> promisesByLength() {
    return byLength(Promise.values());
  }

  static Stream<Arguments> kindsByLength() {
    return byLength(Simulated.values());
  }

  private static Stream<Arguments> byLength(Object[] cases) {
    return Arrays.stream(cases)
        .flatMap(each -> Arrays.stream(LENGTHS).mapToObj(n -> Arguments.of(each, n)));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTOREGRESSIVE", "SEASONAL"})
  void limits_of_a_baseline_hold_on_series_of_its_own_kind(Simulated kind) {
    for (int n : new int[] {9, 30, 300}) {
      assertThat(CoverageCheck.promisesAreKept(kind, kind.forecaster, n, 400))
          .containsExactly(14, 14);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SES", "THETA_WEEK", "AUTO_RISING"})
  void limits_by_name_hold_on_60_values(Promise promise) {
    assertThat(promise.isKept(60, 40))
        .containsExactly(promise.steps(60, 80), promise.steps(60, 95));
  }

  @ParameterizedTest
  @EnumSource(Promise.class)
  void limits_by_name_are_refused_on_29_values(Promise promise) {
    assertThat(promise.isKept(29, 2)).containsExactly(0, 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"SES", "ARIMA", "THETA", "LOG"})
  void own_limits_of_a_model_hold_on_300_values_and_are_refused_below(Own own) {
    assertThat(CoverageCheck.promisesAreKept(own.kind, own.forecaster, 300, 150))
        .containsExactly(14, 14);
    assertThat(CoverageCheck.promisesAreKept(own.kind, own.forecaster, 299, 2))
        .containsExactly(0, 0);
  }

  @Test
  void conformal_limits_of_a_model_hold_or_are_refused() {
    assertThat(
            CoverageCheck.promisesAreKept(
                Simulated.RANDOM_WALK, conformal(Ets.of(EtsType.SIMPLE, 1), 200), 30, 150))
        .containsExactly(3, 0);
  }

  @Test
  void conformal_limits_hold_through_a_transform() {
    Forecaster growth = Transformed.log(Baselines.naive()).biasAdjusted(false);

    assertThat(CoverageCheck.promisesAreKept(Simulated.GROWING, conformal(growth, 200), 60, 200))
        .containsExactly(7, 1);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("kindsByLength")
  void limits_of_a_baseline_hold_on_many_series(Simulated kind, int n) {
    if (kind != Simulated.AUTOREGRESSIVE && kind != Simulated.SEASONAL) { // not of its own kind
      assertThat(CoverageCheck.promisesAreKept(kind, kind.forecaster, n, 2_000))
          .containsExactly(14, 14);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("promisesByLength")
  void limits_by_name_hold_on_many_series(Promise promise, int n) {
    int[] steps = promise.isKept(n, promise.runs(n));

    assertThat(steps).containsExactly(promise.steps(n, 80), promise.steps(n, 95));
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Own.class)
  void own_limits_of_a_model_hold_on_many_long_series(Own own) {
    assertThat(CoverageCheck.promisesAreKept(own.kind, own.forecaster, 300, 500))
        .containsExactly(14, 14);
    assertThat(CoverageCheck.promisesAreKept(own.kind, own.forecaster, 1_000, 100))
        .containsExactly(14, 14);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"9", "15", "30", "60", "120"})
  void conformal_limits_of_models_hold_on_many_series(int n) {
    for (Simulated kind : new Simulated[] {Simulated.RANDOM_WALK, Simulated.AUTOREGRESSIVE}) {
      for (Forecaster forecaster : new Forecaster[] {Ets.automatic(1), AutoArima.ofPeriod(1)}) {
        var unused = CoverageCheck.promisesAreKept(kind, conformal(forecaster, 60), n, 100);
      }
    }
  }

  @Tag("slow")
  @Test
  void conformal_limits_hold_through_a_chosen_transform() {
    Forecaster growth = Transformed.guerrero(1, Baselines.naive()).biasAdjusted(false);

    assertThat(CoverageCheck.promisesAreKept(Simulated.GROWING, conformal(growth, 200), 60, 300))
        .containsExactly(7, 1);
  }

  private static Forecaster conformal(Forecaster forecaster, int origins) {
    return ConformalIntervals.builder(forecaster).origins(origins).build();
  }
}
