package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.CpuTimeProfiler;
import dev.ecomm.benchmarks.InvoiceFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks in turns and prints a table of {@code benchmarks/README.md}.
 *
 * <p>JMH runs all forks of one benchmark before the next, so that a machine that slows down half
 * way punishes whoever comes last. Here each round has one short fork of every contender, and the
 * medians are taken over all rounds.
 */
final class Comparison {
  private final List<Contender> contenders;
  private final int rounds;
  private final int warmup;
  private final int measured;

  /**
   * Makes a comparison.
   *
   * @param contenders in the order of the table
   * @param args number of rounds (default 5), warm-up and measured iterations of a fork (default 5,
   *     5)
   */
  Comparison(List<Contender> contenders, String... args) {
    this.contenders = List.copyOf(contenders);
    rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    warmup = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    measured = args.length > 2 ? Integer.parseInt(args[2]) : 5;
  }

  /** Measures every contender, round by round, and prints the machine and a table of lines. */
  void run(String does) throws RunnerException, IOException {
    measure();
    printMachine();
    print(does);
  }

  /** Measures every contender, round by round. */
  void measure() throws RunnerException {
    for (int round = 1; round <= rounds; round++) {
      System.err.printf(
          Locale.ROOT,
          "round %d of %d, load %.1f%n",
          round,
          rounds,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      for (Contender contender : contenders) {
        run(contender);
      }
    }
  }

  private void run(Contender contender) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + Pattern.quote(contender.benchmark()) + "$")
        .forks(1)
        .warmupIterations(warmup)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(measured)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuTimeProfiler.class)
        .output(System.getProperty("ecomm.bench.log", "jmh.log"));
    contender.parameters().forEach(options::param);
    contender.add(new Runner(options.build()).runSingle());
    System.err.printf(
        Locale.ROOT,
        "  %-34s %-30s %9.1f ms %9.1f ms cpu%n",
        contender.label(),
        contender.parameters(),
        contender.millis(),
        contender.cpuMillis());
  }

  /** Prints where and how often it was measured. */
  void printMachine() throws IOException {
    System.out.printf(
        Locale.ROOT,
        "Machine: %s, %d processors; JDK %s; commit %s. %d forks of %d iterations, in turns;"
            + " median [95 %% interval].%n%n",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        System.getProperty("ecomm.commit", "unknown"),
        rounds,
        measured);
  }

  private void print(String does) throws IOException {
    System.out.println(
        "| "
            + does
            + " | lines | bytes/line of file | ms | CPU ms | ns/line | MB/s | allocated/line |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    for (Contender contender : contenders) {
      printRow(contender);
    }
    System.out.println();
  }

  private static void printRow(Contender contender) throws IOException {
    Path csv = InvoiceFiles.csv(contender.lines());
    long bytes = Files.size(csv);
    long lines = InvoiceFiles.lines(csv);
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %.1f | %.1f [%.1f, %.1f] | %.1f | %.0f | %.0f | %.1f |%n",
        contender.label(),
        lines,
        (double) bytes / lines,
        contender.millis(),
        contender.lowMillis(),
        contender.highMillis(),
        contender.cpuMillis(),
        contender.millis() * 1e6 / lines,
        bytes / contender.millis() / 1e3,
        contender.allocatedBytes() / lines);
  }

  /** Prints how many times as long one contender took as another. */
  static void printRatio(String label, Contender slower, Contender faster) {
    System.out.printf(Locale.ROOT, "- %s: %.2f%n", label, slower.millis() / faster.millis());
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
