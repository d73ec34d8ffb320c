package dev.ecomm.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ecomm.run.CancellationToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Runs the command in this JVM with streams of its own. */
final class Cli {

  /** How a run ended. */
  record Result(int exitCode, byte[] bytes, String err) {
    String out() {
      return new String(bytes, UTF_8);
    }

    List<String> outLines() {
      return out().lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }
  }

  private Cli() {}

  static Result run(Object... args) {
    return runWithInput("", args);
  }

  static Result runWithInput(String in, Object... args) {
    return runWithInput(in.getBytes(UTF_8), args);
  }

  static Result runWithInput(byte[] in, Object... args) {
    return run(in, new CancellationToken(), args);
  }

  static Result runCancelledBy(CancellationToken token, Object... args) {
    return run(new byte[0], token, args);
  }

  private static Result run(byte[] in, CancellationToken token, Object[] args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(in), Console.outTo(out), Console.utf8(err, true), false);
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int exitCode = Ecomm.run(console, token, texts);
    return new Result(exitCode, out.toByteArray(), err.toString(UTF_8));
  }
}
