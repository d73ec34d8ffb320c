package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescribeTest {

  @Test
  void every_fact_is_a_row_below_how_the_file_was_read() {
    Cli.Result result = Cli.runWithInput(Samples.INVOICES, "describe", "-i", "-");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .startsWith("Read 4 rows of standard input (UTF-8): 3 accepted, 1 rejected.")
        .anyMatch(line -> line.matches("raw_rows +4"))
        .anyMatch(line -> line.matches("distinct_invoices +3"))
        .anyMatch(line -> line.matches("date_max +2010-12-01 11:52:00"))
        .anyMatch(line -> line.matches("total_revenue +-12\\.144"));
  }

  @Test
  void json_has_numbers_as_numbers_and_text_as_text() {
    Cli.Result result = Cli.runWithInput(Samples.INVOICES, "describe", "-i", "-", "--json");

    assertThat(result.out())
        .startsWith("{\n  \"facts\" : {\n    \"raw_rows\" : 4,\n")
        .contains(
            "\"total_revenue\" : -12.144",
            "\"date_min\" : \"2010-12-01 08:26:00\"",
            "\"read\" : {",
            "\"rows_read\" : 4,",
            "\"accepted\" : 3,",
            "\"rejected\" : 1,",
            "\"charset\" : \"UTF-8\"",
            "\"ignored_columns\" : [ ]",
            "\"notes\" : [ ]");
  }

  @Test
  void columns_that_were_ignored_are_named() {
    String in = Samples.invoices(1).replaceAll("(?m)$", ",x").replaceFirst(",x", ",Note");

    assertThat(Cli.runWithInput(in.strip(), "describe", "-i", "-").out()).contains("Note");
  }

  @Test
  void missing_values_of_rejected_rows_are_counted() {
    String in = Samples.HEADER + "\n1,A,B,,2011-01-01,1,,\n2,A,B,3,2011-01-01,1,,\n";

    assertThat(Cli.runWithInput(in, "describe", "-i", "-", "--json").out())
        .contains("\"raw_rows\" : 2", "\"raw_null_Quantity_rows\" : 1");
  }

  @Test
  void other_layouts_are_read_by_option() {
    String in =
        "Invoice;SKU;Description;Qty;Invoice Date;Price;Customer ID;Country\n"
            + "1;A;B;2;31.12.2010 10:15;2.5;7;Germany\n";
    Cli.Result result =
        Cli.runWithInput(
            in,
            "describe",
            "--input",
            "-",
            "--separator",
            ";",
            "--date-pattern",
            "dd.MM.uuuu HH:mm",
            "--charset",
            "windows-1252",
            "--json");

    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("\"date_min\" : \"2010-12-31 10:15:00\"", "\"charset\" : \"windows-1252\"");
  }

  @Test
  void an_option_value_that_is_none_is_wrong_usage() {
    Cli.Result result = Cli.run("describe", "-i", "x.csv", "--charset", "utf-16");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("--charset", "\"utf-16\" is none of auto, utf-8, windows-1252");
  }

  @Test
  void a_limit_that_is_out_of_range_is_wrong_usage() {
    Cli.Result result = Cli.runWithInput("", "describe", "-i", "-", "--max-field-bytes", "0");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("maxFieldBytes is 0", "--max-field-bytes");
  }
}
