package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.MiningBenchmark;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * How long does Smile 2.6.0 take from a transaction file to its frequent itemsets, beside ours? For
 * {@code benchmarks/run-mining.sh}. By the clock, so that the garbage of either counts.
 */
public final class MiningComparison {
  private static final String OURS = MiningBenchmark.class.getName() + ".";
  private static final String PEERS = MiningPeersBenchmark.class.getName() + ".";
  private static final int ROUNDS_ARGUMENTS = 3;

  private static final String[] QUESTIONS = {
    "real 184", "real 92", "real 46", "sparse 100", "dense 2000", "mushroom 1700", "chess 1800"
  };

  private MiningComparison() {}

  /** The contenders of one question. */
  private record Row(
      String question, Contender one, Contender read, Contender two, Contender smile) {

    static Row of(String question) {
      return new Row(
          question,
          ours(question, "mine", 1),
          ours(question, "mineAndRead", 1),
          ours(question, "mine", 2),
          new Contender("Smile", PEERS + "smile", Map.of("question", question)));
    }

    private static Contender ours(String question, String method, int threads) {
      return new Contender(
          "ecomm, " + method,
          OURS + method,
          Map.of("question", question, "threads", Integer.toString(threads)));
    }

    Stream<Contender> contenders() {
      return Stream.of(one, read, two, smile);
    }

    void print() {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f [%.1f, %.1f] | %.1f | %.1f | %.0f [%.0f, %.0f] | %.1f | %.1f | %.0f |%n",
          question,
          one.millis(),
          one.lowMillis(),
          one.highMillis(),
          read.millis(),
          two.millis(),
          smile.millis(),
          smile.lowMillis(),
          smile.highMillis(),
          smile.millis() / one.millis(),
          smile.millis() / read.millis(),
          one.allocatedBytes() / 1e6);
    }
  }

  /**
   * Measures and prints.
   *
   * @param args three as for {@link Comparison}, which may be left out from the end; then
   *     questions, each a name and a support count, default all
   * @throws RunnerException if a benchmark fails
   * @throws IOException if the processor cannot be told
   */
  public static void main(String[] args) throws RunnerException, IOException {
    int first = Math.min(ROUNDS_ARGUMENTS, args.length);
    String[] asked = Arrays.copyOfRange(args, first, args.length);
    List<Row> rows = Arrays.stream(asked.length > 0 ? asked : QUESTIONS).map(Row::of).toList();
    Comparison comparison =
        new Comparison(rows.stream().flatMap(Row::contenders).toList(), Arrays.copyOf(args, first));
    comparison.measure();
    comparison.printMachine();
    System.out.println(
        "| data, support count | ecomm, ms | and all items read | 2 threads | Smile, ms | Smile /"
            + " ecomm | and all items read | ecomm, MB allocated |");
    System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    rows.forEach(Row::print);
  }
}
