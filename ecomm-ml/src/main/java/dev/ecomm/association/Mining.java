package dev.ecomm.association;

import dev.ecomm.association.MiningReport.Cut;
import dev.ecomm.basket.Baskets;
import dev.ecomm.model.Dictionary;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of {@link Itemsets#mine}: checks what was asked for, mines, and mines again where the
 * budget calls for another support.
 */
final class Mining {
  private static final int BYTES_OF_INT = 4;
  private static final int LONGEST = Integer.MAX_VALUE;

  private final Baskets baskets;
  private final MiningOptions options;
  private final RunContext run;
  private final int wanted;
  private final int[] required;
  private final boolean[] excluded;

  Mining(Baskets baskets, MiningOptions options, RunContext run) {
    this.baskets = baskets;
    this.options = options;
    this.run = run;
    if (baskets.size() == 0) {
      throw new IllegalArgumentException(
          "baskets are none: " + baskets.report() + ". Loosen the filter that took the most.");
    }
    this.wanted = options.supportCount(baskets);
    this.required = options.required().stream().mapToInt(this::requireKnown).sorted().toArray();
    this.excluded = new boolean[baskets.distinctItems()];
    for (String name : options.excluded()) {
      int item = baskets.code(name);
      if (item != Dictionary.MISSING) {
        excluded[item] = true;
      }
    }
  }

  private int requireKnown(String name) {
    int item = baskets.code(name);
    if (item == Dictionary.MISSING) {
      throw new IllegalArgumentException(
          "required item is \"" + name + "\", must be one that some basket has");
    }
    return item;
  }

  Itemsets run() {
    run.cancellation().throwIfCancelled();
    Optional<Duration> time = options.budget().time();
    return time.isPresent() ? descend(time.get()) : mine(wanted, Long.MAX_VALUE);
  }

  /** Halves the support until it is the wanted one, the result is full or the time is over. */
  private Itemsets descend(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    int support = Math.max(wanted, baskets.size());
    Itemsets last = Itemsets.none(baskets, report(Cut.TIME, Math.max(wanted, baskets.size() + 1)));
    while (true) {
      try {
        last = mine(support, deadline);
      } catch (Ledger.OutOfTime e) {
        return last.with(report(Cut.TIME, last.report().completeFrom()));
      }
      if (support == wanted || !last.report().complete()) {
        return last.with(report(last.report().cutBy(), last.report().completeFrom()));
      }
      support = Math.max(wanted, support / 2);
    }
  }

  private MiningReport report(Cut cut, int completeFrom) {
    return new MiningReport(chosen(), wanted, completeFrom, cut, baskets.size());
  }

  private Miner chosen() {
    return options.miner() == Miner.AUTO ? Miner.ECLAT : options.miner();
  }

  private Itemsets mine(int support, long deadline) {
    int least = support;
    while (true) {
      try {
        return mineOnce(least, deadline, least > support);
      } catch (Ledger.Overflow e) {
        // which sets are maximal depends on the support, so these begin anew with a higher one
        least += Math.max(1, least / 8);
      }
    }
  }

  private Itemsets mineOnce(int least, long deadline, boolean raised) {
    long fixed = Transactions.bytes(baskets);
    long ints = (options.budget().bytes() - fixed) / BYTES_OF_INT / 3; // held, dead and sorted
    if (ints < 1 << 10) {
      throw new IllegalArgumentException(
          "budget of bytes is "
              + options.budget().bytes()
              + ", must be above "
              + (fixed + 12 * 1024)
              + " for these baskets alone");
    }
    Transactions data = Transactions.of(baskets, least, required, excluded);
    int largest = data.distinct() == 0 ? 0 : data.counts[0];
    boolean rises = options.kind() != ItemsetKind.MAXIMAL || filtered();
    Ledger ledger =
        new Ledger(
            least,
            Math.max(least, Math.max(largest, data.baskets)),
            Math.min(options.budget().itemsets(), Integer.MAX_VALUE - 16),
            Math.min(ints, Integer.MAX_VALUE - 16),
            filtered() ? Long.MAX_VALUE : options.top(),
            rises,
            deadline,
            run.cancellation());
    List<RecordCursor> found = search(data, ledger);
    int completeFrom = ledger.least();
    ItemsetArrays arrays = ItemsetArrays.of(found, completeFrom, data.original, required);
    if (filtered()) {
      arrays = KindFilter.keep(arrays, options.kind(), options.maxLength());
    }
    boolean full = raised || ledger.full();
    Cut cut = full ? Cut.SIZE : completeFrom > least ? Cut.TOP : Cut.NOTHING;
    return new Itemsets(baskets, arrays, report(cut, completeFrom)).top(options.top());
  }

  private List<RecordCursor> search(Transactions data, Ledger ledger) {
    // of what is closed or maximal, one item more decides
    int longest = options.maxLength() + (filtered() && options.maxLength() < LONGEST ? 1 : 0);
    int maxLength = Math.max(0, longest - required.length);
    int threads =
        chosen() == Miner.APRIORI ? 1 : Math.max(1, Math.min(run.threads(), data.distinct()));
    List<ItemsetSink> sinks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      sinks.add(new ItemsetSink(ledger));
    }
    if (chosen() == Miner.APRIORI) {
      new Apriori(data, maxLength, sinks.get(0)).mine();
    } else if (maxLength > 0) {
      List<MiningTask> workers = sinks.stream().map(sink -> task(data, maxLength, sink)).toList();
      int n = data.distinct();
      try (Workers pool = Workers.of(run.onThreads(threads))) {
        pool.run(n, "mining", "first items", (worker, first) -> workers.get(worker).mine(first));
      }
    }
    if (required.length > 0 && longest >= required.length) {
      putRequired(data, sinks.get(0));
    }
    return sinks.stream().map(ItemsetSink::finish).toList();
  }

  private MiningTask task(Transactions data, int maxLength, ItemsetSink sink) {
    return chosen() == Miner.FP_GROWTH
        ? new FpGrowth(data, maxLength, sink)
        : new Eclat(data, maxLength, options.kind(), sink);
  }

  /** Whether all itemsets are mined first and filtered then. */
  private boolean filtered() {
    return options.kind() != ItemsetKind.ALL && chosen() != Miner.ECLAT;
  }

  /** The required items alone are an itemset too, where nothing belongs to all of their baskets. */
  private void putRequired(Transactions data, ItemsetSink sink) {
    boolean more =
        switch (filtered() ? ItemsetKind.ALL : options.kind()) {
          case ALL -> false;
          case CLOSED -> data.distinct() > 0 && data.counts[0] == data.baskets;
          case MAXIMAL -> data.distinct() > 0;
        };
    if (!more && data.baskets >= sink.least()) {
      sink.begin(data.distinct());
      sink.put(new int[0], 0, data.baskets);
    }
  }
}
