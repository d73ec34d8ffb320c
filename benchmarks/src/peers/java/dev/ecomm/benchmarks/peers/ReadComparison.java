package dev.ecomm.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Compares readers of CSV, for {@code benchmarks/run-read.sh}. */
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
   * @param args as for {@link Comparison}
   * @throws RunnerException if a benchmark fails
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws RunnerException, IOException {
    ReadComparison of = new ReadComparison();
    new Comparison(of.contenders(), args).run("reads");
    of.printRatios();
  }

  private List<Contender> contenders() {
    List<Contender> all = new ArrayList<>(List.of(one, duckDbOne));
    all.addAll(rawFields);
    all.addAll(List.of(two, duckDbTwo, oneSmall, oneLarge, twoLarge, duckDbLarge));
    return all;
  }

  private void printRatios() {
    Comparison.printRatio("DuckDB / ecomm, 1 thread (wanted: at least 1.5)", duckDbOne, one);
    for (Contender parser : rawFields) {
      Comparison.printRatio(parser.label() + " / ecomm, 1 thread (wanted: above 1)", parser, one);
    }
    Comparison.printRatio("DuckDB / ecomm, 2 threads", duckDbTwo, two);
    Comparison.printRatio("1 thread / 2 threads, real lines (wanted: at least 1.5)", one, two);
    Comparison.printRatio("1 thread / 2 threads, 5 million lines", oneLarge, twoLarge);
    double exponent =
        Math.log(oneLarge.millis() / oneSmall.millis())
            / Math.log(Double.parseDouble(LARGE) / Double.parseDouble(SMALL));
    System.out.printf(
        Locale.ROOT,
        "- exponent from 0.5 to 5 million lines: %.3f (wanted: at most 1.05)%n",
        exponent);
  }
}
