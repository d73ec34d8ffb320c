package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command takes and gives every format. */
class FormatsTest {

  @TempDir Path dir;

  private Path lines(int rows) {
    return Samples.write(dir.resolve("in.csv"), Samples.invoices(rows));
  }

  private static Cli.Result ok(Object... args) {
    Cli.Result result = Cli.run(args);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return result;
  }

  @ParameterizedTest
  @ValueSource(strings = {".csv.gz", ".parquet", ".arrow"})
  void lines_survive_the_way_through_a_format(String ending) {
    Path plain = dir.resolve("plain.csv");
    Path there = dir.resolve("there" + ending);
    Path back = dir.resolve("back.csv");
    ok("convert", "-i", lines(500), "-o", plain);
    ok("convert", "-i", plain, "-o", there);
    ok("convert", "-i", there, "-o", back);

    assertThat(back).hasSameBinaryContentAs(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {".parquet", ".arrow"})
  void clean_writes_what_it_writes_as_csv(String ending) {
    Path in = lines(500);
    ok("clean", "-i", in, "-o", dir.resolve("clean.csv"), "--ledger", dir.resolve("ledger.csv"));
    Path typed = dir.resolve("in" + ending);
    Path clean = dir.resolve("clean" + ending);
    Path ledger = dir.resolve("ledger" + ending);
    ok("convert", "-i", in, "-o", typed);
    ok("clean", "-i", typed, "-o", clean, "--ledger", ledger);
    ok("convert", "--as", "table", "-i", clean, "-o", dir.resolve("clean-back.csv"));
    ok("convert", "--as", "table", "-i", ledger, "-o", dir.resolve("ledger-back.csv"));

    assertThat(dir.resolve("clean-back.csv")).hasSameBinaryContentAs(dir.resolve("clean.csv"));
    assertThat(dir.resolve("ledger-back.csv")).hasSameBinaryContentAs(dir.resolve("ledger.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".parquet", ".arrow"})
  void show_and_describe_read_it(String ending) {
    Path typed = dir.resolve("in" + ending);
    ok("convert", "-i", lines(30), "-o", typed);

    assertThat(ok("show", "-i", typed, "-n", "all").out()).contains("invoice_no");
    assertThat(ok("describe", "-i", typed).out()).contains("raw_rows", "30");
  }

  @ParameterizedTest
  @ValueSource(strings = {".parquet", ".arrow"})
  void generate_writes_the_lines_that_it_writes_as_csv(String ending) {
    Path typed = dir.resolve("made" + ending);
    ok("generate", "-n", 2000, "--seed", 3, "-o", typed);
    ok("generate", "-n", 2000, "--seed", 3, "-o", dir.resolve("made.csv"));
    ok("convert", "-i", typed, "-o", dir.resolve("a.csv"));
    ok("convert", "-i", dir.resolve("made.csv"), "-o", dir.resolve("b.csv"));

    assertThat(dir.resolve("a.csv")).hasSameBinaryContentAs(dir.resolve("b.csv"));
  }

  @Test
  void bad_rows_are_for_csv_only() {
    Path out = dir.resolve("made.parquet");
    Cli.Result result = Cli.run("generate", "-n", 2000, "--seed", 3, "--bad-rows", 0.1, "-o", out);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--bad-rows makes lines that cannot be typed");
    assertThat(out).doesNotExist();
  }

  @Test
  void the_compression_is_chosen() throws IOException {
    Path in = lines(2000);
    Path zstd = dir.resolve("zstd.parquet");
    Path none = dir.resolve("none.parquet");
    ok("convert", "-i", in, "-o", zstd);
    ok("convert", "-i", in, "-o", none, "--compression", "none");

    assertThat(Files.size(zstd)).isLessThan(Files.size(none));
    assertThat(Cli.run("convert", "-i", in, "-o", none, "--compression", "lzo").err())
        .contains("\"lzo\" is none of zstd, snappy, gzip, none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.parquet", "x.arrow"})
  void a_file_that_is_not_what_its_name_says_is_told(String name) throws IOException {
    Path in = Files.copy(lines(3), dir.resolve(name));
    Cli.Result result = Cli.run("convert", "-i", in, "-o", dir.resolve("out.csv"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("ecomm: [file:").contains(name).doesNotContain("\tat ");
    assertThat(dir.resolve("out.csv")).doesNotExist();
  }
}
