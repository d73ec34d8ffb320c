package dev.ecomm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own shows: exit codes, character sets, locale and time zone. */
class ProcessTest {
  private static final List<String> ELSEWHERE =
      List.of(
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Asia/Kathmandu",
          "-Dfile.encoding=ISO-8859-1");

  @TempDir Path scratch;

  private Path invoices() {
    String text = Samples.INVOICES.replace("TEA", "T\u00c9A \u20ac \u0130I\u0131i");
    return Samples.write(scratch.resolve("in.csv"), text);
  }

  @Test
  void exit_codes_tell_done_from_failed_from_wrong_usage() {
    Path in = invoices();

    assertThat(ChildProcess.run(scratch, List.of(), "describe", "-i", in).exitCode()).isZero();
    assertThat(ChildProcess.run(scratch, List.of(), "describe", "-i", in + "x.csv").exitCode())
        .isEqualTo(1);
    assertThat(ChildProcess.run(scratch, List.of(), "describe").exitCode()).isEqualTo(2);
  }

  @Test
  void bytes_do_not_depend_on_locale_zone_or_default_charset() {
    Path in = invoices();
    Cli.Result here = Cli.run("convert", "-i", in, "-o", "-");
    Cli.Result there = ChildProcess.run(scratch, ELSEWHERE, "convert", "-i", in, "-o", "-");

    assertThat(there.bytes()).isEqualTo(here.bytes());
    assertThat(there.err()).isEqualTo(here.err());
    assertThat(there.out()).contains("T\u00c9A \u20ac \u0130I\u0131i");
  }

  @Test
  void facts_do_not_depend_on_locale_zone_or_default_charset() {
    Path in = invoices();
    Cli.Result here = Cli.run("describe", "-i", in, "--json");
    Cli.Result there = ChildProcess.run(scratch, ELSEWHERE, "describe", "-i", in, "--json");

    assertThat(there.bytes()).isEqualTo(here.bytes());
  }

  @Test
  void generated_lines_do_not_depend_on_locale_zone_or_default_charset() {
    Object[] command = {"generate", "--rows", 2_000, "--seed", 7, "--bad-rows", 0.05, "-o", "-"};
    Cli.Result here = Cli.run(command);
    Cli.Result there = ChildProcess.run(scratch, ELSEWHERE, command);

    assertThat(here.outLines()).hasSizeGreaterThan(2_000);
    assertThat(there.bytes()).isEqualTo(here.bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "notebook", "retail"})
  void clean_lines_do_not_depend_on_locale_zone_or_default_charset(String pack) {
    Path in =
        Samples.write(
            scratch.resolve("in.csv"),
            CleanTest.SHOP.replace("536367,85123A", "536367,85123i \u0130\u0131"));
    Path rules = scratch.resolve("rules.json");
    Object[] command = {"clean", "-i", in, "-o", "-", "--pack", pack, "--fitted", rules, "--json"};
    Cli.Result here = Cli.run(command);
    byte[] learned = Samples.read(rules);
    Cli.Result there = ChildProcess.run(scratch, ELSEWHERE, command);

    assertThat(here.out()).contains("85123I \u0130I,");
    assertThat(there.bytes()).isEqualTo(here.bytes());
    assertThat(there.err()).isEqualTo(here.err());
    assertThat(Samples.read(rules)).isEqualTo(learned);
  }

  @Test
  @Tag("slow")
  void a_file_larger_than_the_heap_is_cleaned_to_the_same_bytes() {
    Path in = scratch.resolve("large.csv");
    Cli.run("generate", "--rows", 1_000_000, "--seed", 1, "--bad-rows", 0.001, "-o", in);
    Object[] small = cleanInto("small", in);
    Object[] large = cleanInto("large", in);
    Cli.Result inSmallHeap = ChildProcess.run(scratch, List.of("-Xmx72m"), small);
    Cli.Result inLargeHeap = ChildProcess.run(scratch, List.of("-Xmx768m"), large);

    assertThat(inSmallHeap.err()).isEmpty();
    assertThat(inLargeHeap.err()).isEmpty();
    for (int i = 4; i < small.length; i += 2) {
      assertThat((Path) small[i]).hasSameBinaryContentAs((Path) large[i]);
    }
  }

  private Object[] cleanInto(String name, Path in) {
    return new Object[] {
      "clean",
      "-i",
      in,
      "-o",
      scratch.resolve(name + "-clean.csv"),
      "--rejects",
      scratch.resolve(name + "-rejects.csv"),
      "--ledger",
      scratch.resolve(name + "-ledger.csv"),
      "--netting",
      scratch.resolve(name + "-netting.csv"),
      "--fitted",
      scratch.resolve(name + "-rules.json")
    };
  }

  @Test
  void debug_shows_where_a_failure_arose_and_only_then() {
    Path missing = scratch.resolve("none.csv");
    Cli.Result plain = ChildProcess.run(scratch, List.of(), "describe", "-i", missing);
    Cli.Result debug = ChildProcess.run(scratch, List.of(), "describe", "-i", missing, "--debug");

    assertThat(plain.err()).startsWith("ecomm: [file:").hasLineCount(1);
    assertThat(debug.err()).startsWith(plain.err()).contains("\n\tat dev.ecomm.");
  }

  @Test
  void verbose_logs_on_standard_error() {
    Path in = invoices();
    Cli.Result result = ChildProcess.run(scratch, List.of(), "convert", "-v", "-i", in, "-o", "-");

    assertThat(result.out()).startsWith("invoice_no,");
    assertThat(result.err()).contains("[INFO] ecomm - Java ", "[INFO] ecomm - done in ");
  }

  @Test
  void verbose_logs_also_where_an_option_is_a_cleaning() {
    Cli.Result result =
        ChildProcess.run(
            scratch, List.of(), "clean", "-v", "--pack", "seed", "-i", invoices(), "-o", "-");

    assertThat(result.err()).contains("[INFO] ecomm - Java ");
  }

  @Test
  void a_bar_is_shown_where_the_script_says_that_a_person_watches() {
    Path in = Samples.write(scratch.resolve("many.csv"), Samples.invoices(100_000));
    Path out = scratch.resolve("out.csv");
    List<String> watched = List.of("-Decomm.stderr.tty=true");

    assertThat(ChildProcess.run(scratch, watched, "convert", "-i", in, "-o", out).err())
        .contains("\rreading");
    assertThat(ChildProcess.run(scratch, watched, "convert", "-q", "-i", in, "-o", out).err())
        .isEmpty();
    assertThat(ChildProcess.run(scratch, List.of(), "convert", "-i", in, "-o", out).err())
        .isEmpty();
  }
}
