package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The daily job on made-up lines. */
class RunTest {
  @TempDir static Path shared;

  private static Path lines;

  @TempDir Path dir;

  @BeforeAll
  static void makeLines() {
    lines = shared.resolve("lines.csv");
    Cli.Result made = Cli.run("generate", "--rows", 8000, "--seed", 5, "--output", lines);
    assertThat(made.exitCode()).as(made.err()).isZero();
  }

  private Cli.Result run(Path out, Object... more) {
    Object[] args = {"run", "-i", lines, "-o", out, "--exec-date", "2011-12-10", "--k", 3};
    return Cli.run(Stream.concat(Stream.of(args), Stream.of(more)).toArray());
  }

  private static String text(Path out, String file) throws IOException {
    return Files.readString(out.resolve("artifact/2011-12-10").resolve(file));
  }

  @Test
  void segments_and_rules_are_published_together() throws IOException {
    Path out = dir.resolve("out");

    Cli.Result result = run(out, "--min-support", 0.01);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("3 segments (k was given).", "What sells together: ");
    assertThat(text(out, "manifest.json"))
        .contains("data/cluster_rfm.parquet", "data/rules.parquet", "\"min-support\" : \"0.01\"");
    assertThat(text(out, "control_file.json"))
        .containsPattern("\"rules\" : \\{\\s+\"baskets\" : \\d+,\\s+\"support_count\" : \\d+");
  }

  @Test
  void the_rules_are_those_of_the_command_rules_whatever_else_is_done() throws IOException {
    Path out = dir.resolve("out");
    Path alone = dir.resolve("rules.parquet");

    Cli.Result result = run(out, "--min-support", 0.01, "--population", "all");
    Cli.run("rules", "-i", lines, "--min-support", 0.01, "--population", "all", "-o", alone);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(show(alone)).hasLineCount(1 + rules(result)).contains("antecedents");
    assertThat(show(out.resolve("data/2011-12-10/rules.parquet"))).isEqualTo(show(alone));
  }

  private static int rules(Cli.Result result) {
    String count = result.out().replaceAll("(?s).*What sells together: ([0-9,]+) rule.*", "$1");
    return Integer.parseInt(count.replace(",", ""));
  }

  private static String show(Path table) {
    return Cli.run("show", "-i", table, "--rows", "all", "--format", "csv").out();
  }

  @Test
  void verify_makes_the_rules_again_on_any_number_of_threads() {
    Path out = dir.resolve("out");
    run(out, "--min-support", 0.01, "--as-of", "2011-11-01", "--threads", 1);

    Cli.Result result = Cli.run("verify", out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("bytes of the run made again: 7 equal, nothing else.");
  }

  @Test
  void lines_from_as_of_on_make_no_rules() {
    Cli.Result all = run(dir.resolve("all"), "--min-support", 0.01);
    Cli.Result early = run(dir.resolve("early"), "--min-support", 0.01, "--as-of", "2011-06-01");

    assertThat(show(dir.resolve("early/data/2011-12-10/rules.parquet")))
        .isNotEqualTo(show(dir.resolve("all/data/2011-12-10/rules.parquet")));
    assertThat(early.exitCode()).isEqualTo(all.exitCode()).isZero();
  }

  @Test
  void the_next_trading_days_are_forecast_and_the_forecast_is_measured() throws IOException {
    Path out = dir.resolve("out");

    Cli.Result result = run(out, "--skip", "rules");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("What will be sold: units of the next 14 trading days");
    assertThat(show(out.resolve("data/2011-12-10/forecast.parquet")))
        .startsWith("unique_id,ds,yhat,lo_80,hi_80,lo_95,hi_95\n")
        .hasLineCount(15);
    assertThat(text(out, "control_file.json")).containsPattern("\"forecast\" : \\{\\s+\"days\" : ");
  }

  @Test
  void the_forecast_can_be_left_out() throws IOException {
    Path out = dir.resolve("out");

    Cli.Result result = run(out, "--skip", "rules,forecast");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(out.resolve("data/2011-12-10/forecast.parquet")).doesNotExist();
    assertThat(text(out, "control_file.json")).doesNotContain("\"forecast\"");
  }

  @Test
  void rules_can_be_left_out() throws IOException {
    Path out = dir.resolve("out");

    Cli.Result result = run(out, "--skip", "rules");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(out.resolve("data/2011-12-10/rules.parquet")).doesNotExist();
    assertThat(text(out, "control_file.json")).doesNotContain("\"rules\"");
    assertThat(Cli.run("verify", out).exitCode()).isZero();
  }

  @Test
  void a_shop_without_baskets_has_segments_and_is_told_why_no_rules() throws IOException {
    StringBuilder text = new StringBuilder(Samples.HEADER).append('\n');
    for (int row = 0; row < 40; row++) {
      // of several quantities: the pack notebook drops what is at the edge of the usual ones
      String quantity = String.valueOf(1 + row % 7);
      text.append(row + ",85123A,WHITE T-LIGHT HOLDER," + quantity);
      text.append(",2011-01-0" + (1 + row % 9) + ",2.5," + (1 + row % 20) + ",France\n");
    }
    Path single = Samples.write(dir.resolve("single.csv"), text.toString());
    Path out = dir.resolve("out");

    Cli.Result result =
        Cli.run("run", "-i", single, "-o", out, "--exec-date", "2011-12-10", "--k", 2);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("No rules: No basket is left", " too small");
    assertThat(text(out, "control_file.json")).contains("\"reason\" : \"No rules: ");
    assertThat(Cli.run("verify", out).exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--min-support 0   | minSupport is 0.0, must be above 0 and at most 1",
        "--min-confidence 2 | minConfidence is 2.0, must be from 0 to 1",
        "--skip forecasts | --skip is forecasts, must be rules or forecast",
        "--population some | is none of known, all",
      })
  void a_wrong_option_of_a_step_is_said_before_any_work(String option, String message) {
    Path out = dir.resolve("out");

    Cli.Result result = run(out, (Object[]) option.split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains(message);
    assertThat(out).doesNotExist();
  }
}
