package dev.ecomm.benchmarks;

import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link FeatureBenchmark} and prints a table with the time for each number. */
public final class FeatureComparison {

  private FeatureComparison() {}

  /**
   * Runs it.
   *
   * @param args none
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] args) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(FeatureBenchmark.class.getSimpleName())
            .addProfiler(CpuTimeProfiler.class)
            .build();
    System.out.println("| series | features | how | ms | processor ms | ns a number |");
    System.out.println("|---|---:|---|---:|---:|---:|");
    StringBuilder rows = new StringBuilder();
    for (RunResult result : new Runner(options).run()) {
      rows.append(row(result));
    }
    System.out.print(rows);
  }

  private static String row(RunResult result) {
    String shape = result.getParams().getParam("shape");
    String which = result.getParams().getParam("which");
    double millis = result.getPrimaryResult().getScore();
    double cpu =
        Objects.requireNonNull(result.getSecondaryResults().get(CpuTimeProfiler.RESULT)).getScore();
    int features = ManySeries.features(which).names().size();
    String[] words = shape.split("x", -1);
    double numbers = Double.parseDouble(words[0]) * Double.parseDouble(words[1]) * features;
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.0f | %.0f | %.2f |%n",
        shape,
        features,
        result.getPrimaryResult().getLabel(),
        millis,
        cpu,
        cpu * 1e6 / numbers);
  }
}
