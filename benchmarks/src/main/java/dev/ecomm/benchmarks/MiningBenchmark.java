package dev.ecomm.benchmarks;

import dev.ecomm.association.Itemsets;
import dev.ecomm.association.Miner;
import dev.ecomm.association.MiningBudget;
import dev.ecomm.association.MiningOptions;
import dev.ecomm.basket.Baskets;
import dev.ecomm.run.RunContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long from a transaction file to its frequent itemsets, on one and on two threads? Smile
 * answers the same question in {@code run-mining.sh}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms4g", "-Xmx4g", "-XX:+UseSerialGC", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class MiningBenchmark {

  /** Which file and the least support count. */
  @Param({"real 184", "real 92", "real 46", "sparse 100", "dense 2000", "mushroom 1700"})
  public String question = "";

  /** The algorithm. */
  @Param({"ECLAT"})
  public Miner miner = Miner.ECLAT;

  /** How many threads. */
  @Param({"1", "2"})
  public int threads;

  private URI file = URI.create("file:/");
  private MiningOptions options = MiningOptions.builder().build();

  /**
   * Makes the file.
   *
   * @throws IOException if it cannot be written
   */
  @Setup
  public void write() throws IOException {
    String[] words = question.split(" ", -1);
    Path made = TransactionFiles.of(words[0]);
    file = made.toUri();
    options = options(Integer.parseInt(words[1]), miner);
  }

  /**
   * What everybody is asked for: all itemsets, whatever their number.
   *
   * @param supportCount the least
   * @param miner the algorithm
   * @return the options
   */
  public static MiningOptions options(int supportCount, Miner miner) {
    return MiningOptions.builder()
        .minSupportCount(supportCount)
        .miner(miner)
        .budget(MiningBudget.withDefaults().withItemsets(20_000_000).withBytes(3L << 30))
        .build();
  }

  /**
   * Reads and mines.
   *
   * @return the itemsets
   */
  @Benchmark
  public Itemsets mine() {
    return Itemsets.mine(
        Baskets.readTransactions(file), options, RunContext.withDefaults().onThreads(threads));
  }

  /**
   * Reads, mines and looks at each item of each itemset.
   *
   * @return the sum of their codes
   */
  @Benchmark
  public long mineAndRead() {
    Itemsets sets = mine();
    long sum = 0;
    for (int set = 0; set < sets.size(); set++) {
      for (int at = sets.length(set) - 1; at >= 0; at--) {
        sum += sets.item(set, at);
      }
    }
    return sum;
  }
}
