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
  /** Scratch memory is beside the budget, and no more than this part of it. */
  private static final int PART_FOR_SCRATCH = 4;

  private static final int LONGEST = Integer.MAX_VALUE;

  /** The heading that stands behind those of first items, and of Apriori's parts. */
  private static final int LAST = Integer.MAX_VALUE - 1;

  /** Less is no use; more ints than an array has cannot be held. */
  private static final long LEAST_BYTES = 12 * 1024;

  private static final long MOST_BYTES = 12L * (Integer.MAX_VALUE - 16);

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
    if (least > baskets.size()) { // a ledger by support would be as long as the support is high
      return Itemsets.none(baskets, report(raised ? Cut.SIZE : Cut.NOTHING, least));
    }
    long fixed = Charge.fixed(baskets, least);
    long bytes = options.budget().bytes() - fixed;
    if (bytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "budget of bytes is "
              + options.budget().bytes()
              + ", must be above "
              + (fixed + LEAST_BYTES)
              + " for these baskets alone; raise the budget or the support");
    }
    Transactions data = Transactions.of(baskets, least, required, excluded, run.cancellation());
    int largest = data.distinct() == 0 ? 0 : data.counts[0];
    boolean rises = options.kind() != ItemsetKind.MAXIMAL || filtered();
    Ledger ledger =
        new Ledger(
            least,
            Math.max(least, Math.max(largest, data.baskets)),
            Math.min(options.budget().itemsets(), Integer.MAX_VALUE - 16),
            Math.min(bytes, MOST_BYTES),
            Charge.of(chosen()),
            filtered() ? Long.MAX_VALUE : options.top(),
            rises,
            deadline,
            run.cancellation());
    List<List<int[]>> pieces = search(data, ledger, least);
    int completeFrom = ledger.least();
    FoundItemsets found =
        FoundItemsets.of(pieces, completeFrom, data.original, required, run.cancellation());
    if (filtered()) {
      ItemsetArrays all = found.arrays(run.cancellation());
      found =
          FoundItemsets.of(
              KindFilter.keep(all, options.kind(), options.maxLength(), run.cancellation()));
    }
    boolean full = raised || ledger.full();
    Cut cut = full ? Cut.SIZE : completeFrom > least ? Cut.TOP : Cut.NOTHING;
    return new Itemsets(baskets, found, report(cut, completeFrom)).top(options.top());
  }

  private List<List<int[]>> search(Transactions data, Ledger ledger, int least) {
    // of what is closed or maximal, one item more decides
    int longest = options.maxLength() + (filtered() && options.maxLength() < LONGEST ? 1 : 0);
    int maxLength = Math.max(0, longest - required.length);
    int threads = threads(data);
    // a run that begins anew with another support is another step: progress never falls
    String step = least == wanted ? "mining" : "mining from support count " + least;
    List<ItemsetSink> sinks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      sinks.add(new ItemsetSink(ledger));
    }
    try (Workers pool = Workers.of(run.onThreads(threads))) {
      if (chosen() == Miner.APRIORI) {
        new Apriori(data, maxLength, sinks).mine(pool, step);
      } else if (maxLength > 0) {
        List<MiningTask> workers = sinks.stream().map(sink -> task(data, maxLength, sink)).toList();
        int n = data.distinct();
        pool.run(n, step, "first items", (worker, first) -> workers.get(worker).mine(first));
      }
    }
    if (required.length > 0 && longest >= required.length) {
      putRequired(data, sinks.get(0));
    }
    return sinks.stream().map(ItemsetSink::finish).toList();
  }

  /** As many as the run has, or as few as have room for their scratch memory. */
  private int threads(Transactions data) {
    int most = Math.max(1, Math.min(run.threads(), data.distinct()));
    long room = options.budget().bytes() / PART_FOR_SCRATCH;
    boolean fits =
        most == 1
            || chosen() == Miner.APRIORI
            || baskets.pairs() <= room / Charge.BYTES_OF_CELL / most;
    return fits ? most : (int) Math.max(1, Math.min(most, room / Charge.scratch(data)));
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
      sink.begin(LAST);
      sink.put(new int[0], 0, data.baskets);
    }
  }
}
