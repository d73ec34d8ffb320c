package dev.ecomm.association;

import dev.ecomm.basket.Baskets;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which itemsets are wanted: how frequent, how long, of which kind, with or without which items.
 *
 * <pre>{@code
 * MiningOptions options = MiningOptions.builder().minSupport(0.01).maxLength(3).build();
 * }</pre>
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class MiningOptions {
  private final OptionalDouble minSupport;
  private final int minSupportCount;
  private final int maxLength;
  private final ItemsetKind kind;
  private final Miner miner;
  private final MiningBudget budget;
  private final long top;
  private final Set<String> required;
  private final Set<String> excluded;

  private MiningOptions(Builder builder) {
    minSupport = builder.minSupport;
    minSupportCount = builder.minSupportCount;
    maxLength = builder.maxLength;
    kind = builder.kind;
    miner = builder.miner;
    budget = builder.budget;
    top = builder.top;
    required = new TreeSet<>(builder.required);
    excluded = new TreeSet<>(builder.excluded);
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the least number of baskets that an itemset must be in.
   *
   * @param baskets what it is mined from
   * @return at least 1: the count that was set, or the exact ceiling of the fraction's shortest
   *     decimal text times the number of baskets
   */
  public int supportCount(Baskets baskets) {
    return minSupport.isPresent()
        ? SupportCount.of(minSupport.getAsDouble(), baskets.size())
        : minSupportCount;
  }

  /**
   * Returns how many items an itemset has at most.
   *
   * @return at least 1
   */
  public int maxLength() {
    return maxLength;
  }

  /**
   * Returns which frequent itemsets are wanted.
   *
   * @return the kind
   */
  public ItemsetKind kind() {
    return kind;
  }

  /**
   * Returns the algorithm.
   *
   * @return may be {@link Miner#AUTO}
   */
  public Miner miner() {
    return miner;
  }

  /**
   * Returns what mining may find and use.
   *
   * @return the budget
   */
  public MiningBudget budget() {
    return budget;
  }

  /** How many of the most frequent, Long.MAX_VALUE for all. */
  long top() {
    return top;
  }

  Set<String> required() {
    return required;
  }

  Set<String> excluded() {
    return excluded;
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private OptionalDouble minSupport = OptionalDouble.of(0.01);
    private int minSupportCount;
    private int maxLength = Integer.MAX_VALUE;
    private ItemsetKind kind = ItemsetKind.ALL;
    private Miner miner = Miner.AUTO;
    private MiningBudget budget = MiningBudget.withDefaults();
    private long top = Long.MAX_VALUE;
    private Set<String> required = Set.of();
    private Set<String> excluded = Set.of();

    private Builder() {}

    /**
     * Sets the least share of baskets that an itemset is in. Default: 0.01.
     *
     * @param minSupport above 0, at most 1
     * @return this
     */
    public Builder minSupport(double minSupport) {
      this.minSupport = OptionalDouble.of(SupportCount.requireFraction(minSupport));
      return this;
    }

    /**
     * Sets the least number of baskets that an itemset is in, instead of a share.
     *
     * @param minSupportCount at least 1
     * @return this
     */
    public Builder minSupportCount(int minSupportCount) {
      this.minSupportCount = requirePositive("minSupportCount", minSupportCount);
      this.minSupport = OptionalDouble.empty();
      return this;
    }

    /**
     * Sets how many items an itemset has at most. Closed and maximal itemsets are so among all, of
     * any length. Default: no limit.
     *
     * @param maxLength at least 1
     * @return this
     */
    public Builder maxLength(int maxLength) {
      this.maxLength = requirePositive("maxLength", maxLength);
      return this;
    }

    private static int requirePositive(String name, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " is " + value + ", must be at least 1");
      }
      return value;
    }

    /**
     * Sets which frequent itemsets are wanted. Default: {@link ItemsetKind#ALL}.
     *
     * @param kind all, closed or maximal
     * @return this
     */
    public Builder kind(ItemsetKind kind) {
      this.kind = Objects.requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Sets the algorithm. Default: {@link Miner#AUTO}.
     *
     * @param miner changes time and memory, not the result
     * @return this
     */
    public Builder miner(Miner miner) {
      this.miner = Objects.requireNonNull(miner, "miner");
      return this;
    }

    /**
     * Sets what mining may find and use. Default: {@link MiningBudget#withDefaults()}.
     *
     * @param budget at its limit the result is cut, and says so
     * @return this
     */
    public Builder budget(MiningBudget budget) {
      this.budget = Objects.requireNonNull(budget, "budget");
      return this;
    }

    /**
     * Asks for the most frequent itemsets only. Of equally frequent ones at the end, the shorter
     * come first, then those of more frequent items. Default: all.
     *
     * @param top at least 1
     * @return this
     */
    public Builder top(int top) {
      this.top = requirePositive("top", top);
      return this;
    }

    /**
     * Asks for itemsets with all of these items only; their supports stay shares of all baskets.
     * Default: none.
     *
     * @param items names, which some basket must have
     * @return this
     */
    public Builder containing(String... items) {
      this.required = Set.of(items);
      return this;
    }

    /**
     * Leaves items out, as if no basket had them. Default: none.
     *
     * @param items names; unknown ones do no harm
     * @return this
     */
    public Builder excluding(String... items) {
      this.excluded = Set.of(items);
      return this;
    }

    /**
     * Returns the options.
     *
     * @return immutable
     * @throws IllegalArgumentException if an item is both required and excluded
     */
    public MiningOptions build() {
      for (String item : required) {
        if (excluded.contains(item)) {
          throw new IllegalArgumentException(
              "item \"" + item + "\" is both required and excluded; drop one of the two");
        }
      }
      return new MiningOptions(this);
    }
  }
}
