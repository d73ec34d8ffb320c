package dev.ecomm.association;

import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds itemsets level by level, as the seed does: two itemsets that differ in their last item make
 * a candidate, which is counted if all of its subsets are frequent. Each level is shared out to all
 * threads in parts, which are put together in their order.
 *
 * @see <a href="https://dl.acm.org/doi/10.5555/645920.672836">Agrawal and Srikant (1994)</a>
 */
final class Apriori {
  /** Itemsets of a task. */
  private static final int PART = 64;

  /** Fewer are not worth a look at how many of them a risen support has left behind. */
  private static final int FEW_INTS = 1 << 16;

  private final Transactions data;
  private final ItemsByBasket byBasket;
  private final int maxLength;
  private final List<Join> joins = new ArrayList<>();

  // the itemsets of a level one after the other, items ascending, in lexicographic order
  private int[] level = {};
  private int levelSets;
  private int[][] found = {};

  /** Ints of {@link #found}, and how many they were when rare itemsets were last thrown out. */
  private long held;

  private long heldThen;

  /** The least support as of then. */
  private int thrownOutAt;

  /** Tasks of the levels before; records of a level stand behind those of shorter itemsets. */
  private int tasksBefore;

  Apriori(Transactions data, int maxLength, List<ItemsetSink> sinks) {
    this.data = data;
    this.byBasket = data.byBasket();
    this.maxLength = maxLength;
    sinks.forEach(sink -> joins.add(new Join(sink)));
  }

  void mine(Workers workers, String step) {
    if (maxLength < 1) {
      return;
    }
    joins.get(0).putItems();
    level = new int[data.distinct()];
    Arrays.setAll(level, item -> item);
    levelSets = level.length;
    tasksBefore = 1;
    for (int length = 1; length < maxLength && levelSets > 1; length++) {
      int size = length;
      int tasks = (levelSets + PART - 1) / PART;
      found = new int[tasks][0];
      workers.run(
          tasks,
          step + " itemsets of " + (length + 1),
          "parts",
          (worker, task) -> joins.get(worker).run(task, size));
      tasksBefore = Math.addExact(tasksBefore, tasks);
      nextLevel(length + 1);
    }
  }

  /** Takes what a task has found: a support before the items of each itemset. */
  private synchronized void keep(int task, int[] part, int length, int least) {
    found[task] = part;
    held += part.length;
    // the ledger no longer knows of what a risen support leaves behind; as with the sink's records
    if (least > thrownOutAt && held > 2 * heldThen + FEW_INTS) {
      throwOut(length, least);
    }
  }

  private void throwOut(int length, int least) {
    held = 0;
    for (int task = 0; task < found.length; task++) {
      found[task] = frequent(found[task], found[task].length, length, least);
      held += found[task].length;
    }
    heldThen = held;
    thrownOutAt = least;
  }

  /** Those of so many ints of itemsets that are frequent, as a new array. */
  private static int[] frequent(int[] sets, int size, int length, int least) {
    int step = length + 1;
    int n = 0;
    for (int at = 0; at < size; at += step) {
      n += sets[at] >= least ? step : 0;
    }
    int[] kept = new int[n];
    int to = 0;
    for (int at = 0; at < size; at += step) {
      if (sets[at] >= least) {
        System.arraycopy(sets, at, kept, to, step);
        to += step;
      }
    }
    return kept;
  }

  private void nextLevel(int length) {
    throwOut(length, joins.get(0).sink.least());
    levelSets = Math.toIntExact(held / (length + 1));
    level = new int[0]; // memory is free early
    level = new int[Math.multiplyExact(levelSets, length)];
    int to = 0;
    for (int task = 0; task < found.length; task++) {
      int[] part = found[task];
      for (int at = 1; at < part.length; at += length + 1, to += length) {
        System.arraycopy(part, at, level, to, length);
      }
      found[task] = new int[0];
    }
    held = 0;
    heldThen = 0;
  }

  /** What one thread works with. */
  private final class Join {
    private final ItemsetSink sink;
    private final int[] counts = new int[data.distinct()];
    private final int[] candidate = new int[data.distinct() + 1];
    private int[] next = new int[64];
    private int size;

