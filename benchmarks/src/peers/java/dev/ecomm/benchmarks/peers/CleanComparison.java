package dev.ecomm.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Compares ways from CSV to a clean table, for {@code benchmarks/run-clean.sh}. */
public final class CleanComparison {
  private static final String OURS = "dev.ecomm.benchmarks.CleanCsvBenchmark.";
  private static final String DUCK_DB = CleanCsvPeersBenchmark.class.getName() + ".duckDb";

  /** Which lines, and how many times as long DuckDB shall take. */
  private record Size(String lines, String wanted) {}

  private static final List<Size> SIZES =
      List.of(
          new Size("real", "at least 2.0"),
          new Size("500000", "at least 2.0"),
          new Size("5000000", "at least 2.8"));

  private CleanComparison() {}

  /**
   * Measures and prints.
   *
   * @param args as for {@link Comparison}
   * @throws RunnerException if a benchmark fails
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws RunnerException, IOException {
    List<Contender> contenders = new ArrayList<>();
    List<Runnable> ratios = new ArrayList<>();
    for (Size size : SIZES) {
      String lines = size.lines();
      Contender ours = new Contender("ecomm, CSV to clean table", OURS + "clean", lines);
      Contender duckDb = new Contender("DuckDB, CSV to clean table", DUCK_DB, lines);
      contenders.add(ours);
      contenders.add(duckDb);
      contenders.add(new Contender("ecomm, cleaning alone", OURS + "cleanInMemory", lines));
      String label = "DuckDB / ecomm, %s lines (wanted: %s)".formatted(lines, size.wanted());
      ratios.add(() -> Comparison.printRatio(label, duckDb, ours));
    }
    new Comparison(contenders, args).run("cleans");
    ratios.forEach(Runnable::run);
  }
}
