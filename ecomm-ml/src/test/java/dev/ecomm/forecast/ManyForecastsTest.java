package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.forecast.SeriesForecast.Status;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManyForecastsTest {
  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);
  private static final long MONDAY = LocalDate.of(2011, 1, 3).toEpochDay();

  /** Series by day that begin on one Monday. */
  private static SeriesSet days(double[]... rows) {
    List<String> ids = new ArrayList<>();
    int[] offsets = new int[rows.length + 1];
    LongStream times = LongStream.empty();
    for (int s = 0; s < rows.length; s++) {
      ids.add("s" + s);
      offsets[s + 1] = offsets[s] + rows[s].length;
      times = LongStream.concat(times, LongStream.range(MONDAY, MONDAY + rows[s].length));
    }
    double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return SeriesSet.of(TimeScale.DATE, ids, offsets, times.toArray(), values);
  }

  private static double[] weeks(int days, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[days];
    Arrays.setAll(values, i -> 50 + (i % 7 == 5 ? 30 : i % 7) + 5 * random.nextDouble());
    return values;
  }

  private static ManyForecasts.Builder weekAhead() {
    return ManyForecasts.builder().horizon(7);
  }

  @Test
  void each_series_has_its_days_and_limits() {
    SeriesForecasts made = weekAhead().build().run(days(weeks(200, 1), weeks(200, 2)), ONE);

    assertThat(made.toTable().schema().toString())
        .contains("unique_id", "ds", "yhat", "lo_80", "hi_80", "lo_95", "hi_95");
    assertThat(made.toTable().rows()).isEqualTo(14);
    assertThat(made.toTable().dates("ds").dateAt(0)).isEqualTo(LocalDate.of(2011, 7, 22));
    assertThat(made.toTable().strings("unique_id").valueAt(7)).contains("s1");
    assertThat(made.season()).isEqualTo(7);
    assertThat(made.counts()).containsExactlyEntriesOf(Map.of(Status.OK, 2));
  }

  @Test
  void skill_and_coverage_are_measured_on_values_that_were_not_seen() {
    SeriesForecast one = weekAhead().build().run(days(weeks(240, 1)), ONE).series().get(0);

    BacktestScore score = one.measured().orElseThrow();
    assertThat(score.model()).isEqualTo("auto");
    assertThat(score.horizon()).isEqualTo(7);
    assertThat(score.skill()).isPositive();
    assertThat(score.intervals()).hasSize(2);
  }

  @Test
  void a_bad_series_stops_no_other_and_is_told_of() {
    double[] missing = weeks(200, 3);
    missing[4] = Double.NaN;
    SeriesForecasts made =
        weekAhead()
            .build()
            .run(
                days(
                    weeks(200, 1),
                    missing,
                    new double[200],
                    Arrays.copyOf(new double[] {}, 0),
                    weeks(20, 4),
                    constant(200)),
                ONE);

    assertThat(made.series())
        .extracting(SeriesForecast::status)
        .containsExactly(
            Status.OK, Status.MISSING, Status.ZERO, Status.SHORT, Status.ENDED, Status.CONSTANT);
    assertThat(made.series().get(1).message())
        .isEqualTo(
            "1 of 200 values are missing, the first at 2011-01-07; fill them in, or leave those rows"
                + " out if they are no steps");
    assertThat(made.series().get(4).message())
        .isEqualTo("ended at 2011-01-22, 180 steps before the newest of all series");
    assertThat(made.statusTable().rows()).isEqualTo(6);
    assertThat(made.toTable().rows()).isEqualTo(3 * 7);
  }

  private static double[] constant(int n) {
    double[] values = new double[n];
    Arrays.fill(values, 4);
    return values;
  }

  @Test
  void a_series_that_ended_is_forecast_if_asked_for() {
    SeriesForecasts made =
        weekAhead().includeEnded(true).build().run(days(weeks(90, 1), weeks(30, 4)), ONE);

    assertThat(made.series().get(1).status()).isEqualTo(Status.ENDED);
    assertThat(made.series().get(1).forecast()).isPresent();
    assertThat(made.toTable().dates("ds").dateAt(7)).isEqualTo(LocalDate.of(2011, 2, 2));
  }

  @Test
  void levels_that_a_short_series_does_not_bear_are_missing() {
    SeriesForecasts made = weekAhead().build().run(days(weeks(40, 1)), ONE);

    assertThat(made.series().get(0).status()).isEqualTo(Status.SHORT);
    assertThat(made.series().get(0).message())
        .startsWith("no interval of 80: horizon is 7, must be at most 3 for an interval of 80");
    assertThat(made.toTable().doubles("lo_95").missingCount()).isEqualTo(7);
    assertThat(made.toTable().doubles("lo_80").missingCount()).isEqualTo(4); // steps 4 to 7
    assertThat(made.toTable().doubles("hi_80").isMissing(2)).isFalse();
  }

  @Test
  void one_value_is_forecast_without_limits_and_without_a_measure() {
    SeriesForecast one = weekAhead().build().run(days(new double[] {5}), ONE).series().get(0);

    assertThat(one.status()).isEqualTo(Status.SHORT);
    assertThat(one.forecast().orElseThrow().mean()).containsOnly(5);
    assertThat(one.measured()).isEmpty();
    assertThat(one.message()).contains("not measured: 1 values are too few");
  }

  @Test
  void what_the_model_refuses_has_failed_with_its_words() {
    double[] negative = weeks(60, 1);
    negative[3] = -2;

    SeriesForecast one =
        weekAhead().model("croston").build().run(days(negative), ONE).series().get(0);

    assertThat(one.status()).isEqualTo(Status.FAILED);
    assertThat(one.forecast()).isEmpty();
    assertThat(one.message()).contains("-2");
  }

  @Test
  void negative_values_are_said_and_forecast() {
    double[] negative = weeks(200, 1);
    negative[3] = -2;

    SeriesForecast one = weekAhead().build().run(days(negative), ONE).series().get(0);

    assertThat(one.status()).isEqualTo(Status.OK);
    assertThat(one.message()).isEqualTo("1 values are below 0, so forecasts may be");
  }

  static List<String> names() {
    return Forecasters.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_forecaster_that_has_a_name_forecasts_and_is_measured(String name) {
    SeriesForecast one =
        weekAhead().model(name).build().run(days(weeks(63, 1)), ONE).series().get(0);

    assertThat(one.forecast()).as(one.message()).isPresent();
    assertThat(one.measured()).as(one.message()).isPresent();
  }

  @Test
  void threads_change_no_bit() {
    double[][] rows = new double[12][];
    Arrays.setAll(rows, i -> weeks(40 + 3 * i, i));
    ManyForecasts many = weekAhead().endedAfter(100).build();

    SeriesForecasts alone = many.run(days(rows), ONE);
    SeriesForecasts four = many.run(days(rows), ONE.onThreads(4));

    assertThat(four.toTable()).isEqualTo(alone.toTable());
    assertThat(four.statusTable()).isEqualTo(alone.statusTable());
  }

  @Test
  void a_backtest_has_a_row_for_each_horizon_and_its_yardstick() {
    SeriesForecasts made =
        weekAhead()
            .model("mean")
            .firstOrigin(60)
            .originStep(1)
            .refitEvery(1)
            .measuredHorizons(1)
            .build()
            .run(days(weeks(90, 1)), ONE);

    assertThat(made.backtestTable().rows()).isEqualTo(6); // 1, 1 to 7, 7 alone, each by two
    assertThat(made.backtestTable().strings("model").valueAt(1)).contains("mean");
    assertThat(made.backtestTable().longs("n").longAt(0)).isEqualTo(24);
  }

  @Test
  void progress_counts_series() {
    List<Progress> seen = new ArrayList<>();

    var unused =
        weekAhead()
            .model("mean")
            .build()
            .run(days(weeks(30, 1), weeks(30, 2)), ONE.reportingTo(seen::add));

    assertThat(seen).extracting(Progress::done).containsExactly(1L, 2L);
  }

  @Test
  void a_cancelled_run_stops() {
    CancellationToken token = new CancellationToken();
    token.cancel();
    SeriesSet series = days(weeks(30, 1));

    assertThatThrownBy(() -> weekAhead().build().run(series, ONE.cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void a_season_longer_than_every_series_is_refused() {
    SeriesSet series = days(weeks(30, 1));

    assertThatThrownBy(() -> weekAhead().season(31).build().run(series, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "season is 31, must be at most 30, the length of the longest series; take 1 for no"
                + " season");
  }

  @Test
  void options_out_of_their_range_are_refused() {
    ManyForecasts.Builder builder = ManyForecasts.builder();

    assertThatThrownBy(() -> builder.horizon(0)).hasMessage("horizon is 0, must be at least 1");
    assertThatThrownBy(() -> builder.firstOrigin(0))
        .hasMessage("firstOrigin is 0, must be at least 1");
    assertThatThrownBy(() -> builder.model("oracle"))
        .hasMessageStartingWith("model is \"oracle\", must be one of auto, ets, arima");
    assertThatThrownBy(() -> builder.horizon(7).measuredHorizons(8).build())
        .hasMessage("measuredHorizons has 8, must be at most 7 as the horizon is");
    assertThatThrownBy(() -> Forecasters.named("oracle", 1, 1))
        .hasMessageStartingWith("name is \"oracle\", must be one of auto, ets, arima");
    assertThatThrownBy(() -> Forecasters.named("stl_ets", 1, 1))
        .hasMessage("season is 1, must be at least 2 for stl_ets, which takes it out");
  }

  @Test
  void no_series_is_refused() {
    SeriesSet none =
        SeriesSet.of(TimeScale.STEP, List.of(), new int[1], new long[0], new double[0]);

    assertThatThrownBy(() -> ManyForecasts.builder().build().run(none, ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("series is empty, must have one to forecast");
  }

  @Test
  void a_single_series_that_ended_long_before_the_as_of_is_said_to_have() {
    SeriesSet series = days(weeks(90, 1)); // to 2 April 2011
    LocalDateTime nextDay = LocalDate.of(2011, 4, 3).atStartOfDay();
    ManyForecasts.Builder naive = weekAhead().model("seasonal_naive");

    SeriesForecast now = naive.asOf(nextDay).build().run(series, ONE).series().get(0);
    SeriesForecast late = naive.asOf(nextDay.plusDays(15)).build().run(series, ONE).series().get(0);
    SeriesForecast still =
        naive.asOf(nextDay.plusDays(14)).build().run(series, ONE).series().get(0);

    assertThat(now.status()).isEqualTo(Status.OK);
    assertThat(still.status()).isEqualTo(Status.OK);
    assertThat(late.status()).isEqualTo(Status.ENDED);
    assertThat(late.forecast()).isEmpty();
    assertThat(late.message())
        .isEqualTo("ended at 2011-04-02, 15 steps before the as-of 2011-04-18T00:00");
    SeriesForecast included =
        naive
            .includeEnded(true)
            .asOf(nextDay.plusDays(15))
            .build()
            .run(series, ONE)
            .series()
            .get(0);
    assertThat(included.forecast()).isPresent();
    assertThat(included.message()).startsWith("ended at 2011-04-02");
  }

  @Test
  void a_value_from_the_as_of_on_and_steps_without_dates_are_refused() {
    ManyForecasts naive =
        weekAhead().model("naive").asOf(LocalDateTime.parse("2011-04-02T00:00")).build();

    assertThatThrownBy(() -> naive.run(days(weeks(90, 1)), ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "asOf is 2011-04-02T00:00, must be behind every value; the last is at 2011-04-02; leave"
                + " later values out");
    assertThatThrownBy(() -> naive.run(SeriesSet.ofSteps("s", weeks(90, 1)), ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("times are numbers, not dates");
  }
}
