package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir static Path madeUpFiles;
  private static Cli.Result madeUp;

  @TempDir Path dir;

  @BeforeAll
  static void runWithoutAnInput() {
    madeUp = Cli.run("demo", "--output", madeUpFiles, "--threads", "1", "--json");
  }

  @Test
  void a_file_is_read_described_and_written() throws IOException {
    Path in = Samples.write(dir.resolve("in.csv"), Samples.INVOICES);
    Path out = dir.resolve("result");
    Cli.Result result = Cli.run("demo", "--input", in, "--output", out);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(out.resolve("invoices.csv")).hasContent(String.join("\n", Samples.TYPED) + "\n");
    assertThat(Files.readAllLines(out.resolve("rejects.csv"))).hasSize(2);
    assertThat(Files.readAllLines(out.resolve("clean.csv"))).hasSize(4);
    assertThat(Files.readAllLines(out.resolve("netting.csv"))).hasSize(2);
    assertThat(out.resolve("ledger.csv")).hasContent("row_number,rule,column,before,after\n");
    assertThat(result.out())
        .contains(
            "Read 4 rows of file:",
            "3 accepted, 1 rejected.",
            "What is in them:\n  Lines: 4 read, 1 of them rejected\n",
            "Revenue: exactly -12.144",
            out + "/invoices.csv: 3 typed lines",
            "Cleaned with the pack retail:\n  rule ",
            "Money: -12.144 read + 0 by the rules = -12.144 accepted, exactly.",
            "Rows: 4 read = 3 clean + 0 rejected by rules + 1 that could not be typed.",
            out + "/clean.csv: 3 clean lines",
            out + "/rejects.csv: 1 rejected row",
            out + "/ledger.csv: 0 repaired cells",
            out + "/netting.csv: 1 cancellation",
            "Next:\n  ecomm show --input " + out + "/ledger.csv");
  }

  @Test
  void ten_facts_are_told() {
    List<String> lines =
        Cli.runWithInput(Samples.INVOICES, "demo", "-i", "-", "-o", dir).outLines();

    int first = lines.indexOf("What is in them:") + 1;
    assertThat(lines.subList(first, first + 11)).last().isEqualTo("");
    assertThat(lines.subList(first, first + 10)).allMatch(line -> line.matches("  [A-Z].*: .*"));
  }

  @Test
  void without_an_input_lines_are_made_up_and_some_are_bad() throws IOException {
    assertThat(madeUp.exitCode()).isZero();
    assertThat(madeUp.out()).contains("\"rows_read\" : 50000,", "\"highlights\" : [");
    int accepted = Files.readAllLines(madeUpFiles.resolve("invoices.csv")).size() - 1;
    assertThat(accepted).isBetween(49_000, 49_900);
    assertThat(madeUp.out()).contains("\"accepted\" : " + accepted);
    assertThat(Files.readAllLines(madeUpFiles.resolve("generated.csv"))).hasSizeGreaterThan(50_000);
  }

  @Test
  void a_second_run_makes_the_same_bytes_whatever_the_threads() {
    Cli.run("demo", "--output", dir, "--threads", "2");

    for (String name :
        List.of(
            "generated.csv",
            "invoices.csv",
            "clean.csv",
            "rejects.csv",
            "ledger.csv",
            "netting.csv")) {
      assertThat(dir.resolve(name)).hasSameBinaryContentAs(madeUpFiles.resolve(name));
    }
  }

  @Test
  void a_file_that_cannot_be_read_leaves_nothing() throws IOException {
    Path in = Samples.write(dir.resolve("in.csv"), "a,b\n1,2\n");
    Cli.Result result = Cli.run("demo", "-i", in, "-o", dir.resolve("result"));

    assertThat(result.exitCode()).isEqualTo(1);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(in);
    }
  }

  @Test
  void where_one_file_cannot_be_written_none_is_not_even_the_made_up_lines() throws IOException {
    Files.createDirectory(dir.resolve("netting.csv"));
    Cli.Result result = Cli.run("demo", "-o", dir);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("netting.csv", "directory").hasLineCount(1);
    try (Stream<Path> files = Files.list(dir)) {
      assertThat(files).containsExactly(dir.resolve("netting.csv"));
    }
  }

  @Test
  void a_stream_is_no_directory() {
    Cli.Result result = Cli.runWithInput(Samples.INVOICES, "demo", "-i", "-", "-o", "-");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no directory");
  }
}
