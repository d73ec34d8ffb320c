package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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
}
