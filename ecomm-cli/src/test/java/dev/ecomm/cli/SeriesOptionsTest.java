package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SeriesOptionsTest {
  @TempDir Path dir;

  /** What a command that reads series looks like. */
  @Command(name = "reads")
  static final class Reads {
    @Mixin final SeriesOptions series = new SeriesOptions();
  }

  private SeriesSet read(String text, String... more) {
    Path file = Samples.write(dir.resolve("s.csv"), text);
    Reads command = new Reads();
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--series";
    arguments[1] = file.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    new CommandLine(command).parseArgs(arguments);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            Console.outTo(out),
            Console.utf8(out, true),
            false);
    return command.series.read(
        new Session(console, new CancellationToken()), RunContext.withDefaults());
  }

  @Test
  void the_usual_columns_need_no_option() {
    SeriesSet read = read("unique_id,ds,y\n00123,2011-01-03,2\n10B,2011-01-03,\n");

    assertThat(read.ids()).containsExactly("00123", "10B");
    assertThat(read.values(1)).containsExactly(Double.NaN);
  }

  @Test
  void a_table_without_an_id_is_one_series() {
    SeriesSet read =
        read("date,a,total_qty\n2011-01-03,x,2\n", "--time", "date", "--value", "total_qty");

    assertThat(read.ids()).containsExactly("total_qty");
  }

  @Test
  void a_column_can_name_series() {
    SeriesSet read = read("item,ds,y\nA,1,2\nB,1,3\n", "--id", "item", "--separator", ",");

    assertThat(read.ids()).containsExactly("A", "B");
  }

  @Test
  void weeks_and_months_in_one_series_are_refused() {
    String mixed =
        "ds,y\n2011-01-03,1\n2011-01-10,2\n2011-01-17,3\n2011-02-01,4\n2011-03-01,5\n2011-04-01,2\n";

    assertThatThrownBy(() -> read(mixed))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageContaining("s.csv] ")
        .hasMessageContaining("mixed frequency");
  }

  @Test
  void a_fault_names_the_file_and_the_options() {
    assertThatThrownBy(() -> read("a,b\n1,2\n"))
        .hasMessageContaining("s.csv] no column \"ds\"; there are a, b.");
    assertThat(Settings.options("Name the columns with SeriesColumns."))
        .isEqualTo(" (Option: --id COL, --time COL, --value COL)");
  }
}
