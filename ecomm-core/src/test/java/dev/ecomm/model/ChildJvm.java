package dev.ecomm.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a main class in a JVM of its own, where the heap is as small as the test says. */
public final class ChildJvm {
  private static final int MINUTES = 5;

  private ChildJvm() {}

  /** What the child printed, and how it ended. */
  public record Ended(int exitCode, List<String> output) {}

  /**
   * The serial collector measures best: it collects everything, at once, when asked. A child is
   * over before the second compiler pays.
   */
  public static Ended run(String heap, Class<?> main) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Decomm.data=" + System.getProperty("ecomm.data", ""),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectErrorStream(true)
            .start();
    try {
      child.getOutputStream().close();
      List<String> output =
          new String(child.getInputStream().readAllBytes(), UTF_8).lines().toList();
      if (!child.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the child still runs after " + MINUTES + " minutes");
      }
      return new Ended(child.exitValue(), output);
    } finally {
      child.destroyForcibly();
    }
  }
}
