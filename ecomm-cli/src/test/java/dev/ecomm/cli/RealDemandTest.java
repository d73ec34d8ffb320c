package dev.ecomm.cli;

import static dev.ecomm.testkit.DataTableAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.Tables;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real shop's demand, made by the command from raw lines, against the golden file. */
class RealDemandTest {
  private static final Schema GOLDEN =
      Schema.of(
          Field.ofDate("date"),
          Field.ofLong("all_qty"),
          Field.ofLong("total_unique_item"),
          Field.ofDouble("all_sales"),
          Field.ofDouble("refund_sales"),
          Field.ofLong("refund_qty"),
          Field.ofDouble("discount_sales"),
          Field.ofLong("free_qty"),
          Field.ofDouble("total_sales"),
          Field.ofLong("total_qty"));

  @TempDir Path dir;

  @Test
  void demand_by_day_has_the_golden_columns_first() {
    Path out = dir.resolve("daily.csv");

    Cli.Result result =
        Cli.run("demand", "-i", DataFolder.require("data/online_retail.csv.gz"), "-o", out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Lines cleaned with the pack notebook.",
            "Demand: 1 series of 305 days at most, 305 days of trade, 305 rows.");
    assertThat(Tables.read(out.toUri()).schema().names())
        .startsWith(GOLDEN.names().toArray(String[]::new))
        .endsWith("quantity", "sales", "orders", "items", "net_quantity", "net_sales");
    assertThat(Tables.read(out.toUri(), GOLDEN))
        .isCloseToGolden(DataFolder.require("golden/demand_daily.csv"));
  }
}
