package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many itemsets miners find between two looks at the cancellation, which is what the 200 ms to
 * its effect come from. No time is measured.
 */
class MiningPollsTest {
  private static final int LEAST = 40;

  /** A support that sets of four of {@link #halves} have, and sets of five do not. */
  private static final int OF_FOUR = 4_500;

  private static final Transactions HALVES = halves();

  @ParameterizedTest
  @CsvSource({
    "ECLAT, ALL, 22, 100000",
    "ECLAT, CLOSED, 22, 100000",
    "FP_GROWTH, ALL, 22, 100000",
    "APRIORI, ALL, 5, 30000"
  })
  void miners_look_at_the_cancellation_every_twenty_two_thousand_itemsets(
      Miner miner, ItemsetKind kind, int maxLength, long atLeast) {
    Transactions data = data();
    Looks looks = new Looks(LEAST, data.baskets);

    mineAll(miner, kind, data, maxLength, looks);

    assertThat(looks.itemsets).isGreaterThan(atLeast);
    assertThat(looks.mostBetween).isBetween(1L, 22_000L);
    assertThat(looks.count).isGreaterThanOrEqualTo(looks.itemsets / 22_000);
  }

  private static void mineAll(
      Miner miner, ItemsetKind kind, Transactions data, int maxLength, Looks looks) {
    ItemsetSink sink = new ItemsetSink(looks);
    if (miner == Miner.APRIORI) {
      try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(1))) {
        new Apriori(data, maxLength, List.of(sink)).mine(workers, "mining");
      }
    } else {
      MiningTask task = task(miner, kind, data, sink);
      for (int first = 0; first < data.distinct(); first++) {
        task.mine(first);
      }
    }
    var unused = sink.finish();
  }

  private static MiningTask task(
      Miner miner, ItemsetKind kind, Transactions data, ItemsetSink sink) {
    return miner == Miner.ECLAT
        ? new Eclat(data, Integer.MAX_VALUE, kind, sink)
        : new FpGrowth(data, Integer.MAX_VALUE, sink);
  }

  /**
   * The itemsets of one item of 20, of four items at most, are 1,160, so no piece of memory fills
   * up; and nodes near the root, at each of which miners look, are 21. What is beyond these are
   * looks for the work's own sake: trees of 50,000 baskets, or bits of these that are counted to no
   * avail.
   */
  @ParameterizedTest
  @CsvSource({"FP_GROWTH, ALL, 5", "ECLAT, ALL, 5", "ECLAT, CLOSED, 5", "ECLAT, MAXIMAL, 8"})
  void long_work_that_finds_little_looks_at_the_cancellation_too(
      Miner miner, ItemsetKind kind, long beyond) {
    Transactions data = HALVES;
    Looks looks = new Looks(OF_FOUR, data.baskets);
    ItemsetSink sink = new ItemsetSink(looks);

    task(miner, kind, data, sink).mine(data.distinct() - 1);

    var unused = sink.finish();
    assertThat(looks.itemsets).isBetween(500L, 1_160L);
    assertThat(looks.count).isGreaterThan(21 + beyond);
  }

  /** It looks at each of the 20 items; the rest is for the five million items of their baskets. */
  @Test
  void apriori_looks_at_the_cancellation_while_it_counts() {
    Transactions data = HALVES;
    Looks looks = new Looks(OF_FOUR, data.baskets);

    mineAll(Miner.APRIORI, ItemsetKind.ALL, data, 2, looks);

    assertThat(looks.itemsets).isEqualTo(20 + 190);
    assertThat(looks.count).isGreaterThan(20 + 15);
  }

  /**
   * Baskets that are bits; others whose bits fill columns, and others that would leave them empty.
   */
  @ParameterizedTest
  @ValueSource(ints = {20, 200, 3_000})
  void counting_pairs_looks_at_the_cancellation(int items) {
    Transactions data = items == 20 ? HALVES : pairs(items);
    Looks looks = new Looks(OF_FOUR, data.baskets);
    Projection projection = new Projection(data, new ItemsetSink(looks));
    int first = data.distinct() - 1;

    for (long work = 0; work < 4 * ItemsetSink.STEPS_BETWEEN_POLLS; work += data.counts[first]) {
      projection.count(first);
    }

    assertThat(looks.count).isGreaterThanOrEqualTo(3);
  }

  @Test
  void sorting_baskets_by_item_and_items_by_basket_looks_at_the_cancellation() {
    CancellationToken cancelled = new CancellationToken();
    cancelled.cancel();
    Baskets baskets = Baskets.of(List.of(List.of("a", "b")));

    for (int[] required : new int[][] {{}, {0}}) {
      assertThatThrownBy(() -> Transactions.of(baskets, 1, required, new boolean[2], cancelled))
          .isInstanceOf(CancellationException.class);
    }
    assertThatThrownBy(() -> new ItemsByBasket(new int[] {0}, new int[] {1}, 1, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  /** Two or three items a basket. */
  private static Transactions pairs(int items) {
    SplittableRandom random = new SplittableRandom(3);
    List<List<String>> baskets = new ArrayList<>();
    for (int basket = 0; basket < 20_000; basket++) {
      List<String> pair = new ArrayList<>(List.of("a", "item" + random.nextInt(items)));
      if (basket % 2 == 0) {
        pair.add("b");
      }
      baskets.add(pair);
    }
    return Transactions.of(
        Baskets.of(baskets), 1, new int[0], new boolean[items + 2], new CancellationToken());
  }

  /** Each basket has an item or not, by a coin. */
  private static Transactions halves() {
    SplittableRandom random = new SplittableRandom(7);
    List<List<String>> baskets = new ArrayList<>();
    for (int basket = 0; basket < 100_000; basket++) {
      int coins = random.nextInt(1 << 20);
      baskets.add(
          IntStream.range(0, 20)
              .filter(item -> (coins >>> item & 1) == 1)
              .mapToObj(item -> "item" + item)
              .toList());
    }
    return Transactions.of(
        Baskets.of(baskets), OF_FOUR, new int[0], new boolean[20], new CancellationToken());
  }

  @Test
  void sorting_looks_at_the_cancellation_every_sixteen_thousand_rules() {
    CancellationToken token = new CancellationToken();
    AtomicLong comparisons = new AtomicLong();
    IntBinaryOperator cancelling =
        (a, b) -> {
          if (comparisons.incrementAndGet() == 1_000_000) {
            token.cancel();
          }
          return Integer.compare(a * 31 % 1_000, b * 31 % 1_000);
        };

    assertThatThrownBy(() -> RuleOrder.sorted(500_000, cancelling, token))
        .isInstanceOf(CancellationException.class);
    assertThat(comparisons.get()).isBetween(1_000_000L, 1_017_000L);
  }

  /** One thread, so that no part is at work while another one cancels. */
  private static RunContext cancelledAt(
      String step, long done, CancellationToken token, List<Progress> told) {
    return RunContext.withProgress(
            progress -> {
              told.add(progress);
              if (progress.step().equals(step) && progress.done() == done) {
                token.cancel();
              }
            })
        .onThreads(1)
        .cancelledBy(token);
  }

  @Test
  void rules_are_made_in_parts_and_none_is_begun_once_cancelled() {
    List<Progress> told = new ArrayList<>();
    Itemsets sets =
        Itemsets.mine(
            RandomBaskets.wide(1), MiningOptions.builder().minSupportCount(2).maxLength(3).build());
    RunContext run = cancelledAt("rules", 2, new CancellationToken(), told);

    assertThatThrownBy(() -> AssociationRules.of(sets, RuleOptions.withDefaults(), run))
        .isInstanceOf(CancellationException.class);
    assertThat(told).last().extracting(Progress::done, Progress::total).isEqualTo(List.of(2L, 4L));
  }

  @Test
  void p_values_are_computed_in_parts_and_none_is_begun_once_cancelled() {
    List<Progress> told = new ArrayList<>();
    AssociationRules rules =
        AssociationRules.of(
            Itemsets.mine(
                RandomBaskets.wide(1),
                MiningOptions.builder().minSupportCount(2).maxLength(3).build()),
            RuleOptions.withDefaults());
    RunContext run = cancelledAt("p-values", 1, new CancellationToken(), told);

    assertThat(rules.size()).isGreaterThan(10_000);
    assertThatThrownBy(() -> rules.qValues(run)).isInstanceOf(CancellationException.class);
    assertThat(told).hasSize(1);
    assertThatThrownBy(() -> rules.toTableOfAllMetrics(run))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> rules.redundant(run)).isInstanceOf(CancellationException.class);
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"mining, 1", "rules, 1"})
  void a_comparison_ends_wherever_it_is_cancelled(String step, long done) {
    List<Progress> told = new ArrayList<>();
    RunContext run = cancelledAt(step, done, new CancellationToken(), told);

    assertThatThrownBy(
            () ->
                RuleComparison.of(
                    RandomBaskets.of(30),
                    RandomBaskets.of(40),
                    MiningOptions.builder().minSupportCount(2).build(),
                    RuleOptions.withDefaults(),
                    run))
        .isInstanceOf(CancellationException.class);
    assertThat(told).last().extracting(Progress::step).isEqualTo(step);
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
    return Transactions.of(
        Baskets.of(baskets), LEAST, new int[0], new boolean[22], new CancellationToken());
  }

  /** A ledger that counts looks, and itemsets that came without one. */
  private static final class Looks extends UnboundedLedger {
    private long count;
    private long itemsets;
    private long since;
    private long mostBetween;

    Looks(int least, int largest) {
      super(least, largest);
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
