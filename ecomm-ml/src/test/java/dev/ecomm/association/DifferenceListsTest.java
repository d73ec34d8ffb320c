package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bits find as many itemsets as lists of differences do. {@link #main} prints how long both take.
 */
class DifferenceListsTest {

  @ParameterizedTest
  @CsvSource({"CHESS, 2302, 50000", "MUSHROOM, 2437, 5000", "SPARSE, 40, 5000"})
  void bits_and_lists_of_differences_count_the_same_itemsets(Kind kind, int least, long few) {
    Transactions data = data(kind, least);

    long lists = DifferenceLists.count(data, least);

    assertThat(lists).isGreaterThan(few).isEqualTo(bits(data, least));
  }

  /** What the generated baskets are like: public files of these names, or a shop's. */
  enum Kind {
    CHESS,
    MUSHROOM,
    SPARSE
  }

  private static long bits(Transactions data, int least) {
    ItemsetSink sink = new ItemsetSink(new UnboundedLedger(least, data.baskets));
    Eclat eclat = new Eclat(data, Integer.MAX_VALUE, ItemsetKind.ALL, sink);
    for (int first = 0; first < data.distinct(); first++) {
      eclat.mine(first);
    }
    long itemsets = 0;
    for (int[] piece : sink.finish()) {
      for (int at = 0; at < piece.length && piece[at] != 0; at += RecordCursor.step(piece, at)) {
        itemsets += piece[at] > 0 ? 1 : 0;
      }
    }
    return itemsets;
  }

  private static Transactions data(Kind kind, int least) {
    SplittableRandom random = new SplittableRandom(5);
    List<List<String>> lists = new ArrayList<>();
    for (int i = 0;
        i < (kind == Kind.CHESS ? 3_196 : kind == Kind.MUSHROOM ? 8_124 : 50_000);
        i++) {
      lists.add(kind == Kind.SPARSE ? bought(random) : described(kind, random));
    }
    Baskets baskets = Baskets.of(lists);
    return Transactions.of(
        baskets, least, new int[0], new boolean[baskets.distinctItems()], new CancellationToken());
  }

  /** One value of each property, most have the usual one, and more so together. */
  private static List<String> described(Kind kind, SplittableRandom random) {
    int properties = kind == Kind.CHESS ? 37 : 23;
    double mood = random.nextDouble();
    List<String> basket = new ArrayList<>();
    for (int property = 0; property < properties; property++) {
      double part = (double) property / properties;
      double usual = kind == Kind.CHESS ? 0.51 + 0.42 * part : 0.27 + 0.56 * part;
      boolean isUsual = (mood + random.nextDouble()) / 2 < usual;
      int others = kind == Kind.CHESS ? 1 : 4;
      basket.add(property + "=" + (isUsual ? 0 : 1 + random.nextInt(others)));
    }
    return basket;
  }

  private static List<String> bought(SplittableRandom random) {
    List<String> basket = new ArrayList<>();
    for (int i = 3 + random.nextInt(15); i > 0; i--) {
      double u = random.nextDouble();
      basket.add("item " + (int) (3_000 * u * u * u));
    }
    return basket;
  }

  /** Prints itemsets and the least processor time of seven turns, for arguments KIND LEAST. */
  public static void main(String[] args) {
    int least = Integer.parseInt(args[1]);
    Transactions data = data(Kind.valueOf(args[0]), least);
    System.out.printf(
        "%s %d: %d itemsets, bits %.1f ms, lists %.1f ms%n",
        args[0],
        least,
        bits(data, least),
        millis(() -> bits(data, least)),
        millis(() -> DifferenceLists.count(data, least)));
  }

  private static double millis(LongSupplier work) {
    double best = Double.MAX_VALUE;
    for (int turn = 0; turn < 7; turn++) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long found = work.getAsLong();
      long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
      best = found > 0 ? Math.min(best, time / 1e6) : best;
    }
    return best;
  }
}
