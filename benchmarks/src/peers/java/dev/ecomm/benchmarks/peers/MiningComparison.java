package dev.ecomm.benchmarks.peers;

import dev.ecomm.association.Itemsets;
import dev.ecomm.association.Miner;
import dev.ecomm.basket.Baskets;
import dev.ecomm.benchmarks.MiningBenchmark;
import dev.ecomm.benchmarks.TransactionFiles;
import dev.ecomm.run.RunContext;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * How long does Smile 2.6.0 take from a transaction file to its frequent itemsets, beside ours? For
 * {@code benchmarks/run-mining.sh}; one thread, processor time of that thread, so that other
 * programs on the machine disturb little.
 */
public final class MiningComparison {
  private static final String[] QUESTIONS = {
    "real 184", "real 92", "real 46", "sparse 100", "dense 2000", "mushroom 1700", "chess 1800"
  };

  private static final long WARM_UP_NANOS = 5_000_000_000L;
  private static final int LIMIT_SECONDS = 120;

  private MiningComparison() {}

  /**
   * Measures and prints.
   *
   * <p>Both warm up for five seconds, at least one round: the compiler works on threads of its own
   * and is late where other programs are running. Smile is given up after {@value #LIMIT_SECONDS}
   * seconds.
   *
   * @param args the number of measured rounds of ours, default 15; Smile gets a fifth, as it takes
   *     so much longer; then questions, each a name and a support count, default all
   * @throws Exception if a file cannot be written or read, or the results differ
   */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    String[] questions = args.length > 1 ? Arrays.copyOfRange(args, 1, args.length) : QUESTIONS;
    System.out.println(
        "| data, support count | itemsets | ecomm CPU ms | and all items | Smile CPU ms | ratio"
            + " | and all items | clock ms, 1 thread | 2 threads |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    for (String question : questions) {
      String[] words = question.split(" ", -1);
      compare(question, TransactionFiles.of(words[0]), Integer.parseInt(words[1]), rounds);
    }
  }

  private static void compare(String question, Path file, int supportCount, int rounds)
      throws Exception {
    Measured ours = measured(rounds, () -> ours(file, supportCount, 1), MiningComparison::cpu);
    Measured items = measured(rounds, () -> withItems(file, supportCount), MiningComparison::cpu);
    Measured one = measured(rounds, () -> ours(file, supportCount, 1), System::nanoTime);
    Measured two = measured(rounds, () -> ours(file, supportCount, 2), System::nanoTime);
    Optional<Measured> theirs =
        within(
            () ->
                measured(
                    Math.max(1, rounds / 5),
                    () -> SmileItemsets.mine(file, supportCount),
                    MiningComparison::cpu));
    if (theirs.isPresent() && !Arrays.equals(ours.found, theirs.get().found)) {
      throw new IllegalStateException(
          question
              + ": "
              + Arrays.toString(ours.found)
              + " and "
              + Arrays.toString(theirs.get().found));
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %s | %.1f | %.1f |%n",
        question,
        ours.found[0],
        ours.millis,
        items.millis,
        theirs
            .map(smile -> smile.beside(ours, items))
            .orElse("not finished in " + LIMIT_SECONDS + " s | |"),
        one.millis,
        two.millis);
  }

  /**
   * The median of some rounds.
   *
   * @param found the number of itemsets and the sum of their supports
   * @param millis processor time, or by the clock
   */
  @SuppressWarnings("ArrayRecordComponent") // within this class, and never compared
  private record Measured(long[] found, double millis) {
    String beside(Measured ours, Measured items) {
      return String.format(
          Locale.ROOT, "%.0f | %.1f | %.1f", millis, millis / ours.millis, millis / items.millis);
    }
  }

  private static Measured measured(int rounds, Callable<long[]> work, LongSupplier clock)
      throws Exception {
    long[] found = {};
    for (long begun = cpu(); found.length == 0 || cpu() - begun < WARM_UP_NANOS; ) {
      found = work.call();
    }
    double[] millis = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long begun = clock.getAsLong();
      found = work.call();
      millis[i] = (clock.getAsLong() - begun) / 1e6;
    }
    Arrays.sort(millis);
    return new Measured(found, millis[rounds / 2]);
  }

  /** What a thread of its own finds within the limit; it cannot be stopped, only left behind. */
  private static Optional<Measured> within(Callable<Measured> work) throws Exception {
    FutureTask<Measured> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "peer");
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  /** The number of itemsets and the sum of their supports. */
  private static long[] ours(Path file, int supportCount, int threads) {
    return found(mined(file, supportCount, threads));
  }

  /** The same after each itemset's items were looked at. */
  private static long[] withItems(Path file, int supportCount) {
    Itemsets sets = mined(file, supportCount, 1);
    long sum = 0;
    for (int set = 0; set < sets.size(); set++) {
      for (int at = sets.length(set) - 1; at >= 0; at--) {
        sum += sets.item(set, at);
      }
    }
    if (sum == -1) {
      throw new IllegalStateException("codes are negative");
    }
    return found(sets);
  }

  private static Itemsets mined(Path file, int supportCount, int threads) {
    return Itemsets.mine(
        Baskets.readTransactions(file.toUri()),
        MiningBenchmark.options(supportCount, Miner.ECLAT),
        RunContext.withDefaults().onThreads(threads));
  }

  private static long[] found(Itemsets sets) {
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
