package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesTest {
  private static final String ITEMS =
      "unique_id,ds,y\n"
          + "mug,2011-12-24,1\nmug,2011-12-25,2\nmug,2011-12-28,6\n"
          + "cup,2011-12-24,5\ncup,2011-12-25,\ncup,2011-12-26,7\n"
          + "mat,2011-12-24,3\n";

  @TempDir Path dir;

  private Cli.Result features(String lines, Object... more) {
    Path in = Samples.write(dir.resolve("in.csv"), lines);
    List<Object> all = new ArrayList<>(List.of("features", "--series", in));
    all.addAll(List.of(more));
    return Cli.run(all.toArray());
  }

  @Test
  void features_and_a_status_for_every_series_are_written() throws IOException {
    Path out = dir.resolve("out.csv");
    Path status = dir.resolve("status.csv");

    Cli.Result result =
        features(
            ITEMS,
            "--lags",
            "1",
            "--rolling",
            "mean:2,max:2",
            "--lwma",
            "2",
            "--ema",
            "alpha:0.5",
            "--ema-kind",
            "recursive",
            "-o",
            out,
            "--status",
            status);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Read 3 series, 7 values",
            "Computed 5 features as of each row.",
            "Series: 1 missing, 1 ok, 1 short.",
            "Wrote features to ");
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "unique_id,ds,y,lag_1,mean_2,max_2,lwma_2,ema_alpha_0.5_recursive",
            "mug,2011-12-24,1.0,,,,,1.0",
            "mug,2011-12-25,2.0,1.0,1.5,2.0,1.6666666666666667,1.5",
            "mug,2011-12-28,6.0,2.0,4.0,6.0,4.666666666666667,3.75",
            "cup,2011-12-24,5.0,,,,,5.0",
            "cup,2011-12-25,,5.0,,,,5.0",
            "cup,2011-12-26,7.0,,,,,6.0",
            "mat,2011-12-24,3.0,,,,,3.0");
    assertThat(Files.readAllLines(status))
        .containsExactly(
            "id,rows,status,message",
            "mug,3,ok,",
            "cup,3,missing,1 value missing: windows with one are empty",
            "mat,1,short,the longest window or lag needs 2 rows: its column is empty here");
  }

  @Test
  void one_series_keeps_the_names_of_its_columns() throws IOException {
    Path out = dir.resolve("out.csv");

    Cli.Result result =
        features(
            "day,qty\n2011-12-24,1\n2011-12-27,2\n2011-12-29,4\n",
            "--time",
            "day",
            "--value",
            "qty",
            "--holidays",
            "GB",
            "--holiday-days",
            "1:0",
            "--fourier",
            "2:1",
            "--rolling",
            "mean:1",
            "--horizon",
            "1",
            "-o",
            out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "day,qty,mean_1,cos_2_1,holiday_gb,before_holiday_gb_1",
            "2011-12-24,1.0,,1.0,0.0,1.0",
            "2011-12-27,2.0,1.0,-1.0,1.0,0.0",
            "2011-12-29,4.0,2.0,1.0,0.0,0.0");
  }

  @Test
  void the_calendar_has_six_columns() throws IOException {
    Path out = dir.resolve("out.csv");

    Cli.Result result = features(ITEMS, "--calendar", "-o", out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readAllLines(out))
        .startsWith(
            "unique_id,ds,y,day_of_week,day_of_month,week_of_year,month,quarter,weekend",
            "mug,2011-12-24,1.0,6.0,24.0,51.0,12.0,4.0,1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rolling | mean:9 | the longest window or lag needs 9 rows, must be at most 3",
        "--rolling | mean | --rolling has \"mean\", must be two parts with a colon between",
        "--rolling | mean:x | --rolling has \"mean:x\", must be with a whole number for \"x\"",
        "--rolling | mode:7 | \"mode\" is none of mean, std, min, max, median, lwma",
        "--ema | half:7 | --ema has \"half:7\", must be span:S or alpha:A",
        "--ema | span:x | --ema has \"span:x\", must be with a number for \"x\"",
        "--holidays | XX | country is \"XX\", must be one of DE, FR, GB, US",
        "--horizon | 1 | features are 0, must be at least one"
      })
  void what_cannot_be_computed_is_said(String option, String value, String message) {
    Path out = dir.resolve("out.csv");

    Cli.Result result = features(ITEMS, option, value, "-o", out);

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).contains(message);
    assertThat(out).doesNotExist();
  }

  @Test
  void times_that_do_not_ascend_are_said() {
    Cli.Result result =
        features("ds,y\n2011-01-02,1\n2011-01-01,2\n", "--lags", 1, "-o", dir.resolve("out.csv"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("2011-01-01");
  }
}
