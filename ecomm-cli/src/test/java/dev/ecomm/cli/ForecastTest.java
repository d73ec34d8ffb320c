package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.ReleaseDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {
  @TempDir Path dir;

  private Cli.Result forecast(String csv, Object... more) {
    Path in = Samples.write(dir.resolve("in.csv"), csv);
    Object[] all = new Object[more.length + 5];
    Object[] first = {"forecast", "--series", in, "-o", dir.resolve("out.csv")};
    System.arraycopy(first, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return Cli.run(all);
  }

  /** Days from Monday 2011-01-03 on, without the Saturdays. */
  private static String tradingDays(int weeks, String before) {
    StringBuilder csv = new StringBuilder();
    int[] pattern = {9, 4, 6, 7, 12, 0, 2};
    for (int i = 0; i < 7 * weeks; i++) {
      if (i % 7 != 5) {
        double value = 50 + pattern[i % 7] + Math.floorMod(i * 37, 11) / 11.0;
        csv.append(before)
            .append(LocalDate.of(2011, 1, 3).plusDays(i))
            .append(String.format(Locale.ROOT, ",%.3f", value))
            .append('\n');
      }
    }
    return csv.toString();
  }

  private static String shop(int weeks) {
    return "ds,y\n" + tradingDays(weeks, "");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(dir.resolve(file));
  }

  @Test
  void one_series_goes_on_by_trading_days_and_its_skill_and_coverage_are_said() throws IOException {
    Cli.Result result = forecast(shop(20), "--horizon", "6");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "A season of 6 steps, as the times say.",
            "better than naive",
            "% against the season before again",
            "Intervals meant to hold 80 % held ");
    assertThat(lines("out.csv")).hasSize(7);
    assertThat(lines("out.csv").get(0)).isEqualTo("ds,yhat,lo_80,hi_80,lo_95,hi_95");
    assertThat(lines("out.csv"))
        .noneMatch(line -> line.startsWith("2011-05-28"))
        .anyMatch(line -> line.startsWith("2011-05-29"));
  }

  @Test
  void many_series_have_their_names_and_a_status_each() throws IOException {
    Cli.Result result =
        forecast(
            "shop,ds,y\n" + tradingDays(12, "A,") + "B,2011-01-03,4\n" + tradingDays(12, "C,"),
            "--id",
            "shop",
            "--horizon",
            "2",
            "--model",
            "seasonal_naive",
            "--levels",
            "80",
            "--status",
            dir.resolve("status.csv"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("Series: 2 ok, 1 ended.", "Tested on the past of 2 series: 2 as good as naive");
    assertThat(lines("out.csv")).hasSize(5);
    assertThat(lines("out.csv").get(0)).isEqualTo("shop,ds,yhat,lo_80,hi_80");
    assertThat(lines("status.csv").get(2)).startsWith("B,1,ended,").contains("ended at 2011-01-03");
  }

  @Test
  void a_model_that_is_worse_than_the_season_before_is_called_so() {
    assertThat(forecast(shop(20), "--horizon", "6", "--model", "mean").out())
        .contains("worse than naive");
  }

  @Test
  void the_backtest_has_a_row_for_each_horizon_and_model() throws IOException {
    Cli.Result result =
        forecast(
            shop(20),
            "--horizon",
            "6",
            "--model",
            "mean",
            "--horizons",
            "1",
            "--first-origin",
            "100",
            "--step",
            "1",
            "--backtest",
            dir.resolve("test.csv"));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(lines("test.csv")).hasSize(7);
    assertThat(lines("test.csv").get(0))
        .startsWith("series,evaluation,horizon,model,n,rmse,mae,mape,smape,mase,bias");
    assertThat(lines("test.csv").get(1)).startsWith("y,rolling_step_h_only,6,seasonal_naive_6,15,");
  }

  @Test
  void json_carries_what_the_summary_says() {
    assertThat(forecast(shop(20), "--horizon", "6", "--json").out())
        .contains("\"season\"", "\"skill\"", "\"verdict\"", "\"coverage\"", "\"80\"");
  }

  @Test
  void threads_change_no_byte() throws IOException {
    String csv = "unique_id,ds,y\n" + tradingDays(9, "A,") + tradingDays(9, "B,");

    assertThat(forecast(csv, "--horizon", "3", "--threads", "1").exitCode()).isZero();
    List<String> alone = lines("out.csv");
    assertThat(forecast(csv, "--horizon", "3", "--threads", "3").exitCode()).isZero();

    assertThat(lines("out.csv")).isEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--horizon=0 | --horizon is 0, must be at least 1",
        "--horizon=3 --season=0 | --season is 0, must be at least 1",
        "--horizon=3 --season=500 | season is 500, must be at most 24",
        "--horizon=3 --levels=95,80 | levels are [95.0, 80.0], must ascend",
        "--horizon=3 --model=oracle | model is \"oracle\", must be one of auto, ets",
        "--horizon=3 --horizons=4 | measuredHorizons has 4, must be at most 3",
        "--horizon=3 --step=0 | --step is 0, must be at least 1",
        "--horizon=3 --no-tests --backtest=x.csv | --backtest is given with --no-tests"
      })
  void an_option_out_of_its_range_is_named(String options, String message) {
    Cli.Result result = forecast(shop(4), (Object[]) options.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
    assertThat(dir.resolve("out.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2011-01-03,1;2011-01-04,;2011-01-05,2 | 1 of 3 values are missing, the first at 2011-01-04",
        "2011-01-04,1;2011-01-03,2 | Sort the rows of each series by time",
        "2011-01-03,1;2011-01-04,x | x"
      })
  void series_that_cannot_be_forecast_fail_with_words(String rows, String message) {
    Cli.Result result = forecast("ds,y\n" + rows.replace(';', '\n') + "\n", "--horizon", "2");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains(message);
    assertThat(dir.resolve("out.csv")).doesNotExist();
  }

  @Test
  void negative_sales_are_forecast_and_said() {
    Cli.Result result = forecast(shop(10) + "2011-03-14,-5\n", "--horizon", "2");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("1 values are below 0, so forecasts may be");
  }

  @Test
  void a_series_that_ended_is_forecast_if_asked_for() throws IOException {
    String csv = "unique_id,ds,y\n" + tradingDays(3, "A,") + tradingDays(20, "B,");

    assertThat(
            forecast(csv, "--horizon", "2", "--model", "mean", "--include-ended", "--no-tests")
                .out())
        .contains("Series: 1 ok, 1 ended.", "None was tested.");
    assertThat(lines("out.csv").get(1)).startsWith("A,2011-01-24,");
  }

  private String[] registry(String... more) {
    List<String> all =
        new ArrayList<>(List.of("--horizon", "6", "--registry", dir.resolve("shop").toString()));
    all.addAll(List.of(more));
    return all.toArray(new String[0]);
  }

  private Cli.Result keep(String csv) {
    Object[] options = registry("--model-name", "daily", "--model", "ets");
    return forecast(csv, options);
  }

  private Cli.Result use(String csv, String... more) {
    List<String> options = new ArrayList<>(List.of("--use", "daily"));
    options.addAll(List.of(more));
    Object[] all = registry(options.toArray(new String[0]));
    return forecast(csv, all);
  }

  @Test
  void kept_models_forecast_the_same_values_with_the_same_bytes() throws IOException {
    Cli.Result kept = keep(shop(20));
    List<String> fitted = lines("out.csv");
    Files.delete(dir.resolve("out.csv"));
    Cli.Result used = use(shop(20), "--json");

    assertThat(kept.exitCode()).as(kept.err()).isZero();
    assertThat(kept.out())
        .contains("The last value is of 2011-05-22.", "Kept the models as daily in ", "version 1.");
    assertThat(used.exitCode()).as(used.err()).isZero();
    assertThat(used.out()).contains("\"model_version\" : 1", "\"last\" : \"2011-05-22\"");
    assertThat(lines("out.csv")).isEqualTo(fitted);
    assertThat(dir.resolve("shop/models/daily_v1.json")).exists();
  }

  @Test
  void on_newer_values_nothing_is_fitted_and_new_and_gone_series_are_said() throws IOException {
    String before = "unique_id,ds,y\n" + tradingDays(20, "A,") + tradingDays(20, "B,");
    String now = "unique_id,ds,y\n" + tradingDays(21, "A,") + tradingDays(21, "C,");
    assertThat(keep(before).exitCode()).isZero();
    Cli.Result used = use(now, "--status", dir.resolve("status.csv").toString(), "--version", "1");

    assertThat(used.exitCode()).as(used.err()).isZero();
    assertThat(used.out())
        .contains("Series: 1 ok, 1 new, 1 gone.", "Forecast by daily in ", "None was tested.");
    assertThat(lines("out.csv")).hasSize(7);
    assertThat(lines("status.csv"))
        .extracting(line -> line.split(",")[2])
        .containsExactly("status", "ok", "new", "gone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--use daily --model ets | --model is given with --use",
        "--use daily --season 3 | --season is given with --use",
        "--use daily --backtest b.csv | --backtest is given with --use",
        "--use daily --model-name x | --model-name is given, must be without --use",
        "--use daily --version 2 | has no version 2 of daily; versions are [1]",
        "--use daily --version 1 --alias a | --version and --alias are both given",
        "--use daily --alias best | --alias is best, which daily does not have",
        "--use other | --use is other, of which",
        "--version 1 | --version is given, must be with --use",
        "--model-name ../x | must be 1 to 64",
        "--model-name a123456789b123456789c123456789d123456789e123456789f123456 | has 57 characters, must be 56 at most",
      })
  void what_does_not_go_together_or_is_not_there_is_named(String options, String message) {
    assertThat(keep(shop(10)).exitCode()).isZero();
    Object[] all = registry(options.strip().split(" "));
    Cli.Result result = forecast(shop(10), all);

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).contains(message.strip());
    assertThat(dir.resolve("shop/models/daily_v2.json")).doesNotExist();
  }

  @Test
  void without_a_registry_there_is_nothing_to_use() {
    Cli.Result result = forecast(shop(10), "--horizon", "6", "--use", "daily");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--use is given, must be with --registry");
  }

  @Test
  void a_damaged_release_and_one_of_another_kind_are_refused() throws IOException {
    assertThat(keep(shop(10)).exitCode()).isZero();
    Path part = dir.resolve("shop/models/daily_part_00_v1.json");
    Files.writeString(part, Files.readString(part).replace("ets", "etz"));
    Cli.Result damaged = use(shop(10));
    var unused =
        ModelRegistry.builder(dir.resolve("shop").toUri())
            .model("other")
            .build()
            .publish(ReleaseDraft.of("{\"type\":\"ecomm-rules\",\"format\":1}").build(), "me", "");
    Cli.Result other = forecast(shop(10), (Object[]) registry("--use", "other"));

    assertThat(damaged.exitCode()).isEqualTo(1);
    assertThat(damaged.err()).contains("is not what was published", "daily_part_00_v1.json");
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("other, version 1: ", "ecomm-rules");
  }

  @Test
  void if_the_models_cannot_be_kept_no_forecast_is_published() throws IOException {
    Files.writeString(dir.resolve("shop"), "a file, no directory");
    Cli.Result result = keep(shop(10));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(dir.resolve("out.csv")).doesNotExist();
  }

  @Test
  void a_series_that_ended_long_before_the_as_of_is_not_forecast() {
    Cli.Result ended = forecast(shop(10), "--horizon", "6", "--as-of", "2011-05-01");
    Cli.Result alive =
        forecast(shop(10), "--horizon", "6", "--model", "naive", "--as-of", "2011-03-14");

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .contains("ended at 2011-03-13", "steps before the as-of 2011-05-01T00:00");
    assertThat(alive.exitCode()).as(alive.err()).isZero();
  }
}