    Join(ItemsetSink sink) {
      this.sink = sink;
    }

    void putItems() {
      sink.begin(0);
      for (int item = 0; item < data.distinct(); item++) {
        candidate[0] = item;
        sink.put(candidate, 1, data.counts[item]);
      }
    }

    /** Joins the itemsets of a part with those after each. */
    void run(int task, int length) {
      sink.begin(tasksBefore + task);
      size = 0;
      int end = Math.min(levelSets, (task + 1) * PART);
      for (int set = task * PART; set < end; set++) {
        sink.poll();
        join(set, length);
      }
      keep(task, frequent(next, size, length + 1, sink.least()), length + 1, sink.least());
    }

    /** Joins an itemset with those after it that differ in the last item only. */
    private void join(int set, int length) {
      int end = set + 1;
      // a rising least support leaves items behind, of a huge basket nearly all
      while (end < levelSets
          && data.counts[lastItem(end, length)] >= sink.least()
          && samePrefix(set, end, length - 1)) {
        end++;
      }
      if (end == set + 1) {
        return;
      }
      countBeyond(set, length);
      System.arraycopy(level, set * length, candidate, 0, length);
      for (int other = set + 1; other < end; other++) {
        int last = lastItem(other, length);
        candidate[length] = last;
        int support = counts[last];
        // counts come for all candidates at once, so they are looked at before the subsets
        if (support >= sink.least() && subsetsAreFrequent(length)) {
          sink.put(candidate, length + 1, support);
          if (length + 1 < maxLength) { // else there is no next level, which is of these
            append(length + 1, support);
          }
        }
      }
      int last = lastItem(set, length);
      Arrays.fill(counts, last, counts.length, 0);
      sink.worked(end - set + counts.length - last);
    }

    private int lastItem(int set, int length) {
      return level[set * length + length - 1];
    }

    private boolean samePrefix(int a, int b, int prefix) {
      int length = prefix + 1;
      return Arrays.equals(
          level, a * length, a * length + prefix, level, b * length, b * length + prefix);
    }

    /** Counts, in the baskets that have the itemset, the items after its last. */
    private void countBeyond(int set, int length) {
      int last = lastItem(set, length);
      for (int place = data.firstPlace[last]; place < data.firstPlace[last + 1]; place++) {
        int basket = data.basketAt[place];
        sink.worked(length); // an item may be in millions of baskets
        if (has(basket, byBasket.positionAt[place], set, length)) {
          for (int at = byBasket.positionAt[place] + 1; at < byBasket.offsets[basket + 1]; at++) {
            counts[byBasket.items[at]]++;
          }
          sink.worked(byBasket.offsets[basket + 1] - byBasket.positionAt[place]);
        }
      }
    }

    private boolean has(int basket, int before, int set, int length) {
      int at = byBasket.offsets[basket];
      for (int i = 0; i < length - 1; i++) {
        at = Arrays.binarySearch(byBasket.items, at, before, level[set * length + i]);
        if (at < 0) {
          return false;
        }
      }
      return true;
    }

    /** Looks up the candidate without each one of its items but the last two, which made it. */
    private boolean subsetsAreFrequent(int length) {
      int[] subset = new int[length];
      sink.worked((long) length * length);
      for (int left = 0; left < length - 1; left++) {
        System.arraycopy(candidate, 0, subset, 0, left);
        System.arraycopy(candidate, left + 1, subset, left, length - left);
        if (!isOfLevel(subset, length)) {
          return false;
        }
      }
      return true;
    }

    private boolean isOfLevel(int[] subset, int length) {
      int low = 0;
      int high = levelSets - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int from = middle * length;
        int order = Arrays.compare(level, from, from + length, subset, 0, length);
        if (order == 0) {
          return true;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle - 1;
      }
      return false;
    }

    private void append(int length, int support) {
      int end = Math.addExact(size, length + 1);
      if (next.length < end) {
        next = Arrays.copyOf(next, Math.max(end, Math.addExact(size, size / 2)));
      }
      next[size] = support;
      System.arraycopy(candidate, 0, next, size + 1, length);
      size = end;
    }
  }
}
