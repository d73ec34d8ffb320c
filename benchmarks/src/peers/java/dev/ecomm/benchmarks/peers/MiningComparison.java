package dev.ecomm.benchmarks.peers;

import dev.ecomm.association.Itemsets;
import dev.ecomm.association.Miner;
import dev.ecomm.basket.Baskets;
import dev.ecomm.benchmarks.MiningBenchmark;
import dev.ecomm.benchmarks.TransactionFiles;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How long does Smile 2.6.0 take from a transaction file to its frequent itemsets, beside ours? For
 * {@code benchmarks/run-mining.sh}; one thread, processor time of that thread, so that other
 * programs on the machine disturb little.
 */
public final class MiningComparison {
  private static final String[] QUESTIONS = {
    "real 184", "real 92", "real 46", "sparse 100", "dense 2000"
  };

  private MiningComparison() {}

  /**
   * Measures and prints.
   *
   * @param args the number of measured rounds of ours, default 15; Smile gets a fifth, as it takes
   *     so much longer; then questions, each a name and a support count, default all
   * @throws IOException if a file cannot be written or read
   */
  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    String[] questions = args.length > 1 ? Arrays.copyOfRange(args, 1, args.length) : QUESTIONS;
    System.out.println("| data, support count | itemsets | ecomm CPU ms | Smile CPU ms | ratio |");
    System.out.println("|---|--:|--:|--:|--:|");
    for (String question : questions) {
      String[] words = question.split(" ", -1);
      compare(question, TransactionFiles.of(words[0]), Integer.parseInt(words[1]), rounds);
    }
  }

  private static void compare(String question, Path file, int supportCount, int rounds)
      throws IOException {
    double[] ours = new double[rounds];
    long[] found = {};
    for (int i = -rounds; i < rounds; i++) { // the first half warms up
      long begun = cpu();
      found = ours(file, supportCount);
      ours[Math.max(i, 0)] = (cpu() - begun) / 1e6;
    }
    int few = Math.max(1, rounds / 5);
    double[] theirs = new double[few];
    for (int i = -Math.min(few, 2); i < few; i++) {
      long begun = cpu();
      long[] smile = SmileItemsets.mine(file, supportCount);
      theirs[Math.max(i, 0)] = (cpu() - begun) / 1e6;
      if (!Arrays.equals(found, smile)) {
        throw new IllegalStateException(
            question + ": " + Arrays.toString(found) + " and " + Arrays.toString(smile));
      }
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    double median = ours[rounds / 2];
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.0f | %.1f |%n",
        question,
        found[0],
        median,
        theirs[few / 2],
        theirs[few / 2] / median);
  }

  /** The number of itemsets and the sum of their supports. */
  private static long[] ours(Path file, int supportCount) {
    Itemsets sets =
        Itemsets.mine(
            Baskets.readTransactions(file.toUri()),
            MiningBenchmark.options(supportCount, Miner.ECLAT),
            RunContext.withDefaults().onThreads(1));
    long sum = 0;
    for (int set = 0; set < sets.size(); set++) {
      sum += sets.supportCount(set);
    }
    return new long[] {sets.size(), sum};
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
