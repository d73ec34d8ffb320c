package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.forecast.SeriesForecast.Status;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastModelsTest {
  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);
  private static final RunContext TWO = RunContext.withDefaults().onThreads(2);
  private static final long MONDAY = LocalDate.of(2011, 1, 3).toEpochDay();

  /** Days from a Monday on; a name and a length each. The same name has the same values. */
  private static SeriesSet days(List<String> ids, int... lengths) {
    int[] offsets = new int[ids.size() + 1];
    LongStream times = LongStream.empty();
    List<double[]> values = new ArrayList<>();
    for (int s = 0; s < ids.size(); s++) {
      offsets[s + 1] = offsets[s] + lengths[s];
      times = LongStream.concat(times, LongStream.range(MONDAY, MONDAY + lengths[s]));
      SplittableRandom random = new SplittableRandom(ids.get(s).charAt(0));
      double[] row = new double[lengths[s]];
      Arrays.setAll(row, i -> 50 + (i % 7 == 5 ? 30 : i % 7) + 5 * random.nextDouble());
      values.add(row);
    }
    double[] all = values.stream().flatMapToDouble(Arrays::stream).toArray();
    return SeriesSet.of(TimeScale.DATE, ids, offsets, times.toArray(), all);
  }

  private static ManyForecasts week(String model) {
    return ManyForecasts.builder().model(model).horizon(7).keepModels(true).build();
  }

  private static ForecastModels fitted(String model, SeriesSet series) {
    return week(model).run(series, ONE).models().orElseThrow();
  }

  private static ForecastModels read(ForecastModels models) {
    return ForecastModels.of(models.head(), models.parts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "ets", "theta", "seasonal_naive"})
  void saved_models_forecast_the_same_values_as_those_that_were_fitted_to_the_bit(String model) {
    SeriesSet series = days(List.of("a", "b", "c", "short"), 90, 80, 79, 2);
    SeriesForecasts fitted = week(model).run(series, TWO);
    ForecastModels saved = fitted.models().orElseThrow();

    SeriesForecasts again = week(model).run(series, read(saved), TWO);

    assertThat(again.toTable()).isEqualTo(fitted.toTable());
    assertThat(again.season()).isEqualTo(fitted.season());
    assertThat(again.models()).isEmpty();
    assertThat(week(model).run(series, read(saved), ONE).statusTable())
        .isEqualTo(again.statusTable());
  }

  @Test
  void texts_are_the_same_on_one_and_two_threads_and_after_a_round_trip() {
    SeriesSet series = days(List.of("a", "b", "c", "d"), 90, 89, 88, 87);
    ForecastModels one = week("ets").run(series, ONE).models().orElseThrow();
    ForecastModels two = week("ets").run(series, TWO).models().orElseThrow();

    assertThat(two.head()).isEqualTo(one.head());
    assertThat(two.parts()).isEqualTo(one.parts());
    assertThat(read(one).head()).isEqualTo(one.head());
    assertThat(read(one).ids()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void newer_values_are_forecast_by_the_model_carried_on_to_them() {
    ForecastModels saved = fitted("ets", days(List.of("a"), 80));
    SeriesSet newer = days(List.of("a"), 90);

    SeriesForecast one = week("ets").run(newer, read(saved), ONE).series().get(0);

    double[] values = newer.values(0);
    ForecastModel carried =
        Forecasters.named("ets", 7, 7).fit(Arrays.copyOf(values, 80)).on(values);
    assertThat(one.forecast().orElseThrow().mean()).isEqualTo(carried.forecast(7).mean());
    assertThat(one.status()).isEqualTo(Status.OK);
    assertThat(one.rows()).isEqualTo(90);
    assertThat(one.measured()).isEmpty();
  }

  @Test
  void it_says_which_series_are_new_which_ended_and_of_which_nothing_is_left() {
    ForecastModels saved = fitted("ets", days(List.of("a", "b", "c"), 70, 70, 70));

    SeriesForecasts made =
        week("ets").run(days(List.of("d", "b", "a"), 90, 70, 90), read(saved), TWO);

    assertThat(made.series()).extracting(SeriesForecast::id).containsExactly("d", "b", "a", "c");
    assertThat(made.series())
        .extracting(SeriesForecast::status)
        .containsExactly(Status.NEW, Status.ENDED, Status.OK, Status.GONE);
    assertThat(made.series().get(0).message()).contains("no model of it was saved");
    assertThat(made.series().get(3).message()).contains("a model of it, but no value");
    assertThat(made.statusTable().rows()).isEqualTo(4);
    assertThat(made.toTable().rows()).isEqualTo(7);
  }

  @Test
  void a_series_that_begins_later_or_ends_earlier_than_what_was_fitted_is_said() {
    SeriesSet all = days(List.of("a"), 80);
    ForecastModels saved = fitted("ets", all);
    DataTable rows = all.toTable();
    SeriesSet late = SeriesSet.fromTable(rows.slice(30, 80), columns());
    SeriesSet early = SeriesSet.fromTable(rows.slice(0, 70), columns());

    assertThat(week("ets").run(late, saved, ONE).series().get(0).message())
        .contains("begins at 2011-02-02, but was fitted from 2011-01-03 on");
    assertThat(week("ets").run(early, saved, ONE).series().get(0).message())
        .contains("ends before 2011-03-23");
  }

  private static SeriesColumns columns() {
    return SeriesColumns.withDefaults();
  }

  @Test
  void many_models_make_several_parts_and_not_more_than_a_release_bears() {
    int n = 20_000;
    List<String> ids = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    SeriesSet long10 = days(ids, n, n, n, n, n, n, n, n, n, n);
    ManyForecasts naive =
        ManyForecasts.builder()
            .model("seasonal_naive")
            .horizon(7)
            .keepModels(true)
            .measured(false)
            .build();
    SeriesForecasts fitted = naive.run(long10, TWO);
    ForecastModels saved = fitted.models().orElseThrow();

    assertThat(saved.parts()).hasSizeBetween(3, 6);
    assertThat(naive.run(long10, read(saved), TWO).toTable()).isEqualTo(fitted.toTable());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ecomm-forecast-models\" | \"ecomm-rules\" | ecomm-rules",
        "\"format\" : 1 | \"format\" : 2 | format",
        "\"season\" : 7 | \"season\" : 0 | season is 0",
        "\"model\" : \"ets\" | \"model\" : \"magic\" | model is \"magic\"",
        "\"DATE\" | \"MOON\" | scale is \"MOON\"",
        "\"DAY\" | \"NIGHT\" | frequency is \"NIGHT\"",
        "\"b\" | \"a\" | twice",
        "[ 0, 2 ] | [ 0, 3 ] | must ascend from 0 to 2",
        "[ 0, 2 ] | [ 0, 0.5, 2 ] | 2 parts, but there are 1",
        "\"series\" | \"rows\" | series",
        "} | . | not JSON",
      })
  void a_damaged_head_is_refused_in_words(String what, String by, String message) {
    ForecastModels models = fitted("ets", days(List.of("a", "b"), 60, 60));
    assertThat(models.head()).contains(what.strip());
    String head = models.head().replace(what.strip(), by.strip());

    assertThatThrownBy(() -> ForecastModels.of(head, models.parts()))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining(message.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-part\" | \" | type",
        "\"format\" : 1 | \"format\" : 2 | format",
        "\"part\" : 0 | \"part\" : 1 | it is part 1 of 2 series, must be part 0 of 2",
        "\"id\" : \"b\" | \"id\" : \"x\" | id is \"x\", must be \"b\"",
        "\"rows\" : 60 | \"rows\" : 0 | rows is 0",
        "\"kind\" : \"ets\" | \"kind\" : \"magic\" | kind is \"magic\"",
        "\"last\" | \"lost\" | last",
        "\"values\" : [ | \"values\" : [ null, | values",
      })
  void a_damaged_part_is_refused_in_words_that_say_which(String what, String by, String message) {
    SeriesSet series = days(List.of("a", "b"), 60, 60);
    ForecastModels models = fitted("ets", series);
    String part = models.parts().get(0);
    assertThat(part).contains(what.strip());
    ForecastModels damaged =
        ForecastModels.of(models.head(), List.of(part.replace(what.strip(), by.strip())));

    assertThatThrownBy(() -> week("ets").run(series, damaged, ONE))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("part 0")
        .hasMessageContaining(message.strip());
  }

  @Test
  void series_of_another_frequency_are_refused() {
    ForecastModels models = fitted("ets", days(List.of("a"), 60));
    SeriesSet steps = SeriesSet.ofSteps("a", days(List.of("a"), 60).values());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> week("ets").run(steps, models, ONE))
        .withMessage(
            "series are of times STEP and frequency STEP, must be of DATE and DAY as those that the"
                + " models were fitted to");
  }

  @Test
  void without_being_asked_no_model_is_kept() {
    SeriesSet series = days(List.of("a"), 60);
    assertThat(ManyForecasts.builder().model("ets").build().run(series, ONE).models()).isEmpty();
  }
}
