package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.testkit.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shop's units of a day, forecast by the command. Skipped where they are not at hand. */
class RealForecastTest {
  private static final String DAILY = "golden/demand_daily.csv";
  private static final String METRICS = "golden/forecast_metrics_daily_total_qty.csv";

  @TempDir Path dir;

  private Cli.Result forecast(Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "forecast",
                "-s",
                DataFolder.require(DAILY),
                "--time",
                "date",
                "--value",
                "total_qty",
                "--horizon",
                "14",
                "-o",
                dir.resolve("next.csv")));
    all.addAll(List.of(more));
    return Cli.run(all.toArray());
  }

  @Test
  void auto_beats_the_week_before_and_goes_on_without_saturdays() throws IOException {
    Cli.Result result = forecast();

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("A season of 6 steps, as the times say.", "better than naive", "% held ");
    assertThat(Files.readAllLines(dir.resolve("next.csv")))
        .hasSize(15)
        .anyMatch(line -> line.startsWith("2011-12-11,"))
        .noneMatch(line -> line.startsWith("2011-12-10,") || line.startsWith("2011-12-17,"));
  }

  @Test
  void the_backtest_of_a_moving_average_equals_golden() throws IOException {
    Path test = dir.resolve("test.csv");
    Cli.Result result =
        forecast(
            "--model",
            "moving_average",
            "--backtest",
            test,
            "--first-origin",
            "244",
            "--step",
            "1",
            "--horizons",
            "1,7");

    assertThat(result.exitCode()).as(result.err()).isZero();
    List<String> golden = Files.readAllLines(DataFolder.require(METRICS));
    int compared = 0;
    for (String line : Files.readAllLines(test)) {
      String[] row = line.split(",", -1);
      String cell = "daily_total_qty," + row[1] + "," + row[2] + "," + row[3] + ",";
      for (String wanted : golden) {
        if (wanted.startsWith(cell)) {
          compared++;
          String[] figures = wanted.split(",", -1);
          assertThat(row[4]).isEqualTo(figures[4]);
          for (int column = 5; column < figures.length; column++) {
            double value = Double.parseDouble(figures[column]);
            double digits = column == 5 || column == 6 || column == 10 ? 6e-4 : 6e-6;
            assertThat(Double.parseDouble(row[column])).as(line).isCloseTo(value, within(digits));
          }
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(5);
  }
}
