package dev.ecomm.feature.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFeaturesTest {
  private static final double NAN = Double.NaN;

  private static double[] column(TimeFeatures.Builder features, double... values) {
    TimeFeatures built = features.build();
    return built
        .compute(SeriesSet.ofSteps("a", values), RunContext.withDefaults())
        .column(built.names().get(0));
  }

  private static TimeFeatures.Builder features() {
    return TimeFeatures.builder();
  }

  @Test
  void a_lag_is_the_value_of_an_earlier_row() {
    assertThat(column(features().lag(2), 5, 6, 7, 8)).containsExactly(NAN, NAN, 5, 6);
  }

  @Test
  void a_window_ends_at_its_row() {
    assertThat(column(features().rolling(2, Statistic.MEAN), 4, 6, 9)).containsExactly(NAN, 5, 7.5);
  }

  @Test
  void with_a_horizon_a_window_ends_so_many_rows_before() {
    assertThat(column(features().rolling(2, Statistic.MEAN).horizon(1), 4, 6, 9, 1))
        .containsExactly(NAN, NAN, 5, 7.5);
  }

  @Test
  void with_a_horizon_a_lag_still_counts_from_the_row() {
    assertThat(column(features().lag(2).horizon(2), 5, 6, 7, 8)).containsExactly(NAN, NAN, 5, 6);
  }

  @Test
  void a_lag_below_the_horizon_is_refused() {
    assertThatThrownBy(() -> features().lag(1, 7).horizon(7).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lag is 1, must be at least the horizon of 7: nearer values are not known so far"
                + " ahead");
  }

  @Test
  void a_missing_value_is_in_its_windows_and_in_no_other() {
    double[] values = {1, 2, NAN, 4, 8, 6};

    assertThat(column(features().rolling(2, Statistic.MEAN), values))
        .containsExactly(NAN, 1.5, NAN, NAN, 6, 7);
    assertThat(column(features().rolling(2, Statistic.MIN), values))
        .containsExactly(NAN, 1, NAN, NAN, 4, 6);
    assertThat(column(features().rolling(2, Statistic.MEDIAN), values))
        .containsExactly(NAN, 1.5, NAN, NAN, 6, 7);
  }

  @Test
  void averages_without_an_end_leave_a_missing_value_out() {
    double[] values = {NAN, 2, NAN, 4};

    assertThat(column(features().expanding(Statistic.MEAN), values)).containsExactly(NAN, 2, 2, 3);
    assertThat(column(features().emaOfAlpha(0.5, EmaKind.RECURSIVE), values))
        .containsExactly(NAN, 2, 2, 3);
    assertThat(column(features().emaOfAlpha(0.5, EmaKind.ADJUSTED), values))
        .containsExactly(NAN, 2, 2, (4 + 0.5 * 2) / 1.5);
  }

  @Test
  void a_window_longer_than_the_series_is_missing_everywhere() {
    assertThat(column(features().rolling(4, Statistic.STD), 1, 2, 3)).containsOnly(NAN);
  }

  @Test
  void a_series_of_one_value_and_one_of_none_take_nothing_from_their_neighbours() {
    SeriesSet series =
        SeriesSet.of(
            TimeScale.STEP,
            List.of("one", "none", "two"),
            new int[] {0, 1, 1, 3},
            new long[] {0, 0, 1},
            new double[] {5, 1, 2});

    FeatureTable table =
        features()
            .lag(1)
            .rolling(2, Statistic.MEAN)
            .emaOfAlpha(0.5, EmaKind.RECURSIVE)
            .build()
            .compute(series, RunContext.withDefaults());

    assertThat(table.column("lag_1")).containsExactly(NAN, NAN, 1);
    assertThat(table.column("mean_2")).containsExactly(NAN, NAN, 1.5);
    assertThat(table.column("ema_alpha_0.5_recursive")).containsExactly(5, 1, 1.5);
  }

  @Test
  void the_smaller_of_the_zeros_is_the_negative_one() {
    assertThat(column(features().rolling(2, Statistic.MIN), 0.0, -0.0)[1]).isEqualTo(-0.0);
  }

  @Test
  void a_constant_has_a_deviation_of_nothing_at_all() {
    double[] values = new double[100];
    Arrays.fill(values, 0.1);

    assertThat(column(features().rolling(30, Statistic.STD), values)).endsWith(0.0, 0.0, 0.0);
  }

  @ParameterizedTest
  @CsvSource({"1e9, 7", "1e9, 28", "1e9, 365", "-1e9, 14"})
  void a_small_noise_on_a_high_level_keeps_nine_digits_of_its_deviation(double level, int window) {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = new double[2_000];
    // a step of the level far behind the last window must leave nothing
    Arrays.setAll(values, i -> (i < 1_000 ? -7e11 : level) + 1e-3 * random.nextDouble());

    double[] stds = column(features().rolling(window, Statistic.STD), values);

    for (int i : new int[] {1_000 + window, 1_517, 1_999}) {
      double exact = exactStd(Arrays.copyOfRange(values, i + 1 - window, i + 1));
      assertThat(stds[i]).as("row %s", i).isCloseTo(exact, within(1e-9 * exact));
    }
  }

  private static double exactStd(double[] values) {
    BigDecimal n = new BigDecimal(values.length);
    BigDecimal sum = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal::add).get();
    BigDecimal mean = sum.divide(n, MathContext.DECIMAL128);
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      squares = squares.add(new BigDecimal(value).subtract(mean).pow(2));
    }
    return Math.sqrt(squares.doubleValue() / (values.length - 1));
  }

  @Test
  void quantiles_lie_on_the_line_between_neighbours() {
    assertThat(column(features().quantile(4, 0.9), 4, 1, 3, 2)[3]).isCloseTo(3.7, within(1e-12));
  }

  @Test
  void a_wave_in_the_window_has_the_amplitude_of_the_transform() {
    double[] values = new double[16];
    Arrays.setAll(values, i -> 100 + 3 * Math.cos(2 * Math.PI * i / 4));

    assertThat(column(features().fft(8, 2), values)[15]).isCloseTo(12, within(1e-9));
  }

  @Test
  void fourier_terms_turn_once_a_period() {
    assertThat(column(features().add(new FourierTerm(4, 1, true)), 0, 0, 0, 0, 0))
        .containsExactly(new double[] {0, 1, 0, -1, 0}, within(1e-15));
  }

  @Test
  void the_sine_that_is_zero_everywhere_is_left_out() {
    assertThat(features().fourier(6, 3).build().names())
        .containsExactly("sin_6_1", "cos_6_1", "sin_6_2", "cos_6_2", "cos_6_3");
  }

  @Test
  void calendar_features_are_of_the_row_itself_whatever_the_horizon() {
    SeriesSet series =
        SeriesSet.ofDays(
            "a", List.of(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 4, 4)), 1.0, 2.0);
    FeatureTable table =
        features()
            .calendar(
                CalendarFeature.dayOfWeek(),
                CalendarFeature.dayOfMonth(),
                CalendarFeature.weekOfYear(),
                CalendarFeature.month(),
                CalendarFeature.quarter(),
                CalendarFeature.weekend())
            .horizon(5)
            .build()
            .compute(series, RunContext.withDefaults());

    assertThat(rows(table))
        .containsExactly("[6.0, 1.0, 52.0, 1.0, 1.0, 1.0]", "[1.0, 4.0, 14.0, 4.0, 2.0, 0.0]");
  }

  private static List<String> rows(FeatureTable table) {
    return IntStream.range(0, table.rows())
        .mapToObj(
            row ->
                IntStream.range(0, table.names().size())
                    .mapToObj(f -> table.value(f, row))
                    .toList()
                    .toString())
        .toList();
  }

  @Test
  void the_calendar_of_steps_is_refused() {
    assertThatThrownBy(() -> column(features().calendar(CalendarFeature.month()), 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time stamps are steps, must be dates or timestamps for the feature \"month\"");
  }

  @Test
  void any_number_of_threads_gives_the_same_bits() {
    SeriesSet series = AllFeatures.series(5, true);
    TimeFeatures all = AllFeatures.builder().build();

    assertThat(all.compute(series, RunContext.withDefaults().onThreads(3)).toTable())
        .isEqualTo(all.compute(series, AllFeatures.ONE).toTable());
  }

  @Test
  void the_table_has_id_time_value_and_a_column_of_each_feature() {
    FeatureTable table =
        features().lag(1).build().compute(SeriesSet.ofSteps("mug", 3, 4), AllFeatures.ONE);

    assertThat(table.toTable().schema().names()).containsExactly("unique_id", "ds", "y", "lag_1");
    assertThat(table.toTable().column("lag_1").isMissing(0)).isTrue();
  }

  @Test
  void a_row_knows_the_origin_of_its_features() {
    FeatureTable table =
        features()
            .lag(2)
            .horizon(2)
            .build()
            .compute(
                AllFeatures.of(new int[] {0, 3, 6}, new long[] {0, 1, 2, 0, 1, 2}, new double[6]),
                AllFeatures.ONE);

    assertThat(IntStream.range(0, 6).map(table::origin)).containsExactly(-1, -1, 0, -1, -1, 3);
  }

  @Test
  void one_name_for_two_features_is_refused() {
    assertThatThrownBy(() -> features().lag(3).lag(3).build())
        .hasMessage("features have \"lag_3\" twice, must name each once");
  }

  @Test
  void an_unknown_feature_is_answered_with_those_there_are() {
    FeatureTable table =
        features().lag(1, 2).build().compute(SeriesSet.ofSteps("a", 3, 4), AllFeatures.ONE);

    assertThatThrownBy(() -> table.column("lag_3"))
        .hasMessage("feature is \"lag_3\", must be one of lag_1, lag_2");
  }

  @Test
  void what_is_out_of_range_is_refused_by_name() {
    assertThatThrownBy(() -> features().lag(0)).hasMessage("lag is 0, must be at least 1");
    assertThatThrownBy(() -> features().rolling(1, Statistic.STD))
        .hasMessage("window is 1, must be at least 2");
    assertThatThrownBy(() -> features().quantile(3, 1.5))
        .hasMessage("quantile is 1.5, must be from 0 to 1");
    assertThatThrownBy(() -> features().emaOfAlpha(0, EmaKind.RECURSIVE))
        .hasMessage("alpha is 0.0, must be above 0 and at most 1");
    assertThatThrownBy(() -> features().emaOfSpan(0.5, EmaKind.RECURSIVE))
        .hasMessage("span is 0.5, must be at least 1");
    assertThatThrownBy(() -> features().expanding(Statistic.MEDIAN))
        .hasMessage("expanding statistic is MEDIAN, must be MEAN, STD, MIN or MAX");
    assertThatThrownBy(() -> features().fft(7, 4)).hasMessage("bin is 4, must be from 1 to 3");
    assertThatThrownBy(() -> features().fourier(1, 1))
        .hasMessage("period is 1.0, must be above 1 row");
    assertThatThrownBy(() -> features().fourier(6, 4))
        .hasMessageStartingWith("order is 4, must be at most half the period of 6 rows");
    assertThatThrownBy(() -> features().horizon(-1))
        .hasMessage("horizon is -1, must be at least 0");
    assertThatThrownBy(() -> PastFeature.rolling(7, 8, Statistic.MEAN))
        .hasMessage("minRows is 8, must be from 1 to 7");
    assertThatThrownBy(() -> features().build()).hasMessage("features are 0, must be at least one");
    assertThatThrownBy(() -> CalendarFeature.of("", day -> 1))
        .hasMessage("name is empty, must name the feature's column");
  }

  @Test
  void columns_that_do_not_fit_are_refused() {
    SeriesSet series = SeriesSet.ofSteps("a", 1, 2);
    TimeFeatures one = features().lag(1).build();

    assertThatThrownBy(() -> one.compute(series, new double[2][2], AllFeatures.ONE))
        .hasMessage("columns are 2, must be 1, one a feature");
    assertThatThrownBy(() -> one.compute(series, new double[1][3], AllFeatures.ONE))
        .hasMessage("a column has 3 rows, must have 2 as the series have values");
  }
}
