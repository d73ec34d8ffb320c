package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowTest {

  @TempDir Path dir;

  @Test
  void a_table_is_shown_in_aligned_columns() {
    Cli.Result result =
        Cli.runWithInput("item,units\nLANTERN,6\n\"a\nb\",-12\n", "show", "-i", "-");

    assertThat(result.outLines())
        .containsExactly("item     units", "-------  -----", "LANTERN      6", "a\\nb       -12");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void twenty_rows_are_shown_unless_more_are_asked_for() {
    String in = Samples.invoices(25);

    assertThat(Cli.runWithInput(in, "show", "-i", "-").outLines()).hasSize(22);
    assertThat(Cli.runWithInput(in, "show", "-i", "-").err())
        .isEqualTo("These are the first 20 rows; --rows all shows every one.\n");
    assertThat(Cli.runWithInput(in, "show", "-i", "-", "--rows", "all").outLines()).hasSize(27);
    assertThat(Cli.runWithInput(in, "show", "-i", "-", "--rows", "0").outLines()).hasSize(2);
    assertThat(Cli.runWithInput(in, "show", "-i", "-", "-n", "25").err()).isEmpty();
  }

  @Test
  void csv_is_what_convert_writes() {
    String in = "a,b\n\"x,y\",\n1,2\n";

    assertThat(Cli.runWithInput(in, "show", "-i", "-", "-n", "1", "--format", "csv").out())
        .isEqualTo("a,b\n\"x,y\",\n");
  }

  @Test
  void json_is_an_array_of_rows_in_which_missing_is_null() {
    String in = "a,b\n\"x\"\"y\",\n1,2\n";

    assertThat(Cli.runWithInput(in, "show", "-i", "-", "--format", "json").out())
        .isEqualTo("[\n{\"a\":\"x\\\"y\",\"b\":null},\n{\"a\":\"1\",\"b\":\"2\"}\n]\n");
    assertThat(Cli.runWithInput("a\n", "show", "-i", "-", "--format", "json").out())
        .isEqualTo("[\n]\n");
  }

  @Test
  void no_more_is_read_than_is_shown() {
    // The rows after the first thousands are broken, which only reading them would tell.
    Path file = Samples.write(dir.resolve("t.csv"), Samples.invoices(60_000) + "\"never closed");

    assertThat(Cli.run("show", "-i", file, "-n", 10).exitCode()).isZero();
    assertThat(Cli.run("show", "-i", file, "-n", "all").exitCode()).isEqualTo(1);
  }

  @Test
  void the_summary_goes_to_standard_error() {
    Cli.Result result = Cli.runWithInput("a,b\n1,2\n3,4\n", "show", "-i", "-", "-n", "1", "--json");

    assertThat(result.out()).startsWith("a  b\n");
    assertThat(result.err())
        .contains("\"columns\" : [ \"a\", \"b\" ]", "\"rows_shown\" : 1", "\"more_rows\" : true");
  }

  @Test
  void escape_sequences_of_a_file_do_not_reach_the_terminal() {
    assertThat(Cli.runWithInput("a\n\u001b[31mred\n", "show", "-i", "-").out())
        .contains("\\u001b[31mred")
        .doesNotContain("\u001b");
  }

  @Test
  void a_number_of_rows_that_is_none_is_wrong_usage() {
    Cli.Result result = Cli.run("show", "-i", "x.csv", "--rows", "many");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--rows", "\"many\" is neither a number of rows nor all");
  }
}
