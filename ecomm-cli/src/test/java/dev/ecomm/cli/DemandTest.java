package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {
  private static final String LINES =
      String.join(
          "\n",
          Samples.HEADER,
          "1,10A,CUP,2,2011-01-03 09:00:00,2.5,9,France", // a Monday
          "1,10B,SAUCER,1,2011-01-03 09:00:00,1,9,France",
          "C2,10A,CUP,-1,2011-01-05 10:00:00,2.5,10,Spain",
          "3,10A,CUP,4,2011-01-10 10:30:00,2.5,10,Spain",
          "");

  @TempDir Path dir;

  private Cli.Result demand(Object... more) {
    Path in = Samples.write(dir.resolve("in.csv"), LINES);
    List<Object> all = new ArrayList<>(List.of("demand", "-i", in, "--pack", "seed"));
    all.addAll(List.of(more));
    return Cli.run(all.toArray());
  }

  @Test
  void every_measure_of_the_shop_is_written_by_trading_day() throws IOException {
    Path out = dir.resolve("daily.csv");

    Cli.Result result = demand("-o", out);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(
            "Demand: 1 series of 3 days at most, 3 days of trade, 3 rows.", "Wrote demand to");
    assertThat(Files.readAllLines(out))
        .containsExactly(
            "date,all_qty,total_unique_item,all_sales,refund_sales,refund_qty,discount_sales,"
                + "free_qty,total_sales,total_qty,quantity,sales,orders,items,net_quantity,"
                + "net_sales",
            "2011-01-03,3,2,6.0,0.0,0,0.0,0,6.0,3,3,6.0,1,2,3,6.0",
            "2011-01-05,1,1,2.5,-2.5,-1,0.0,0,0.0,0,0,0.0,0,0,-1,-2.5",
            "2011-01-10,4,1,10.0,0.0,0,0.0,0,10.0,4,4,10.0,1,1,4,10.0");
  }

  @Test
  void items_are_written_in_long_form() {
    Cli.Result result = demand("-o", "-", "--by", "item", "--measure", "net_quantity");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.outLines())
        .containsExactly(
            "unique_id,ds,y",
            "10A,2011-01-03,2.0",
            "10A,2011-01-05,-1.0",
            "10A,2011-01-10,4.0",
            "10B,2011-01-03,1.0",
            "10B,2011-01-05,0.0",
            "10B,2011-01-10,0.0");
    assertThat(result.err()).contains("Demand: 2 series of 3 days");
  }

  @Test
  void all_days_have_zeros_and_a_week_is_a_whole_one() {
    assertThat(demand("-o", "-", "--days", "all").outLines()).hasSize(9);
    assertThat(demand("-o", "-", "--every", "week").outLines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("2011-01-03,2011-01-09,4,2,8.5,-2.5,-1,")
        .endsWith(",2");
  }

  @Test
  void lines_from_as_of_on_are_not_looked_at() {
    Cli.Result result = demand("-o", "-", "--as-of", "2011-01-10", "--by", "country", "--json");

    assertThat(result.outLines())
        .containsExactly(
            "unique_id,ds,y",
            "France,2011-01-03,3.0",
            "France,2011-01-05,0.0",
            "Spain,2011-01-05,0.0");
    assertThat(result.err())
        .contains(
            "\"lines_from_as_of_on\" : 1",
            "\"by\" : \"country\"",
            "\"series\" : 2",
            "\"trading_days\" : 2",
            "\"columns\" : [ \"unique_id\", \"ds\", \"y\" ]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --every hour | \"hour\" is none of day, week, month",
        "2 | --by shop | \"shop\" is none of total, item, country",
        "2 | --days open | \"open\" is none of trading, all",
        "2 | --by item --measure money | \"money\" is none of all-qty,",
        "2 | --measure sales | --measure is given with --by total",
        "2 | --as-of 2011-01-03 | --as-of is 2011-01-03T00:00, must be after the first line",
        "2 | --pack none | pack is \"none\"",
        "1 | --every month | no line is in a series by total of whole periods. Choose a shorter",
        "1 | --no-clobber | exists already",
      })
  void a_wrong_argument_is_named_and_nothing_is_written(
      int exitCode, String arguments, String message) throws IOException {
    Path out = Files.writeString(dir.resolve("daily.csv"), "before");
    List<Object> all = new ArrayList<>(List.of("-o", out));
    all.addAll(List.of(arguments.split(" ")));

    Cli.Result result = demand(all.toArray());

    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err()).contains(message);
    assertThat(out).hasContent("before");
  }

  @Test
  void lines_that_are_no_lines_are_said_and_nothing_is_written() {
    byte[] whole = Samples.gzip(LINES);
    Path cut = Samples.write(dir.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length - 20));
    Path empty = Samples.write(dir.resolve("empty.csv"), "");
    Path header = Samples.write(dir.resolve("header.csv"), Samples.HEADER + "\n");
    Path column = Samples.write(dir.resolve("column.csv"), "InvoiceNo,Quantity\n1,2\n");

    assertThat(failure(cut)).contains("cut.csv.gz]");
    assertThat(failure(empty)).contains("empty.csv]");
    assertThat(failure(header))
        .contains("header.csv] no line is left after the pack notebook. Look at the file");
    assertThat(failure(column)).contains("column.csv] line 1: no column for stock_code");
    assertThat(failure(dir.resolve("none.csv"))).contains("none.csv]");
  }

  private String failure(Path in) {
    Path out = dir.resolve("out.csv");
    Cli.Result result = Cli.run("demand", "-i", in, "-o", out);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(out).doesNotExist();
    return result.err();
  }
}
