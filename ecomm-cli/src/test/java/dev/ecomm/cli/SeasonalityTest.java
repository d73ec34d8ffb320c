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

class SeasonalityTest {
  @TempDir Path dir;

  private Cli.Result seasonality(String csv, Object... more) {
    Path in = Samples.write(dir.resolve("in.csv"), csv);
    Object[] all = new Object[more.length + 5];
    Object[] first = {"seasonality", "--series", in, "-o", dir.resolve("out")};
    System.arraycopy(first, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return Cli.run(all);
  }

  /** Days from a Monday on, without the Saturdays, with a season of the trading week. */
  private static String tradingDays(int weeks) {
    StringBuilder csv = new StringBuilder("day,sales\n");
    int[] pattern = {9, 4, 6, 7, 12, 0, 2};
    for (int i = 0; i < 7 * weeks; i++) {
      if (i % 7 != 5) {
        double value = 50 + pattern[i % 7] + 0.1 * i + Math.floorMod(i * 37, 11) / 11.0;
        csv.append(LocalDate.of(2011, 1, 3).plusDays(i))
            .append(String.format(Locale.ROOT, ",%.3f%n", value).replace("\r", ""));
      }
    }
    return csv.toString();
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(dir.resolve("out").resolve(file));
  }

  @Test
  void one_series_is_explained_and_its_tables_are_written() throws IOException {
    Cli.Result result = seasonality(tradingDays(20), "--time", "day", "--value", "sales");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "the season of 6 steps",
            "1/2 of the season of 6: its shape",
            "There is a season of 6 steps",
            "No row is a Saturday: a week has 6 steps",
            "The level");
    assertThat(lines("acf.csv")).hasSize(32);
    assertThat(lines("fft.csv").get(0))
        .isEqualTo("bin,frequency_per_step,period_steps,amplitude,rank_by_amplitude");
    assertThat(lines("decompose.csv").get(0)).startsWith("day,value,classical_trend,");
    assertThat(lines("decompose.csv").get(1)).startsWith("2011-01-03,");
    assertThat(lines("stationarity.csv")).hasSize(14);
    assertThat(lines("status.csv").get(1)).startsWith("ok,120,6,6,");
  }

  @Test
  void lags_are_chosen_by_autocorrelation() throws IOException {
    Cli.Result result =
        seasonality(tradingDays(20), "--time", "day", "--value", "sales", "--select-lags", "acf");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .containsPattern("--lags of ecomm features: [0-9,]*\\b6,")
        .contains("lags.csv");
    assertThat(lines("lags.csv")).hasSize(31).startsWith("lag,score,bound,selected");
    assertThat(lines("lags.csv").get(6)).startsWith("6,0.").endsWith(",true");
  }

  @Test
  void lags_chosen_by_forecasts_are_known_so_far_ahead() throws IOException {
    Cli.Result result =
        seasonality(
            tradingDays(40),
            "--time",
            "day",
            "--value",
            "sales",
            "--lags",
            12,
            "--select-lags",
            "validation",
            "--horizon",
            3);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(lines("lags.csv")).hasSize(11).noneMatch(line -> line.matches("[12],.*"));
    assertThat(lines("lags.csv")).anyMatch(line -> line.matches("6,.*,true"));
  }

