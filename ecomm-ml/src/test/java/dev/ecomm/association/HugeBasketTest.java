package dev.ecomm.association;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.basket.Baskets;
import dev.ecomm.run.CancellationToken;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A basket of all items, as of a stock-taking, beside many of customers: whatever is bought
 * together is in it too, and nearly all of its items are in no other. Work is counted, no time.
 */
class HugeBasketTest {
  private static final int CUSTOMERS = 200;

  /** Items that customers buy. */
  private static final int BOUGHT = CUSTOMERS + 2;

  @ParameterizedTest
  @CsvSource({"CLOSED, 1, 1", "CLOSED, 2, 1", "CLOSED, 2, 2", "MAXIMAL, 1, 1", "MAXIMAL, 2, 2"})
  void work_does_not_grow_with_the_items_that_nobody_buys(ItemsetKind kind, int huge, int least) {
    long few = looks(kind, baskets(1_000, huge), least);
    long many = looks(kind, baskets(50_000, huge), least);

    // one look is 260,000 steps; a walk through the huge basket for each set would be thousands
    assertThat(many).isBetween(few, few + CUSTOMERS);
  }

  @ParameterizedTest
  @CsvSource({"CLOSED, 1, 1", "CLOSED, 2, 2", "CLOSED, 2, 3", "MAXIMAL, 1, 1", "MAXIMAL, 1, 2"})
  void what_is_found_is_what_is_there(ItemsetKind kind, int huge, int least) {
    Itemsets sets =
        Itemsets.mine(
            baskets(5_000, huge),
            MiningOptions.builder().minSupportCount(least).kind(kind).build());

    // each basket of a customer, each two in a row, their common items; and all items
    int closed = CUSTOMERS + (CUSTOMERS - 1) + (CUSTOMERS - 2);
    int everything = least <= huge ? 1 : 0;
    int expected =
        kind == ItemsetKind.MAXIMAL ? (everything == 1 ? 1 : CUSTOMERS) : closed + everything;
    assertThat(sets.size()).isEqualTo(expected);
  }

  /** Looks at the cancellation while the items that customers buy are mined. */
  private static long looks(ItemsetKind kind, Baskets baskets, int least) {
    Transactions data =
        Transactions.of(
            baskets,
            least,
            new int[0],
            new boolean[baskets.distinctItems()],
            new CancellationToken());
    CountingLedger ledger = new CountingLedger(least, baskets.size());
    ItemsetSink sink = new ItemsetSink(ledger);
    Eclat eclat = new Eclat(data, Integer.MAX_VALUE, kind, sink);
    for (int first = 0; first < BOUGHT; first++) {
      eclat.mine(first);
    }
    return ledger.looks;
  }

  private static Baskets baskets(int items, int huge) {
    List<List<String>> baskets = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      baskets.add(List.of("i" + customer, "i" + (customer + 1), "i" + (customer + 2)));
    }
    List<String> all = IntStream.range(0, items).mapToObj(item -> "i" + item).toList();
    for (int i = 0; i < huge; i++) {
      baskets.add(all);
    }
    return Baskets.of(baskets);
  }

  private static final class CountingLedger extends UnboundedLedger {
    private long looks;

    CountingLedger(int least, int largest) {
      super(least, largest);
    }

    @Override
    void poll() {
      looks++;
      super.poll();
    }
  }
}
