package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.TransactionFiles;
import java.io.IOException;
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
 * How long does Smile 2.6.0 take from a transaction file to its frequent itemsets? In a JVM as that
 * of {@link dev.ecomm.benchmarks.MiningBenchmark}, where ours answers the same question.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "-Xms4g",
      "-Xmx4g",
      "-XX:+UseSerialGC",
      "-XX:+AlwaysPreTouch",
      "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0" // else Smile takes two threads
    })
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class MiningPeersBenchmark {

  /** Which file and the least support count. */
  @Param({"real 184", "real 92", "real 46", "sparse 100", "dense 2000", "mushroom 1700"})
  public String question = "";

  private Path file = Path.of("");
  private int supportCount;

  /**
   * Makes the file.
   *
   * @throws IOException if it cannot be written
   */
  @Setup
  public void write() throws IOException {
    String[] words = question.split(" ", -1);
    file = TransactionFiles.of(words[0]);
    supportCount = Integer.parseInt(words[1]);
  }

  /**
   * Reads and mines; itemsets are counted and not kept.
   *
   * @return the number of itemsets, and the sum of their supports
   * @throws IOException if the file cannot be read
   */
  @Benchmark
  public long[] smile() throws IOException {
    return SmileItemsets.mine(file, supportCount);
  }
}
