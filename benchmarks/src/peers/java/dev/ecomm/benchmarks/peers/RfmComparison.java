package dev.ecomm.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Compares ways from clean lines to ten features, for {@code benchmarks/run-rfm.sh}. */
public final class RfmComparison {
  private static final String OURS = "dev.ecomm.benchmarks.RfmBenchmark.";
  private static final String PEERS = RfmPeersBenchmark.class.getName() + ".";

  private RfmComparison() {}

  /**
   * Measures and prints.
   *
   * @param args as for {@link Comparison}
   * @throws RunnerException if a benchmark fails
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws RunnerException, IOException {
    Contender real = new Contender("ecomm, ten features", OURS + "seed", "real");
    Contender five = new Contender("ecomm, ten features", OURS + "seed", "5000000");
    Contender twenty = new Contender("ecomm, ten features", OURS + "seed", "20000000");
    Contender varchar = new Contender("DuckDB, VARCHAR keys", PEERS + "varchar", "real");
    Contender integer = new Contender("DuckDB, INTEGER keys", PEERS + "integer", "real");
    Contender enums = new Contender("DuckDB, ENUM keys", PEERS + "enums", "real");
    Contender standard = new Contender("ecomm, textbook columns", OURS + "standard", "real");
    List<Contender> contenders =
        new ArrayList<>(List.of(real, varchar, integer, enums, standard, five, twenty));
    new Comparison(contenders, args).run("profiles");
    Comparison.printRatio("DuckDB VARCHAR / ecomm (wanted: at least 10)", varchar, real);
    Comparison.printRatio("DuckDB INTEGER / ecomm (wanted: at least 5)", integer, real);
    Comparison.printRatio("DuckDB ENUM / ecomm (wanted: at least 5)", enums, real);
    System.out.printf(
        Locale.ROOT,
        "- exponent from 5 to 20 million lines: %.3f (wanted: at most 1.05)%n",
        Math.log(twenty.millis() / five.millis()) / Math.log(4));
  }
}
