package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.run.CancellationToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {

  @TempDir Path dir;

  private Path invoices() {
    return Samples.write(dir.resolve("in.csv"), Samples.INVOICES);
  }

  @Test
  void invoice_lines_are_typed_and_counted() {
    Path out = dir.resolve("out.csv");
    Cli.Result result = Cli.run("convert", "--input", invoices(), "--output", out);

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(out).hasContent(String.join("\n", Samples.TYPED) + "\n");
    assertThat(result.out())
        .contains(
            "Read 4 rows of file:",
            "3 accepted, 1 rejected.",
            "line 4, Quantity \"six\": not a whole number",
            "Wrote 3 lines to " + out,
            "The rejects are in no file; --rejects URI writes them.");
  }

  @Test
  void rejects_are_written_with_every_reason() throws IOException {
    Path rejects = dir.resolve("rejects.csv");
    Cli.run("convert", "-i", invoices(), "-o", dir.resolve("out.csv"), "--rejects", rejects);

    assertThat(Files.readAllLines(rejects))
        .hasSize(3)
        .first()
        .isEqualTo("file,row,line,column,text,reason,remedy,record");
    assertThat(rejects)
        .content()
        .contains(
            ",3,4,Quantity,six,not a whole number,", ",3,4,InvoiceDate,31/12/2010,not a date");
  }

  @Test
  void rejects_without_any_are_a_header() throws IOException {
    Path rejects = dir.resolve("rejects.csv");
    Path in = Samples.write(dir.resolve("good.csv"), Samples.invoices(2));
    Cli.run("convert", "-i", in, "-o", dir.resolve("out.csv"), "--rejects", rejects);

    assertThat(Files.readAllLines(rejects)).hasSize(1);
  }

  @Test
  void what_was_converted_converts_to_itself() throws IOException {
    Path once = dir.resolve("once.csv");
    Path twice = dir.resolve("twice.csv");
    Cli.run("convert", "-i", invoices(), "-o", once);
    Cli.run("convert", "-i", once, "-o", twice);

    assertThat(twice).hasSameBinaryContentAs(once);
  }

  @Test
  void the_table_goes_to_standard_output_and_the_summary_to_standard_error() {
    Cli.Result result = Cli.runWithInput(Samples.INVOICES, "convert", "-i", "-", "-o", "-");

    assertThat(result.outLines()).isEqualTo(Samples.TYPED);
    assertThat(result.err())
        .contains("Read 4 rows of standard input", "Wrote 3 lines to standard output");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "named pipes are made by the command mkfifo")
  void a_pipe_is_read_once_and_whole() throws Exception {
    Path pipe = dir.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String many = Samples.invoices(50_000);
    Thread writer = new Thread(() -> Samples.write(pipe, many));
    writer.start();
    Cli.Result result = Cli.run("convert", "-i", pipe, "-o", "-");
    writer.join();

    assertThat(result.exitCode()).isZero();
    assertThat(result.outLines()).hasSize(50_001);
  }

  @Test
  void compressed_standard_input_is_known_by_its_bytes() {
    Cli.Result result =
        Cli.runWithInput(Samples.gzip(Samples.INVOICES), "convert", "-i", "-", "-o", "-");

    assertThat(result.outLines()).isEqualTo(Samples.TYPED);
  }

  @Test
  void the_json_summary_counts_every_row() {
    Cli.Result result =
        Cli.run("convert", "-i", invoices(), "-o", dir.resolve("out.csv"), "--json");

    assertThat(result.out())
        .contains(
            "\"kind\" : \"invoices\"",
            "\"rows_written\" : 3",
            "\"rows_read\" : 4",
            "\"accepted\" : 3",
            "\"rejected\" : 1",
            "\"invoice_no\" : \"InvoiceNo\"");
  }

  @Test
  void quiet_says_nothing() {
    Cli.Result result = Cli.run("convert", "-q", "-i", invoices(), "-o", dir.resolve("out.csv"));

    assertThat(result.out() + result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void another_table_is_copied_text_by_text() {
    Path in = Samples.write(dir.resolve("in.csv"), "b;a\n1.50;\"x;y\"\n;2011\n");
    Path out = dir.resolve("out.csv");
    Cli.Result result = Cli.run("convert", "-i", in, "--separator", ";", "-o", out);

    assertThat(result.out()).isEqualTo("Copied 2 rows to " + out + ".\n");
    assertThat(out).hasContent("b,a\n1.50,x;y\n,2011\n");
  }

  @Test
  void invoice_lines_can_be_copied_as_a_table() {
    Path in = Samples.write(dir.resolve("in.csv"), Samples.invoices(1));
    Cli.Result result = Cli.run("convert", "-i", in, "--as", "table", "-o", "-");

    assertThat(result.out()).isEqualTo(Samples.invoices(1));
  }

  @Test
  void a_table_taken_for_invoices_lacks_their_columns() {
    Path in = Samples.write(dir.resolve("in.csv"), "a,b\n1,2\n");
    Path out = dir.resolve("out.csv");
    Cli.Result result = Cli.run("convert", "-i", in, "--as", "invoices", "-o", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("no column for invoice_no").contains("\"a\", \"b\"");
    assertThat(out).doesNotExist();
  }

  @Test
  void unknown_headers_can_be_named() {
    String renamed = Samples.invoices(1).replace("InvoiceNo", "Rechnung");
    Cli.Result result =
        Cli.runWithInput(
            renamed, "convert", "-i", "-", "-o", "-", "--column", "invoice_no=Rechnung");

    assertThat(result.outLines()).hasSize(2).first().asString().startsWith("invoice_no,");
  }

  @Test
  void an_output_is_replaced() {
    Path out = Samples.write(dir.resolve("out.csv"), "old");
    Cli.run("convert", "-i", invoices(), "-o", out);

    assertThat(out).content().startsWith("invoice_no,");
  }

  @Test
  void no_clobber_leaves_an_existing_output() {
    Path out = Samples.write(dir.resolve("out.csv"), "old");
    Cli.Result result = Cli.run("convert", "--no-clobber", "-i", invoices(), "-o", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("ecomm: [file:").contains("out.csv", "exists");
    assertThat(out).hasContent("old");
  }

  @Test
  void a_file_can_be_converted_in_its_place() {
    Path file = invoices();
    Cli.run("convert", "-i", file, "-o", file);

    assertThat(file).hasContent(String.join("\n", Samples.TYPED) + "\n");
  }

  @Test
  void lines_and_rejects_cannot_share_a_place() {
    Path out = dir.resolve("out.csv");
    Cli.Result result = Cli.run("convert", "-i", invoices(), "-o", out, "--rejects", out);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--output and --rejects are both");
    assertThat(out).doesNotExist();
  }

  @Test
  void rejects_of_a_table_are_wrong_usage() {
    Path in = Samples.write(dir.resolve("in.csv"), "a,b\n1,2\n");
    Cli.Result result =
        Cli.run("convert", "-i", in, "-o", dir.resolve("o.csv"), "--rejects", dir.resolve("r.csv"));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--rejects is for invoice lines");
  }

  @Test
  void a_text_that_a_spreadsheet_would_run_can_be_made_harmless() {
    Cli.Result result =
        Cli.runWithInput(
            "note,n\n=1+1,-5\n", "convert", "--spreadsheet-safe", "-i", "-", "-o", "-");

    assertThat(result.out()).contains("'=1+1");
  }

  @Test
  void a_bad_cell_can_end_the_reading() throws IOException {
    Path out = dir.resolve("out.csv");
    Cli.Result result = Cli.run("convert", "-i", invoices(), "-o", out, "--on-bad-cell", "fail");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("ecomm: [file:")
        .contains("line 4, Quantity \"six\": not a whole number")
        .contains("--on-bad-cell")
        .hasLineCount(1);
    assertThat(Files.list(dir)).containsExactly(dir.resolve("in.csv"));
  }

  @Test
  void too_many_rejects_name_the_option_that_allows_more() {
    Cli.Result result =
        Cli.run("convert", "-i", invoices(), "-o", dir.resolve("o.csv"), "--max-rejects", "0");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("maxRejects", "(Option: --max-rejects N)");
  }

  @Test
  void a_cancelled_run_publishes_nothing() throws IOException {
    CancellationToken cancelled = new CancellationToken();
    cancelled.cancel();
    Path in = invoices();
    Cli.Result result =
        Cli.runCancelledBy(cancelled, "convert", "-i", in, "-o", dir.resolve("o.csv"));

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(result.err()).isEqualTo("ecomm: Cancelled; nothing was published.\n");
    assertThat(Files.list(dir)).containsExactly(in);
  }

  @Test
  void bytes_do_not_depend_on_the_number_of_threads() {
    Path in = Samples.write(dir.resolve("in.csv"), Samples.invoices(50_000));
    byte[] one = Cli.run("convert", "-i", in, "-o", "-", "--threads", 1).bytes();
    byte[] three = Cli.run("convert", "-i", in, "-o", "-", "--threads", 3).bytes();

    assertThat(one).isEqualTo(three).hasSizeGreaterThan(1_000_000);
  }

  @Test
  void output_is_utf_8_whatever_the_input_was() {
    byte[] latin =
        Samples.invoices(1)
            .replace("THING", "CAF\u00c9 \u00a35")
            .getBytes(StandardCharsets.ISO_8859_1);
    Cli.Result result = Cli.runWithInput(latin, "convert", "-i", "-", "-o", "-");

    assertThat(result.out()).contains("CAF\u00c9 \u00a35");
    assertThat(result.err()).contains("windows-1252");
  }
}
