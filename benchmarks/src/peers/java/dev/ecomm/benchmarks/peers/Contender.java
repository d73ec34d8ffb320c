package dev.ecomm.benchmarks.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** One line of the comparison and what was measured of it: every iteration of every fork. */
final class Contender {
  private final String label;
  private final String benchmark;
  private final Map<String, String> parameters;
  private final List<Double> millis = new ArrayList<>();
  private final List<Double> cpuMillis = new ArrayList<>();
  private final List<Double> allocated = new ArrayList<>();

  /**
   * Makes a contender without measurements.
   *
   * @param label for people
   * @param benchmark class and method
   * @param lines the benchmark's only parameter
   */
  Contender(String label, String benchmark, String lines) {
    this(label, benchmark, Map.of("lines", lines));
  }

  /** The same with parameters of any name. */
  Contender(String label, String benchmark, Map<String, String> parameters) {
    this.label = label;
    this.benchmark = benchmark;
    this.parameters = parameters;
  }

  String label() {
    return label;
  }

  String benchmark() {
    return benchmark;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  /** Which lines are read. */
  String lines() {
    return parameters.getOrDefault("lines", "");
  }

  /** Adds the iterations of a fork. */
  void add(RunResult fork) {
    for (IterationResult iteration : fork.getAggregatedResult().getIterationResults()) {
      millis.add(iteration.getPrimaryResult().getScore());
      iteration
          .getSecondaryResults()
          .forEach(
              (name, result) -> {
                if (name.endsWith("cpu.time")) {
                  cpuMillis.add(result.getScore());
                } else if (name.endsWith("gc.alloc.rate.norm")) {
                  allocated.add(result.getScore());
                }
              });
    }
    Collections.sort(millis);
    Collections.sort(cpuMillis);
    Collections.sort(allocated);
  }

  /** Median time of an operation. */
  double millis() {
    return median(millis);
  }

  /** Lower end of the 95 % interval of the median, by order statistics. */
  double lowMillis() {
    return millis.get(margin());
  }

  /** Upper end of that interval. */
  double highMillis() {
    return millis.get(millis.size() - 1 - margin());
  }

  /** Median processor time of an operation, over all threads. */
  double cpuMillis() {
    return median(cpuMillis);
  }

  /** Median bytes that an operation allocates on the Java heap. */
  double allocatedBytes() {
    return median(allocated);
  }

  /** Binomial(n, 1/2) in its normal approximation: this many samples lie outside on each side. */
  private int margin() {
    int n = millis.size();
    return Math.max(0, (int) Math.floor(n / 2.0 - 1.96 * Math.sqrt(n) / 2));
  }

  private static double median(List<Double> sorted) {
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
