package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Dictionary;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Frequent itemsets with their supports, millions of them without an object for each.
 *
 * <pre>{@code
 * Itemsets sets = Itemsets.mine(baskets, MiningOptions.builder().minSupport(0.01).build());
 * for (int set = 0; set < sets.size(); set++) {
 *   use(sets.names(set), sets.supportCount(set));
 * }
 * }</pre>
 *
 * <p>Order: as mined, by the least frequent item of a set; {@link #sorted()} makes another. Equal
 * baskets and options give the same itemsets in the same order on any number of threads (a budget
 * of time apart); another miner finds the same ones in another order.
 *
 * <p>Memory: about 16 bytes an itemset as mined, each told by the one before. The first call that
 * asks for items, a length or another order makes flat arrays instead, 8 bytes an itemset and 4 for
 * each of its items; it takes some 40 ns an itemset, later ones some nanoseconds. Immutable, safe
 * for use by many threads; no array handed out is shared.
 */
public final class Itemsets {
  private final Baskets baskets;
  private final FoundItemsets found;
  private final MiningReport report;
  private volatile @Nullable ItemsetIndex index;

  Itemsets(Baskets baskets, FoundItemsets found, MiningReport report) {
    this.baskets = baskets;
    this.found = found;
    this.report = report;
  }

  /** The itemsets themselves, for code of this package that does not write to them. */
  ItemsetArrays arrays() {
    return found.arrays();
  }

  static Itemsets none(Baskets baskets, MiningReport report) {
    return of(baskets, ItemsetArrays.none(), report);
  }

  private static Itemsets of(Baskets baskets, ItemsetArrays arrays, MiningReport report) {
    return new Itemsets(baskets, FoundItemsets.of(arrays), report);
  }

  Itemsets with(MiningReport other) {
    return new Itemsets(baskets, found, other);
  }

  /** The most frequent ones, of equally frequent ones the first in order. */
  Itemsets top(long wanted) {
    if (size() <= wanted) {
      return this;
    }
    int most = (int) wanted;
    return of(baskets, sorted().arrays().top(most), report.cutToTop(arrays(), most));
  }

  /** Those whose rules are not too many. */
  Itemsets cutForRules(int least) {
    boolean[] dropped = new boolean[size()];
    for (int set = 0; set < dropped.length; set++) {
      dropped[set] = found.supports[set] < least;
    }
    return of(baskets, arrays().without(dropped), report.cutForRules(least));
  }

  /**
   * Finds the frequent itemsets of baskets, on all processors.
   *
   * @param baskets at least one
   * @param options which itemsets are wanted
   * @return the itemsets, or as many as the budget allows
   * @throws IllegalArgumentException as the other {@code mine} does
   */
  public static Itemsets mine(Baskets baskets, MiningOptions options) {
    return mine(baskets, options, RunContext.withDefaults());
  }

  /**
   * Finds the frequent itemsets of baskets.
   *
   * <p>Cost: from some nanoseconds an itemset upwards. A budget ends it on any data: {@link
   * #report()} then says what was cut. Memory: 12 bytes for each item of each basket, and what the
   * budget allows.
   *
   * @param baskets at least one
   * @param options which itemsets are wanted
   * @param run threads, cancellation, and progress in first items; results do not depend on it
   * @return the itemsets, or as many as the budget allows
   * @throws IllegalArgumentException if there is no basket, no basket has a required item, or the
   *     budget of bytes does not hold the baskets
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public static Itemsets mine(Baskets baskets, MiningOptions options, RunContext run) {
    return new Mining(baskets, options, run).run();
  }

  /**
   * Returns the number of itemsets.
   *
   * @return itemsets run from 0 to this, exclusive
   */
  public int size() {
    return found.supports.length;
  }

  /**
   * Returns the number of items of an itemset.
   *
   * @param set from 0
   * @return at least 1
   */
  public int length(int set) {
    ItemsetArrays sets = arrays();
    return sets.offsets[set + 1] - sets.offsets[set];
  }

  /**
   * Returns one item of an itemset.
   *
   * @param set from 0
   * @param position from 0 to {@link #length}, exclusive; not checked against the itemset's length
   * @return its code in {@link #names()}; ascending with the position
   */
  public int item(int set, int position) {
    ItemsetArrays sets = arrays();
    return sets.items[sets.offsets[set] + position];
  }

  /**
   * Copies the items of an itemset.
   *
   * @param set from 0
   * @return their codes, ascending; the caller's
   */
  public int[] items(int set) {
    ItemsetArrays sets = arrays();
    return Arrays.copyOfRange(sets.items, sets.offsets[set], sets.offsets[set + 1]);
  }

  /**
   * Names the items of an itemset.
   *
   * @param set from 0
   * @return in code-point order
   */
  public List<String> names(int set) {
    Dictionary names = names();
    return IntStream.range(0, length(set))
        .mapToObj(at -> names.text(item(set, at)))
        .sorted(ItemsetTable.CODE_POINTS)
        .toList();
  }

  /**
   * Returns in how many baskets an itemset is.
   *
   * @param set from 0
   * @return at least 1
   */
  public int supportCount(int set) {
    return found.supports[set];
  }

  /**
   * Returns in which share of the baskets an itemset is.
   *
   * @param set from 0
   * @return above 0, at most 1
   */
  public double support(int set) {
    return (double) found.supports[set] / baskets();
  }

  /**
   * Returns the number of baskets.
   *
   * @return what support is a fraction of
   */
  public int baskets() {
    return baskets.size();
  }

  /**
   * Returns the names of items by code.
   *
   * @return those of the baskets
   */
  public Dictionary names() {
    return baskets.names();
  }

  /**
   * Finds an itemset. The first call makes an index: 8 bytes an itemset, 20 ns for each.
   *
   * @param items codes, ascending
   * @return its number, or -1 if it is not among these
   */
  public int indexOf(int... items) {
    ItemsetIndex made = index;
    if (made == null) {
      made = new ItemsetIndex(arrays());
      index = made;
    }
    return made.find(items);
  }

  /**
   * Returns how the result came about and how far it goes.
   *
   * @return the report; look at {@link MiningReport#complete()}
   */
  public MiningReport report() {
    return report;
  }

  /**
   * Sorts: by number of items, then support, most frequent first, then item codes. Cost: about 100
   * ns an itemset.
   *
   * @return the same itemsets in that order, whichever miner found them
   */
  public Itemsets sorted() {
    return sorted(new CancellationToken());
  }

  Itemsets sorted(CancellationToken cancellation) {
    return of(baskets, found.arrays(cancellation).sorted(cancellation), report);
  }

  /**
   * The itemsets as a table: {@code itemset, size, count, support}, by size, then count, most
   * frequent first, then itemset. Items of a set are joined by {@code " | "} in code-point order.
   *
   * @return a row for each itemset
   */
  public DataTable toTable() {
    return ItemsetTable.of(sorted());
  }

  /** Equal if they hold the same itemsets, in any order, of equally numbered names. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Itemsets that
        && baskets() == that.baskets()
        && size() == that.size()
        && sorted().arrays().sameAs(that.sorted().arrays())
        && sameNames(that);
  }

  private boolean sameNames(Itemsets that) {
    if (names() == that.names()) {
      return true;
    }
    return IntStream.of(arrays().items)
        .distinct()
        .allMatch(
            item ->
                item < that.names().size() && names().text(item).equals(that.names().text(item)));
  }

  @Override
  public int hashCode() {
    return 31 * size() + IntStream.of(found.supports).sum();
  }

  @Override
  public String toString() {
    return "Itemsets[" + size() + "; " + report + "]";
  }
}
