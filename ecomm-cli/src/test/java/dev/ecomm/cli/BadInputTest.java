package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of bad input ends in one line that says where, what and what to do; no file is left.
 */
class BadInputTest {

  @TempDir Path dir;

  static Stream<Arguments> badFiles() {
    String good = Samples.invoices(3);
    byte[] gzip = Samples.gzip(Samples.invoices(20_000));
    return Stream.of(
        arguments("an empty file", "", "the file is empty"),
        arguments("blank lines only", "\n\n", "the file has only blank lines"),
        arguments("a missing column", good.replace("Quantity", "Menge"), "no column for quantity"),
        arguments(
            "a column twice",
            good.replace("Country\n", "Price\n"),
            "the headers \"UnitPrice\" and \"Price\""),
        arguments("a quote never closed", good + "4,A,\"B", "quote"),
        arguments("a header with a quote never closed", "\"InvoiceNo,StockCode\n", "quote"),
        arguments("UTF-16", "\u00ff\u00feI\u0000n\u0000", "UTF-16"),
        arguments("a zip archive", "PK\u0003\u0004", "zip archive"),
        arguments("a truncated gzip", Arrays.copyOf(gzip, gzip.length / 2), "cut off"),
        arguments("another separator", good.replace(',', ';'), "--separator CHAR"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void a_bad_file_is_one_message(String kind, Object content, String message) throws IOException {
    byte[] bytes =
        content instanceof byte[] given
            ? given
            : content.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Path in = Samples.write(dir.resolve("in.csv"), bytes);
    Path out = dir.resolve("out.csv");
    Cli.Result result = Cli.run("convert", "--as", "invoices", "-i", in, "-o", out);

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("ecomm: [file:")
        .contains("in.csv]", message)
        .hasLineCount(1);
    assertThat(filesIn(dir)).containsExactly(in);
  }

  @Test
  void a_header_without_rows_is_described_as_nothing() {
    Cli.Result result = Cli.runWithInput(Samples.HEADER + "\n", "describe", "-i", "-");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Read 0 rows", "0 accepted, 0 rejected");
  }

  @Test
  void a_field_beyond_the_limit_names_the_option() {
    Cli.Result result =
        Cli.runWithInput(Samples.invoices(1), "describe", "-i", "-", "--max-field-bytes", "10");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("line ", "maxFieldBytes", "--max-field-bytes N");
  }

  @Test
  void a_file_that_inflates_beyond_the_limit_names_the_option() {
    byte[] bomb = Samples.gzip(Samples.invoices(100_000));
    Cli.Result result =
        Cli.runWithInput(bomb, "describe", "-i", "-", "--max-inflated-bytes", "1000000");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("maxInflatedBytes", "--max-inflated-bytes N");
  }

  @Test
  void bytes_that_are_not_utf_8_are_rejects_where_only_utf_8_is_taken() {
    byte[] latin =
        Samples.invoices(2)
            .replaceFirst("THING", "CAF\u00c9")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Cli.Result result = Cli.runWithInput(latin, "describe", "-i", "-", "--charset", "utf-8");

    assertThat(result.out()).contains("1 accepted, 1 rejected", "its bytes are not UTF-8");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertFails(Cli.run("describe", "-i", dir.resolve("none.csv")), "none.csv", "no such file");
  }

  @Test
  void a_directory_is_no_file() {
    assertFails(Cli.run("describe", "-i", dir), "is a directory");
  }

  @Test
  void a_scheme_without_a_store_names_those_that_have_one() {
    assertFails(
        Cli.run("describe", "-i", "ftp://shop/a.csv"),
        "No store for \"ftp:\". Known are file, gs, http, https, s3");
  }

  @Test
  void an_output_below_a_file_cannot_be_written() {
    Path in = Samples.write(dir.resolve("in.csv"), Samples.INVOICES);

    assertFails(Cli.run("convert", "-i", in, "-o", in.resolve("out.csv")), "is a file");
  }

  @Test
  void a_full_disk_is_a_failure() {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");
    Path in = Samples.write(dir.resolve("in.csv"), Samples.invoices(5_000));

    assertFails(Cli.run("convert", "-i", in, "-o", "/dev/full"), "/dev/full", "full");
  }

  @Test
  void an_ending_of_no_known_format_is_wrong_usage() {
    Cli.Result result = Cli.run("describe", "-i", "lines.xlsx");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).startsWith("ecomm: ").contains("lines.xlsx", ".csv, .csv.gz");
  }

  @Test
  void a_password_in_a_location_is_refused_and_not_repeated() {
    Cli.Result result = Cli.run("describe", "-i", "https://user:secret@shop.example/a.csv");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("user name or password").doesNotContain("secret");
  }

  private static void assertFails(Cli.Result result, String... message) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("ecomm: ").contains(message).hasLineCount(1);
  }

  private static List<Path> filesIn(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.toList();
    }
  }
}
