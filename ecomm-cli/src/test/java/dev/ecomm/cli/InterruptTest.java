package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a command that is ended from outside. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent by the command kill")
class InterruptTest {

  @TempDir Path scratch;
  private Path dir;

  @BeforeEach
  void makeOutputDirectory() throws IOException {
    dir = Files.createDirectory(scratch.resolve("out"));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void a_signal_while_reading_leaves_no_file(String signal, int exitCode) throws Exception {
    Path out = dir.resolve("out.csv");
    try (WatchService watch = watch();
        ChildProcess child =
            ChildProcess.start(
                scratch, List.of(), "convert", "--as", "invoices", "-i", "-", "-o", out)) {
      child.stdin().write(Samples.invoices(100_000).getBytes(UTF_8));
      child.stdin().flush(); // and the pipe stays open: the command waits for more
      awaitSomethingIn(watch);
      child.signal(signal);

      assertThat(child.exitCode()).isEqualTo(exitCode);
      assertThat(child.err()).isEqualTo("ecomm: Cancelled; nothing was published.\n");
    }
    assertThat(filesIn(dir)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void a_signal_while_cleaning_leaves_none_of_the_files(String signal, int exitCode)
      throws Exception {
    try (WatchService watch = watch();
        ChildProcess child =
            ChildProcess.start(
                scratch,
                List.of(),
                "clean",
                "-i",
                "-",
                "-o",
                dir.resolve("clean.csv"),
                "--ledger",
                dir.resolve("ledger.csv"),
                "--fitted",
                dir.resolve("rules.json"))) {
      child.stdin().write(Samples.invoices(100_000).getBytes(UTF_8));
      child.stdin().flush(); // and the pipe stays open: the command waits for more
      awaitSomethingIn(watch);
      child.signal(signal);

      assertThat(child.exitCode()).isEqualTo(exitCode);
      assertThat(child.err()).isEqualTo("ecomm: Cancelled; nothing was published.\n");
    }
    assertThat(filesIn(dir)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void a_signal_while_generating_leaves_no_file(String signal, int exitCode) throws Exception {
    Path out = dir.resolve("out.csv");
    try (WatchService watch = watch();
        ChildProcess child =
            ChildProcess.start(
                scratch, List.of(), "generate", "--rows", "100000000", "--seed", "1", "-o", out)) {
      awaitSomethingIn(watch);
      child.signal(signal);

      assertThat(child.exitCode()).isEqualTo(exitCode);
      assertThat(child.err()).isEqualTo("ecomm: Cancelled; nothing was published.\n");
    }
    assertThat(filesIn(dir)).isEmpty();
  }

  @Test
  void a_signal_leaves_an_older_output_as_it_was() throws Exception {
    Path out = Samples.write(dir.resolve("out.csv"), "old");
    try (WatchService watch = watch();
        ChildProcess child =
            ChildProcess.start(
                scratch, List.of(), "convert", "--as", "invoices", "-i", "-", "-o", out)) {
      awaitSomethingIn(watch);
      child.signal("INT");
      child.exitCode();
    }
    assertThat(filesIn(dir)).containsExactly(out);
    assertThat(out).hasContent("old");
  }

  @Test
  void a_reader_of_standard_output_that_goes_away_ends_the_command_quietly() throws Exception {
    Path in = Samples.write(dir.resolve("in.csv"), Samples.invoices(200_000));
    try (ChildProcess child =
        ChildProcess.start(scratch, List.of(), "show", "-i", in, "--rows", "all")) {
      assertThat(child.stdout().read()).isEqualTo('I');
      child.stdout().close();

      assertThat(child.exitCode()).isZero();
      assertThat(child.err()).isEmpty();
    }
  }

  private WatchService watch() throws IOException {
    WatchService watch = dir.getFileSystem().newWatchService();
    dir.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    return watch;
  }

  private static void awaitSomethingIn(WatchService watch) throws InterruptedException {
    assertThat(watch.poll(60, TimeUnit.SECONDS)).as("the command begins to write").isNotNull();
  }

  private static List<Path> filesIn(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.toList();
    }
  }
}
