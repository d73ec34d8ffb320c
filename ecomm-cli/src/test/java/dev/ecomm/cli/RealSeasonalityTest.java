package dev.ecomm.cli;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.testkit.Tolerance;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shop's cycles, found by the command, against the golden files. */
class RealSeasonalityTest {
  @TempDir Path dir;

  private Cli.Result seasonality(String value) {
    return Cli.run(
        "seasonality",
        "--series",
        DataFolder.require("golden/demand_daily.csv"),
        "--time",
        "date",
        "--value",
        value,
        "--period",
        6,
        "--output",
        dir);
  }

  @Test
  void the_published_cycles_are_printed_with_what_they_mean() {
    Cli.Result result = seasonality("total_sales");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.outLines())
        .anyMatch(line -> line.matches(" *1 +305.00 +942307.99 +as long as the series.*"))
        .anyMatch(line -> line.matches(" *2 +152.50 +807722.39 +half the series.*"))
        .anyMatch(line -> line.matches(" *3 +5.98 .*the season of 6 steps"))
        .anyMatch(line -> line.matches(" *4 +2.99 .*1/2 of the season of 6: its shape"))
        .anyMatch(line -> line.contains("No row is a Saturday: a week has 6 steps"));
    assertThat(read("fft.csv", "golden/demand_fft_total_sales.csv"))
        .isCloseToGolden(DataFolder.require("golden/demand_fft_total_sales.csv"));
  }

  @Test
  void tables_are_golden() {
    Cli.Result result = seasonality("total_qty");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(read("acf.csv", "golden/demand_acf_total_qty.csv"))
        .isCloseToGolden(DataFolder.require("golden/demand_acf_total_qty.csv"));
    String parts = "golden/demand_decompose_total_qty_period6.csv";
    assertThat(read("decompose.csv", parts))
        .within(Tolerance.relative(1e-6))
        .isCloseToGolden(DataFolder.require(parts));
  }

  /** With the types of the golden file: whole numbers, dates, and doubles besides. */
  private DataTable read(String file, String golden) {
    Schema names = Tables.read(DataFolder.require(golden).toUri()).schema();
    Schema typed =
        Schema.of(
            names.names().stream()
                .map(
                    name ->
                        switch (name) {
                          case "bin", "rank_by_amplitude", "lag" -> Field.ofLong(name);
                          case "date" -> Field.ofDate(name);
                          default -> Field.ofDouble(name);
                        })
                .toList());
    return Tables.read(dir.resolve(file).toUri(), typed);
  }
}
