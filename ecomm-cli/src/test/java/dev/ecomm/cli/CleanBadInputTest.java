package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code clean} cannot use ends in one line that says where and what; no file is left. */
class CleanBadInputTest {

  @TempDir Path dir;

  static Stream<Arguments> badFiles() {
    String good = Samples.invoices(3);
    byte[] gzip = Samples.gzip(Samples.invoices(60_000));
    return Stream.of(
        arguments("an empty file", "", "the file is empty"),
        arguments("a missing column", good.replace("Quantity", "Menge"), "no column for quantity"),
        arguments("a quote never closed", good + "4,A,\"B", "quote"),
        arguments("UTF-16", "\u00ff\u00feI\u0000n\u0000", "UTF-16"),
        arguments("a gzip cut off in its middle", Arrays.copyOf(gzip, gzip.length / 2), "cut off"),
        arguments(
            "a gzip cut off in its last bytes", Arrays.copyOf(gzip, gzip.length - 3), "cut off"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void a_bad_file_is_one_message(String kind, Object content, String message) throws IOException {
    byte[] bytes =
        content instanceof byte[] given ? given : content.toString().getBytes(ISO_8859_1);
    Path in = Samples.write(dir.resolve("in.csv"), bytes);

    assertFails(clean(in), "in.csv]", message);
    assertThat(filesIn(dir)).containsExactly(in);
  }

  @Test
  void a_header_without_rows_gives_tables_without_rows() throws IOException {
    Path in = Samples.write(dir.resolve("in.csv"), Samples.HEADER + "\n");
    Cli.Result result = clean(in);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Lines: 0 read = 0 accepted + 0 rejected.");
    for (String name : List.of("clean.csv", "rejects.csv", "ledger.csv", "netting.csv")) {
      assertThat(Files.readAllLines(dir.resolve(name))).as(name).hasSize(1);
    }
    assertThat(Cli.run("clean", "-i", in, "-o", "-", "--use-fitted", dir.resolve("rules.json")))
        .extracting(Cli.Result::exitCode)
        .isEqualTo(0);
  }

  @Test
  void rows_none_of_which_can_be_typed_are_all_rejects() throws IOException {
    Path in = Samples.write(dir.resolve("in.csv"), Samples.HEADER + "\n1,2\n3,4\n");
    Cli.Result result = clean(in);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("Rows: 2 read = 0 clean + 0 rejected by rules + 2 that could not be typed.");
    assertThat(Files.readAllLines(dir.resolve("rejects.csv")))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("2,reading,quarantine,,2 fields where the header has 8,3,\"3,4\"");
  }

  @Test
  void a_bad_value_in_the_last_row_is_a_reject_or_where_asked_for_the_end() throws IOException {
    String lines = Samples.invoices(50_000) + "50001,A,THING,1,2011-01-01,cheap,17850,EIRE\n";
    Path in = Samples.write(dir.resolve("in.csv"), lines);

    assertFails(clean(in, "--on-bad-cell", "fail"), "line 50002, UnitPrice \"cheap\"");
    assertThat(filesIn(dir)).containsExactly(in);
    assertThat(clean(in).out())
        .contains("Rows: 50,001 read = 50,000 clean + 0 rejected by rules + 1 that could not be");
    assertThat(Files.readAllLines(dir.resolve("rejects.csv")))
        .last()
        .asString()
        .startsWith("50001,reading,quarantine,,\"UnitPrice \"\"cheap\"\": not a decimal number\"");
  }

  @Test
  void bytes_that_are_not_utf_8_are_rejects_where_only_utf_8_is_taken() throws IOException {
    byte[] latin = Samples.invoices(2).replaceFirst("THING", "CAF\u00c9").getBytes(ISO_8859_1);
    Path in = Samples.write(dir.resolve("in.csv"), latin);

    assertThat(clean(in).out()).contains("windows-1252", "Lines: 2 read");
    assertThat(clean(in, "--charset", "utf-8").out()).contains("its bytes are not UTF-8");
    assertThat(Files.readString(dir.resolve("rejects.csv"))).contains("its bytes are not UTF-8");
  }

  @Test
  void a_target_below_a_file_cannot_be_written() throws IOException {
    Path in = Samples.write(dir.resolve("in.csv"), CleanTest.SHOP);

    assertFails(clean(in, "--fitted", in.resolve("rules.json")), "is a file");
    assertThat(filesIn(dir)).containsExactly(in);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o", "--rejects", "--ledger", "--netting", "--fitted"})
  void a_full_disk_under_one_output_leaves_none_of_the_others(String full) throws IOException {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");
    Path in = Samples.write(dir.resolve("in.csv"), CleanTest.SHOP);
    List<Object> args = new ArrayList<>(List.of("clean", "-i", in));
    for (String option : List.of("-o", "--rejects", "--ledger", "--netting", "--fitted")) {
      args.add(option);
      args.add(option.equals(full) ? "/dev/full" : dir.resolve(option + ".csv"));
    }

    assertFails(Cli.run(args.toArray()), "/dev/full", "full");
    assertThat(filesIn(dir)).containsExactly(in);
  }

  static Stream<Arguments> badRules() {
    return Stream.of(
        arguments("nothing", "", "empty"),
        arguments("no JSON", "invoice_no,stock_code\n", "not JSON"),
        arguments("JSON cut off", "{\"format\": 1, \"rules\": [", "not JSON"),
        arguments("other JSON", "{\"a\": 1}", "format"),
        arguments("a newer format", "{\"format\": 2}", "format is 2, this version reads 1"),
        arguments(
            "a rule of a newer version",
            "{\"format\": 1, \"rules\": [{\"kind\": \"magic\", \"id\": \"m\", \"action\":"
                + " \"drop\"}]}",
            "rule \"m\" is of the kind \"magic\""),
        arguments(
            "a rule of somebody's own",
            "{\"format\": 1, \"rules\": [{\"kind\": \"custom\", \"id\": \"mine\", \"action\":"
                + " \"drop\"}]}",
            "rule \"mine\" is code of your own"),
        arguments("windows-1252", "{\"format\": \"\u00a3\"}", "its bytes are not UTF-8"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRules")
  void rules_that_cannot_be_read_are_one_message(String kind, String content, String message)
      throws IOException {
    Path in = Samples.write(dir.resolve("in.csv"), CleanTest.SHOP);
    Path rules = Samples.write(dir.resolve("r.json"), content.getBytes(ISO_8859_1));
    Cli.Result result =
        Cli.run("clean", "-i", in, "-o", dir.resolve("out.csv"), "--use-fitted", rules);

    assertFails(result, "[file:", "r.json]", message);
    assertThat(filesIn(dir)).containsExactlyInAnyOrder(in, rules);
  }

  @Test
  void rules_that_are_not_there_are_named() {
    assertFails(
        Cli.run("clean", "-i", "x.csv", "-o", "y.csv", "--use-fitted", dir.resolve("none.json")),
        "none.json",
        "no such file");
  }

  private Cli.Result clean(Path in, Object... more) {
    List<Object> args = new ArrayList<>(List.of("clean", "-i", in));
    args.addAll(List.of("-o", dir.resolve("clean.csv"), "--rejects", dir.resolve("rejects.csv")));
    args.addAll(List.of("--ledger", dir.resolve("ledger.csv")));
    args.addAll(List.of("--netting", dir.resolve("netting.csv")));
    if (!Arrays.asList(more).contains("--fitted")) {
      args.addAll(List.of("--fitted", dir.resolve("rules.json")));
    }
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  private static void assertFails(Cli.Result result, String... message) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("ecomm: ").contains(message).hasLineCount(1);
  }

  private static List<Path> filesIn(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.toList();
    }
  }
}
