package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.CpuTimeProfiler;
import dev.ecomm.benchmarks.InvoiceFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * Runs the reading benchmarks in turns and prints the tables of {@code benchmarks/README.md}.
 *
 * <p>JMH runs all forks of one benchmark before the next, so that a machine that slows down half
 * way punishes whoever comes last. Here each round has one short fork of every contender, and the
 * medians are taken over all rounds. Run by {@code benchmarks/run-read.sh}.
 */
public final class ReadComparison {
  private static final String OURS = "dev.ecomm.benchmarks.ReadCsvBenchmark.";
  private static final String PEERS = ReadCsvPeersBenchmark.class.getName() + ".";
  private static final String SMALL = "500000";
  private static final String LARGE = "5000000";

  private final Contender one = new Contender("ecomm, 1 thread", OURS + "oneThread", "real");
  private final Contender two = new Contender("ecomm, 2 threads", OURS + "twoThreads", "real");
  private final Contender duckDbOne =
      new Contender("DuckDB, 1 thread", PEERS + "duckDbOneThread", "real");
  private final Contender duckDbTwo =
      new Contender("DuckDB, 2 threads", PEERS + "duckDbTwoThreads", "real");
  private final List<Contender> rawFields =
      List.of(
          new Contender("FastCSV, bounds of raw fields", PEERS + "fastCsvBounds", "real"),
          new Contender("FastCSV, raw fields as Strings", PEERS + "fastCsvStrings", "real"),
          new Contender("univocity, raw fields as Strings", PEERS + "univocityStrings", "real"));
  private final Contender oneSmall = new Contender("ecomm, 1 thread", OURS + "oneThread", SMALL);
  private final Contender oneLarge = new Contender("ecomm, 1 thread", OURS + "oneThread", LARGE);
  private final Contender twoLarge = new Contender("ecomm, 2 threads", OURS + "twoThreads", LARGE);
  private final Contender duckDbLarge =
      new Contender("DuckDB, 1 thread", PEERS + "duckDbOneThread", LARGE);

  private ReadComparison() {}

  /**
   * Measures and prints.
   *
   * @param args number of rounds (default 5), warm-up and measured iterations of a fork (default 5,
   *     5)
   * @throws RunnerException if a benchmark fails
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws RunnerException, IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    int warmup = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    int measured = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    ReadComparison comparison = new ReadComparison();
    for (int round = 1; round <= rounds; round++) {
      System.err.printf(
          Locale.ROOT,
          "round %d of %d, load %.1f%n",
          round,
          rounds,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      for (Contender contender : comparison.contenders()) {
        run(contender, warmup, measured);
      }
    }
    comparison.print(rounds, measured);
  }

  private List<Contender> contenders() {
    List<Contender> all = new ArrayList<>(List.of(one, duckDbOne));
    all.addAll(rawFields);
    all.addAll(List.of(two, duckDbTwo, oneSmall, oneLarge, twoLarge, duckDbLarge));
    return all;
  }

  private static void run(Contender contender, int warmup, int measured) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + Pattern.quote(contender.benchmark()) + "$")
        .param("lines", contender.lines())
        .forks(1)
        .warmupIterations(warmup)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(measured)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuTimeProfiler.class)
        .output(System.getProperty("ecomm.bench.log", "jmh.log"));
    contender.add(new Runner(options.build()).runSingle());
    System.err.printf(
        Locale.ROOT,
        "  %-34s %8s lines %9.1f ms %9.1f ms cpu%n",
        contender.label(),
        contender.lines(),
        contender.millis(),
        contender.cpuMillis());
  }

  private void print(int rounds, int measured) throws IOException {
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
    System.out.println(
        "| reads | lines | bytes/line of file | ms | CPU ms | ns/line | MB/s | allocated/line |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    for (Contender contender : contenders()) {
      printRow(contender);
    }
    double exponent =
        Math.log(oneLarge.millis() / oneSmall.millis())
            / Math.log(Double.parseDouble(LARGE) / Double.parseDouble(SMALL));
    System.out.println();
    printFact("DuckDB / ecomm, 1 thread (wanted: at least 1.5)", duckDbOne, one);
    for (Contender parser : rawFields) {
      printFact(parser.label() + " / ecomm, 1 thread (wanted: above 1)", parser, one);
    }
    printFact("DuckDB / ecomm, 2 threads", duckDbTwo, two);
    printFact("1 thread / 2 threads, real lines (wanted: at least 1.5)", one, two);
    printFact("1 thread / 2 threads, 5 million lines", oneLarge, twoLarge);
    System.out.printf(
        Locale.ROOT,
        "- exponent from 0.5 to 5 million lines: %.3f (wanted: at most 1.05)%n",
        exponent);
  }

  private void printRow(Contender contender) throws IOException {
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

  private static void printFact(String label, Contender slower, Contender faster) {
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
