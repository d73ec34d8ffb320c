package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How many itemsets miners find between two looks at the cancellation, which is what the 200 ms to
 * its effect come from. No time is measured.
 */
class MiningPollsTest {
  private static final int LEAST = 40;

  @ParameterizedTest
  @EnumSource(
      value = Miner.class,
      names = {"ECLAT", "FP_GROWTH"})
  void miners_look_at_the_cancellation_every_twenty_two_thousand_itemsets(Miner miner) {
    Transactions data = data();
    Looks looks = new Looks(data.baskets);
    ItemsetSink sink = new ItemsetSink(looks);
    MiningTask task =
        miner == Miner.ECLAT
            ? new Eclat(data, Integer.MAX_VALUE, ItemsetKind.ALL, sink)
            : new FpGrowth(data, Integer.MAX_VALUE, sink);
    for (int first = 0; first < data.distinct(); first++) {
      task.mine(first);
    }
    var unused = sink.finish();
    assertThat(looks.itemsets).isGreaterThan(100_000);
    assertThat(looks.mostBetween).isBetween(1L, 22_000L);
    assertThat(looks.count).isGreaterThanOrEqualTo(looks.itemsets / 22_000);
  }

  private static Transactions data() {
    SplittableRandom random = new SplittableRandom(7);
    List<List<String>> baskets = new ArrayList<>();
    for (int basket = 0; basket < 600; basket++) {
      List<String> items = new ArrayList<>();
      for (int item = 0; item < 22; item++) {
        if (random.nextDouble() < 0.7) {
          items.add("item" + item);
        }
      }
      baskets.add(items);
    }
    return Transactions.of(Baskets.of(baskets), LEAST, new int[0], new boolean[22]);
  }

  /** A ledger that counts looks, and itemsets that came without one. */
  private static final class Looks extends Ledger {
    private long count;
    private long itemsets;
    private long since;
    private long mostBetween;

    Looks(int largest) {
      super(
          LEAST,
          largest,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          Charge.of(Miner.ECLAT),
          Long.MAX_VALUE,
          true,
          Long.MAX_VALUE,
          new CancellationToken());
    }

    @Override
    void poll() {
      count++;
      since = 0;
      super.poll();
    }

    @Override
    synchronized void add(int[] records, int from, int to) {
      for (int at = from; at < to; at += RecordCursor.step(records, at)) {
        int itemset = records[at] > 0 ? 1 : 0;
        itemsets += itemset;
        since += itemset;
      }
      mostBetween = Math.max(mostBetween, since);
      super.add(records, from, to);
    }
  }
}
