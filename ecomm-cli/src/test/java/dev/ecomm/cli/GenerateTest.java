package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

  @TempDir Path dir;

  @Test
  void as_many_lines_as_asked_for_are_written() throws Exception {
    Path out = dir.resolve("lines.csv");
    Cli.Result result = Cli.run("generate", "--rows", 1_000, "--seed", 1, "--output", out);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("Wrote 1,000 lines to " + out + ".\n");
    assertThat(Files.readAllLines(out)).hasSize(1_001).first().isEqualTo(Samples.HEADER);
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_one_others() {
    byte[] one = Cli.run("generate", "-n", 500, "--seed", 1, "-o", "-").bytes();
    byte[] again = Cli.run("generate", "-n", 500, "--seed", 1, "-o", "-").bytes();
    byte[] other = Cli.run("generate", "-n", 500, "--seed", "-2", "-o", "-").bytes();

    assertThat(again).isEqualTo(one);
    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void bad_rows_are_what_the_reader_rejects() {
    Path out = dir.resolve("dirty.csv.gz");
    Cli.Result generated =
        Cli.run("generate", "-n", 2_000, "--bad-rows", "0.1", "-o", out, "--json");
    String bad = generated.out().replaceAll("(?s).*\"bad_rows\" : ([0-9]+).*", "$1");

    assertThat(Integer.parseInt(bad)).isBetween(150, 250);
    assertThat(Cli.run("describe", "-i", out, "--json").out()).contains("\"rejected\" : " + bad);
  }

  @Test
  void a_compressed_file_holds_the_same_lines() {
    Path plain = dir.resolve("a.csv");
    Path packed = dir.resolve("a.csv.gz");
    Cli.run("generate", "-n", 300, "-o", plain);
    Cli.run("generate", "-n", 300, "-o", packed);

    assertThat(packed).binaryContent().startsWith(0x1F, 0x8B);
    assertThat(Cli.run("show", "-i", packed, "-n", "all", "--format", "csv").out())
        .isEqualTo(Cli.run("show", "-i", plain, "-n", "all", "--format", "csv").out());
  }

  @Test
  void no_clobber_leaves_an_existing_output() {
    Path out = Samples.write(dir.resolve("a.csv"), "old");
    Cli.Result result = Cli.run("generate", "-n", 10, "-o", out, "--no-clobber");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("exists already");
    assertThat(out).hasContent("old");
  }

  @Test
  void numbers_out_of_range_are_wrong_usage() {
    assertThat(Cli.run("generate", "-n", 0, "-o", "-").exitCode()).isEqualTo(2);
    assertThat(Cli.run("generate", "-n", 1, "--bad-rows", "1.5", "-o", "-").err())
        .contains("badRows is 1.5, must be from 0 to 1");
    assertThat(Cli.run("generate", "-n", "x", "-o", "-").err()).contains("--rows", "'x'");
  }
}