  @Test
  void a_series_too_short_for_lags_keeps_its_other_tables_and_says_so() throws IOException {
    Cli.Result result =
        seasonality(tradingDays(5), "--time", "day", "--value", "sales", "--select-lags", "acf");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("No lags are chosen: values are 30, must be at least 31");
    assertThat(lines("lags.csv")).hasSize(1);
    assertThat(lines("status.csv").get(1)).startsWith("ok,30,").contains("no lags are chosen");
    assertThat(lines("acf.csv")).hasSizeGreaterThan(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--select-lags=validation --horizon=0|--horizon is 0, must be from 1 to the 30 of --lags",
        "--select-lags=validation --lags=5 --horizon=6|--horizon is 6, must be from 1 to the 5",
        "--select-lags=acf --horizon=7|--horizon is 7, must come with --select-lags validation",
        "--select-lags=best|\"best\" is none of acf, validation"
      })
  void lags_that_cannot_be_chosen_are_refused(String options, String message) {
    Cli.Result result = seasonality(tradingDays(20), (Object[]) options.split(" "));

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).contains(message);
  }

  @Test
  void many_series_have_a_status_each_and_the_bytes_do_not_depend_on_threads() throws IOException {
    StringBuilder csv = new StringBuilder("unique_id,ds,y\n");
    for (int i = 0; i < 40; i++) {
      csv.append("a,").append(i).append(',').append(i % 4 * 3 + i % 3).append('\n');
      csv.append("flat,").append(i).append(",1\n");
      csv.append("gap,").append(i).append(',').append(i == 20 ? "" : i % 5).append('\n');
    }
    csv.append("short,1,1\n");

    Cli.Result result = seasonality(csv.toString(), "--threads", 1);
    List<String> status = lines("status.csv");
    List<String> parts = lines("decompose.csv");
    Cli.Result again = seasonality(csv.toString(), "--threads", 2);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("3 could not be analysed").contains("steps");
    assertThat(status)
        .hasSize(5)
        .anyMatch(line -> line.startsWith("a,ok,40,"))
        .anyMatch(line -> line.startsWith("flat,failed,40,,,,\"values are all 1.0"))
        .anyMatch(line -> line.matches("gap,failed,40,,,,.*the value at 20 is missing.*"))
        .anyMatch(line -> line.matches("short,failed,1,,,,.*must be at least 8.*"));
    assertThat(parts.get(0)).startsWith("unique_id,ds,value,");
    assertThat(again.out()).isEqualTo(result.out());
    assertThat(lines("status.csv")).isEqualTo(status);
    assertThat(lines("decompose.csv")).isEqualTo(parts);
  }

  @Test
  void a_series_without_a_season_is_not_decomposed() throws IOException {
    StringBuilder csv = new StringBuilder("ds,y\n");
    long state = 12345;
    for (int i = 0; i < 100; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      csv.append(i).append(',').append(state >>> 54).append('\n');
    }

    Cli.Result result = seasonality(csv.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("No season stands out from chance.", "name a --period to do so anyway");
    assertThat(lines("decompose.csv")).hasSize(1);
    assertThat(lines("stationarity.csv")).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ds,y;1,5 | 1 | values are 1, must be at least 8",
        "ds,y;1,5;1,6 | 1 | 1",
        "ds,y;2,5;1,6 | 1 | 1",
        "ds,y;1,2;2,2;3,2;4,2;5,2;6,2;7,2;8,2;9,2 | 1 | values are all 2.0, must differ",
        "ds,y;1,1;2,2;3,;4,2;5,2;6,2;7,2;8,2;9,2 | 1 | the value at 3 is missing",
      })
  void a_series_that_will_not_do_is_named(String rows, int exitCode, String message) {
    Cli.Result result = seasonality(rows.replace(';', '\n') + "\n");

    assertThat(result.exitCode()).isEqualTo(exitCode);
    assertThat(result.err()).contains("in.csv", message);
    assertThat(dir.resolve("out/acf.csv")).doesNotExist();
  }

  @Test
  void a_period_longer_than_half_the_series_is_named() {
    Cli.Result result =
        seasonality(tradingDays(3), "--time", "day", "--value", "sales", "--period", 10);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("period is 10, must be at most 9 for 18 values");
  }

  @ParameterizedTest
  @CsvSource({"--period, 1, must be at least 2", "--lags, 0, must be at least 1"})
  void bad_options_are_usage_errors(String option, int value, String message) {
    Cli.Result result = seasonality("ds,y\n1,2\n", option, value);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(option + " is " + value, message);
  }

  @Test
  void json_tells_the_cycles() {
    Cli.Result result = seasonality(tradingDays(20), "--time", "day", "--value", "sales", "--json");

    assertThat(result.out()).contains("\"period\" : 6", "\"period_steps\" : 6.0");
  }
}
