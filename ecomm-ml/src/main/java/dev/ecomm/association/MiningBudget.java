package dev.ecomm.association;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How much mining may find and use before it raises the support: a lower support can multiply the
 * itemsets without end, and no one can tell beforehand.
 *
 * <p>At the limit of itemsets or bytes the result is that of the smallest support whose itemsets
 * fit, the same on any number of threads. At the limit of time it is that of the last finished step
 * of a descent that halves the support again and again; how far that comes differs from run to run.
 *
 * @param itemsets at most so many itemsets, at least 1
 * @param bytes at most so much memory for transactions, itemsets, and what they need while they are
 *     found, filtered and sorted, at least 1 MiB; each itemset is charged for before it is stored,
 *     with 12 bytes for each item and 44 more, by Apriori 16 and 52. Beside it stand the baskets
 *     themselves and the scratch memory of threads, which are fewer where it would be more than a
 *     quarter of the budget
 * @param time at most so long, give or take a tenth of a second; positive; empty for no limit
 */
public record MiningBudget(long itemsets, long bytes, Optional<Duration> time) {
  private static final long MIB = 1 << 20;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public MiningBudget {
    Objects.requireNonNull(time, "time");
    if (itemsets < 1) {
      throw new IllegalArgumentException("itemsets is " + itemsets + ", must be at least 1");
    }
    if (bytes < MIB) {
      throw new IllegalArgumentException("bytes is " + bytes + ", must be at least " + MIB);
    }
    if (time.isPresent() && (time.get().isNegative() || time.get().isZero())) {
      throw new IllegalArgumentException("time is " + time.get() + ", must be positive");
    }
  }

  /**
   * Five million itemsets, 512 MiB, no limit of time.
   *
   * @return the default budget
   */
  public static MiningBudget withDefaults() {
    return new MiningBudget(5_000_000, 512 * MIB, Optional.empty());
  }

  /**
   * This budget with another number of itemsets.
   *
   * @param itemsets at least 1
   * @return a new budget
   */
  public MiningBudget withItemsets(long itemsets) {
    return new MiningBudget(itemsets, bytes, time);
  }

  /**
   * This budget with other memory.
   *
   * @param bytes at least 1 MiB
   * @return a new budget
   */
  public MiningBudget withBytes(long bytes) {
    return new MiningBudget(itemsets, bytes, time);
  }

  /**
   * This budget with another time.
   *
   * @param time positive
   * @return a new budget
   */
  public MiningBudget withTime(Duration time) {
    return new MiningBudget(itemsets, bytes, Optional.of(time));
  }
}
