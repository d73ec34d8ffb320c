package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own, with real pipes, signals and exit codes. */
final class ChildProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path err;

  private ChildProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts the command; standard error goes to a file in {@code scratch}. */
  static ChildProcess start(Path scratch, List<String> jvmOptions, Object... args) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/env"))
        && System.getProperty("os.name").equals("Linux")) {
      // A build in the background ignores SIGINT, and children would inherit that.
      command.addAll(List.of("/usr/bin/env", "--default-signal=INT,TERM"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    Arrays.stream(args).map(Object::toString).forEach(command::add);
    Path err = scratch.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // it would speak on standard error
    builder.environment().put("LC_ALL", "C");
    try {
      return new ChildProcess(builder.start(), err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command to its end with nothing on standard input. */
  static Cli.Result run(Path scratch, List<String> jvmOptions, Object... args) {
    try (ChildProcess child = start(scratch, jvmOptions, args)) {
      child.stdin().close();
      byte[] out = child.stdout().readAllBytes();
      return new Cli.Result(child.exitCode(), out, child.err());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OutputStream stdin() {
    return process.getOutputStream();
  }

  InputStream stdout() {
    return process.getInputStream();
  }

  /** Sends a signal by its name: INT, TERM. */
  void signal(String name) {
    try {
      int sent =
          new ProcessBuilder("kill", "-s", name, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      assertThat(sent).as("exit code of kill").isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int exitCode() {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was written to standard error so far. */
  String err() {
    try {
      return Files.readString(err, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
