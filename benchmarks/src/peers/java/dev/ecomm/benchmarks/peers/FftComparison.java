package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.FftBenchmark;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * Runs {@link FftBenchmark} and JTransforms in turns of some milliseconds, for many rounds, and
 * prints the processor time of one transform: medians, and the median of the ratio of each round.
 * On a shared machine both then meet the same neighbours, which forks of seconds do not.
 */
public final class FftComparison {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int[] LENGTHS = {305, 1000, 1024, 100_003};
  private static final int WARM_UP = 20;
  private static final double VALUES_A_TURN = 300_000;

  private FftComparison() {}

  /**
   * Runs it.
   *
   * @param args how many rounds, by default 100
   */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    System.out.println("| values | ours, µs | JTransforms, µs | ours / theirs | middle half |");
    System.out.println("|--:|--:|--:|--:|--:|");
    for (int length : LENGTHS) {
      System.out.print(row(length, rounds));
    }
  }

  private static String row(int length, int rounds) {
    FftBenchmark ours = new FftBenchmark();
    ours.length = length;
    ours.plan();
    FftPeersBenchmark.JTransforms state = new FftPeersBenchmark.JTransforms();
    state.length = length;
    state.plan();
    FftPeersBenchmark theirs = new FftPeersBenchmark();
    int transforms = (int) Math.max(1, VALUES_A_TURN / length);
    double[] mine = new double[rounds];
    double[] other = new double[rounds];
    double[] ratios = new double[rounds];
    for (int turn = -WARM_UP; turn < rounds; turn++) {
      int round = Math.max(0, turn); // the turns of the warm-up are written over
      mine[round] = nanos(ours::ours, transforms);
      other[round] = nanos(() -> theirs.jTransforms(state), transforms);
      ratios[round] = mine[round] / other[round];
    }
    return String.format(
        Locale.ROOT,
        "| %,d | %.1f | %.1f | %.2f | %.2f to %.2f |%n",
        length,
        quantile(mine, 0.5) / 1e3,
        quantile(other, 0.5) / 1e3,
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75));
  }

  /** One transform; the array keeps the compiler from leaving it out. */
  private interface Transform {
    double[] run();
  }

  private static double nanos(Transform transform, int times) {
    double sum = 0;
    long start = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < times; i++) {
      sum += transform.run()[0];
    }
    long end = THREADS.getCurrentThreadCpuTime();
    if (Double.isNaN(sum)) {
      throw new IllegalStateException("a bin is missing");
    }
    return (double) (end - start) / times;
  }

  private static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
