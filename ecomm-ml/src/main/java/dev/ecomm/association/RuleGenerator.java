package dev.ecomm.association;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Splits itemsets into rules, as many as were allowed. If an antecedent's confidence is too low, so
 * is that of every part of it, which is in at least as many baskets; so those are not looked at
 * (Agrawal and Srikant, 1994).
 */
final class RuleGenerator {
  private static final int CHUNK = 1 << 12;

  /** Between two looks at the cancellation: parts of a long itemset, less than a millisecond. */
  private static final int POLL = (1 << 14) - 1;

  /** The greatest number of rules that may be asked for. */
  private static final long MOST_INTS = 1_500_000_000;

  /** Of a rule: the numbers of the itemsets of both sides together, antecedent, consequent. */
  static final int INTS = 3;

  private final ItemsetArrays sets;
  private final ItemsetLinks links;
  private final RuleOptions options;
  private final int baskets;
  private final RunContext run;
  private final int[] singles;
  private final int[][] pieces;
  private final AtomicLong found = new AtomicLong();

  RuleGenerator(Itemsets itemsets, RuleOptions options, RunContext run) {
    this.sets = itemsets.arrays();
    this.links = ItemsetLinks.of(itemsets, run);
    this.options = options;
    this.baskets = itemsets.baskets();
    this.run = run;
    this.singles = singles(itemsets);
    this.pieces = new int[(itemsets.size() + CHUNK - 1) / CHUNK][];
  }

  /** The itemset of each item alone. */
  private static int[] singles(Itemsets itemsets) {
    int[] singles = new int[itemsets.names().size()];
    for (int set = 0; set < itemsets.size() && itemsets.length(set) == 1; set++) {
      singles[itemsets.item(set, 0)] = set;
    }
    return singles;
  }

  /** There are more rules than were allowed. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMany() {
      super(null, null, false, false);
    }
  }

  /**
   * Makes all rules.
   *
   * @param step what listeners are told
   * @return one behind the other, in the order of their itemsets
   * @throws TooMany if there are more than were allowed
   */
  int[] run(String step) {
    try (Workers workers = Workers.of(run)) {
      List<Scratch> scratch = new ArrayList<>();
      for (int i = 0; i < workers.count(); i++) {
        scratch.add(new Scratch());
      }
      workers.run(
          pieces.length, step, "parts", (worker, piece) -> scratch.get(worker).split(piece));
    }
    int ints = 0;
    for (int[] piece : pieces) {
      ints += piece.length;
    }
    int[] rules = new int[ints];
    int at = 0;
    for (int i = 0; i < pieces.length; i++) {
      System.arraycopy(pieces[i], 0, rules, at, pieces[i].length);
      at += pieces[i].length;
      pieces[i] = new int[0]; // memory is free early
    }
    return rules;
  }

  /**
   * The least support count whose rules are not too many. A rule has the support of its itemset, so
   * itemsets are split in the order of theirs until there are too many rules.
   */
  int leastThatFits() {
    int[] order =
        RuleOrder.sorted(
            sets.supports.length,
            (a, b) -> sets.supports[b] - sets.supports[a],
            run.cancellation());
    Scratch scratch = new Scratch();
    long rules = 0;
    for (int set : order) {
      scratch.size = 0;
      try {
        scratch.splitSet(set);
      } catch (TooMany e) {
        return sets.supports[set] + 1;
      }
      rules += scratch.size / INTS;
      if (rules > options.maxRules()) {
        return sets.supports[set] + 1;
      }
    }
    return 1;
  }

  /** What one thread works with. */
  private final class Scratch {
    private int[] rules = new int[INTS << 10];
    private int size;

    /** By the positions of a part's items in the itemset: its number, or -1 if out of question. */
    private int[] parts = new int[1 << 8];

    void split(int task) {
      size = 0;
      int end = (int) Math.min(sets.supports.length, (task + 1L) * CHUNK);
      for (int set = task * CHUNK; set < end; set++) {
        splitSet(set);
      }
      pieces[task] = Arrays.copyOf(rules, size);
      if (found.addAndGet(size / INTS) > options.maxRules()) {
        throw new TooMany();
      }
    }

    void splitSet(int set) {
      run.cancellation().throwIfCancelled();
      int length = sets.offsets[set + 1] - sets.offsets[set];
      if (length > 1 && options.singleConsequent()) {
        leaveOneOut(set, length);
      } else if (length > 1) {
        split(set, length);
      }
    }

    private void leaveOneOut(int set, int length) {
      for (int position = 0; position < length; position++) {
        int antecedent = links.without(set, position);
        if (isSure(set, antecedent)) {
          addIfLifting(set, antecedent, singles[sets.items[sets.offsets[set] + position]]);
        }
      }
    }

    private void split(int set, int length) {
      int all = (1 << length) - 1;
      if (parts.length <= all) {
        parts = new int[all + 1];
      }
      parts[all] = set;
      for (int part = all - 1; part > 0; part--) {
        if ((part & POLL) == 0) {
          run.cancellation().throwIfCancelled(); // a long one has millions of parts
        }
        int more = Integer.lowestOneBit(all & ~part); // with it, a larger part, seen before
        int larger = parts[part | more];
        int found =
            larger < 0 ? -1 : links.without(larger, Integer.bitCount((part | more) & (more - 1)));
        if (found >= 0 && isSure(set, found)) {
          parts[part] = found;
          addIfLifting(set, found, links.withoutAll(set, part));
        } else {
          parts[part] = -1;
        }
      }
    }

    private boolean isSure(int set, int antecedent) {
      return (double) sets.supports[set] / sets.supports[antecedent] >= options.minConfidence();
    }

    private void addIfLifting(int set, int antecedent, int consequent) {
      double lift =
          RuleMetric.LIFT.of(
              sets.supports[set], sets.supports[antecedent], sets.supports[consequent], baskets);
      if (lift >= options.minLift()) {
        if (size / INTS == options.maxRules()) {
          throw new TooMany(); // at once: one itemset of 25 items has 33 million splits
        }
        if (size == rules.length) {
          rules = Arrays.copyOf(rules, (int) Math.min(2L * size, MOST_INTS));
        }
        rules[size] = set;
        rules[size + 1] = antecedent;
        rules[size + 2] = consequent;
        size += INTS;
      }
    }
  }
}
