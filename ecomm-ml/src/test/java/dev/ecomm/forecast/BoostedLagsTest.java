package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostedLagsTest {
  private static final RunContext RUN = RunContext.withDefaults();

  /** A weekly pattern of a size of its own, with some noise. */
  private static double[] weekly(long seed, int length, double size) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] pattern = {5, 9, 7, 6, 12, 2, 0};
    return IntStream.range(0, length)
        .mapToDouble(t -> size * (pattern[t % 7] + random.nextDouble()))
        .toArray();
  }

  private static SeriesSet set(double[]... series) {
    int[] offsets = new int[series.length + 1];
    for (int s = 0; s < series.length; s++) {
      offsets[s + 1] = offsets[s] + series[s].length;
    }
    double[] values = Arrays.stream(series).flatMapToDouble(Arrays::stream).toArray();
    List<String> ids = IntStream.range(0, series.length).mapToObj(s -> "item " + s).toList();
    long[] times = new long[values.length];
    for (int s = 0; s < series.length; s++) {
      for (int at = offsets[s]; at < offsets[s + 1]; at++) {
        times[at] = at - offsets[s];
      }
    }
    return SeriesSet.of(TimeScale.STEP, ids, offsets, times, values);
  }

  private static double rmse(double[] actual, double[] forecast) {
    return Accuracy.of(actual, forecast, ErrorScale.NONE).rmse();
  }

  @Test
  void a_weekly_pattern_is_forecast_nearly_as_well_as_its_noise_allows() {
    double[] all = weekly(1, 364 + 14, 10);
    double[] training = Arrays.copyOf(all, 364);
    double[] test = Arrays.copyOfRange(all, 364, all.length);
    double noise = 10 / Math.sqrt(12);

    for (BoostedLags boosting :
        List.of(BoostedLags.builder().build(), BoostedLags.builder().recursive().build())) {
      double[] points = boosting.fit(training).forecast(14).mean();

      assertThat(rmse(test, points)).as(boosting.name()).isLessThan(2 * noise);
      assertThat(points).hasSize(14);
    }
  }

  @Test
  void series_of_any_size_learn_from_each_other() {
    double[][] series = new double[12][];
    for (int s = 0; s < series.length; s++) {
      series[s] = weekly(s, 120, s + 1);
    }
    series[11] = weekly(99, 15, 1000); // far too short to be learnt from alone
    BoostedForecasts forecasts = BoostedLags.builder().origins(0).build().fit(set(series), RUN);

    double[] actual = weekly(99, 29, 1000);
    double[] points = forecasts.model(11).forecast(14).mean();

    assertThat(forecasts.count()).isEqualTo(12);
    double[] mean = new double[14];
    Arrays.fill(mean, Arrays.stream(series[11]).average().orElseThrow());
    double[] test = Arrays.copyOfRange(actual, 15, 29);
    assertThat(rmse(test, points)).isLessThan(0.5 * rmse(test, mean));
  }

  @Test
  void no_row_looks_behind_its_origin_or_at_another_series() {
    double[] first = weekly(1, 60, 1);
    double[] second = weekly(2, 60, 3);
    double[] poisoned = second.clone();
    int origin = 40;
    Arrays.fill(poisoned, origin + 1, 60, 1e9);
    double[] other = new double[60];
    Arrays.fill(other, -1e9);
    LagRows rows = new LagRows(7);

    for (int step = 1; step <= 20; step++) {
      double[] clean = row(rows, set(first, second), origin, step);
      double[] seen = row(rows, set(other, poisoned), origin, step);

      assertThat(seen).as("step %d", step).isEqualTo(clean);
    }
  }

  private static double[] row(LagRows rows, SeriesSet series, int origin, int step) {
    double[] row = new double[rows.columns()];
    int from = series.from(1);
    rows.write(series, rows.atOrigins(series, RUN), from + origin, from, step, row, 0);
    return row;
  }

  @Test
  void the_same_place_is_the_last_one_that_is_known() {
    double[] counting = IntStream.range(0, 60).mapToDouble(t -> t).toArray();
    LagRows rows = new LagRows(7);
    SeriesSet series = set(weekly(1, 3, 1), counting);
    int place = rows.names().indexOf("same_place");

    assertThat(row(rows, series, 40, 1)[place]).isEqualTo(34);
    assertThat(row(rows, series, 40, 7)[place]).isEqualTo(40);
    assertThat(row(rows, series, 40, 8)[place]).isEqualTo(34);
    assertThat(row(rows, series, 40, 14)[place]).isEqualTo(40);
  }

  @Test
  void threads_change_no_bit() {
    SeriesSet series = set(weekly(1, 100, 1), weekly(2, 90, 5), weekly(3, 80, 2));
    BoostedLags boosting = BoostedLags.builder().build();

    Forecast one = boosting.fit(series, RUN.onThreads(1)).model(1).forecast(14, 80);
    Forecast two = boosting.fit(series, RUN.onThreads(2)).model(1).forecast(14, 80);

    assertThat(two.mean()).isEqualTo(one.mean());
    assertThat(two.toTable()).isEqualTo(one.toTable());
  }

  @Test
  void limits_hold_about_what_they_promise_on_values_that_came_later() {
    double[][] all = new double[60][];
    double[][] training = new double[60][];
    for (int s = 0; s < all.length; s++) {
      all[s] = weekly(s, 154, 1 + s % 5);
      training[s] = Arrays.copyOf(all[s], 140);
    }
    BoostedForecasts forecasts = BoostedLags.builder().build().fit(set(training), RUN);

    int inside = 0;
    for (int s = 0; s < all.length; s++) {
      Forecast forecast = forecasts.model(s).forecast(14, 80);
      for (int step = 1; step <= 14; step++) {
        double actual = all[s][139 + step];
        inside += actual >= forecast.lower(80, step) && actual <= forecast.upper(80, step) ? 1 : 0;
      }
    }
    assertThat(inside / (60.0 * 14)).isCloseTo(0.8, within(0.06));
    assertThat(forecasts.highestLevel()).isGreaterThan(99);
  }

  @Test
  void what_was_never_negative_is_not_forecast_below_zero() {
    double[] lumpy = new double[200];
    for (int t = 0; t < lumpy.length; t += 9) {
      lumpy[t] = 1 + t % 5;
    }

    Forecast forecast = BoostedLags.builder().build().fit(lumpy).forecast(14, 80);

    assertThat(Arrays.stream(forecast.mean())).allMatch(point -> point >= 0);
    assertThat(IntStream.rangeClosed(1, 14).mapToDouble(step -> forecast.lower(80, step)))
        .allMatch(limit -> limit >= 0);
  }

  @Test
  void nothing_but_zeros_is_forecast_as_zero() {
    BoostedForecasts forecasts =
        BoostedLags.builder().build().fit(set(new double[100], weekly(1, 100, 1)), RUN);

    Forecast forecast = forecasts.model(0).forecast(14, 80);

    assertThat(forecast.mean()).containsOnly(0);
    assertThat(forecast.upper(80, 14)).isZero();
    assertThat(BoostedLags.builder().build().fit(new double[100]).forecast(3).mean())
        .containsOnly(0);
  }

  @Test
  void a_model_is_carried_on_to_later_values() {
    double[] all = weekly(1, 200, 10);
    BoostedLags boosting = BoostedLags.builder().origins(0).build();
    ForecastModel model = boosting.fit(Arrays.copyOf(all, 190));

    double[] later = model.on(all).forecast(7).mean();

    assertThat(rmse(Arrays.copyOfRange(weekly(1, 207, 10), 200, 207), later)).isLessThan(10);
    assertThat(model.residuals()).hasSize(190);
    assertThat(model.residuals()[0]).isNaN();
  }

  @Test
  void what_cannot_be_forecast_is_refused_in_words() {
    BoostedLags boosting = BoostedLags.builder().build();
    double[] enough = weekly(1, 100, 1);

    assertThatThrownBy(() -> boosting.fit(new double[20]))
        .hasMessageContaining("values are 20, must be at least 48 for boosted_7");
    assertThatThrownBy(() -> boosting.fit(enough).forecast(15))
        .hasMessageContaining("horizon is 15, must be at most 14 for boosted_7");
    assertThatThrownBy(() -> boosting.fit(enough).forecast(14, 99))
        .hasMessageContaining("too few errors");
    assertThatThrownBy(() -> boosting.fit(set(enough, new double[] {1, Double.NaN}), RUN))
        .hasMessageContaining("series \"item 1\"");
    assertThatThrownBy(() -> BoostedLags.builder().mostRows(0))
        .hasMessageContaining("mostRows is 0, must be at least 1");
  }
}
