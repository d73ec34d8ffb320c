package dev.ecomm.association;

/**
 * Which rules are wanted: how many items they suggest, how sure and how surprising they are.
 *
 * <p>Immutable, safe for use by many threads.
 */
public final class RuleOptions {
  private final double minConfidence;
  private final double minLift;
  private final boolean singleConsequent;
  private final int maxRules;

  private RuleOptions(Builder builder) {
    minConfidence = builder.minConfidence;
    minLift = builder.minLift;
    singleConsequent = builder.singleConsequent;
    maxRules = builder.maxRules;
  }

  /**
   * Every split, any confidence, lift at least 1, at most twenty million rules.
   *
   * @return the defaults
   */
  public static RuleOptions withDefaults() {
    return builder().build();
  }

  /**
   * Starts with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  double minConfidence() {
    return minConfidence;
  }

  double minLift() {
    return minLift;
  }

  boolean singleConsequent() {
    return singleConsequent;
  }

  int maxRules() {
    return maxRules;
  }

  /** Collects options. For one thread. */
  public static final class Builder {
    private double minConfidence;
    private double minLift = 1;
    private boolean singleConsequent;
    private int maxRules = 20_000_000;

    private Builder() {}

    /**
     * Sets the least confidence. Default: 0.
     *
     * @param minConfidence 0 to 1
     * @return this
     */
    public Builder minConfidence(double minConfidence) {
      if (!(minConfidence >= 0 && minConfidence <= 1)) {
        throw new IllegalArgumentException(
            "minConfidence is " + minConfidence + ", must be from 0 to 1");
      }
      this.minConfidence = minConfidence;
      return this;
    }

    /**
     * Sets the least lift. Default: 1, which is no less than chance.
     *
     * @param minLift at least 0
     * @return this
     */
    public Builder minLift(double minLift) {
      if (!(minLift >= 0 && minLift < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("minLift is " + minLift + ", must be at least 0");
      }
      this.minLift = minLift;
      return this;
    }

    /**
     * Sets whether a rule suggests one item only. Default: false, every split of an itemset is a
     * rule.
     *
     * @param singleConsequent true for one item, which is enough to recommend
     * @return this
     */
    public Builder singleConsequent(boolean singleConsequent) {
      this.singleConsequent = singleConsequent;
      return this;
    }

    /**
     * Sets how many rules there may be; of more, those of the rarest itemsets are left out, and
     * {@link AssociationRules#report()} says so. Default: twenty million, which is 240 MB, and as
     * much while they are made.
     *
     * @param maxRules 1 to 500,000,000
     * @return this
     */
    public Builder maxRules(int maxRules) {
      if (maxRules < 1 || maxRules > 500_000_000) {
        throw new IllegalArgumentException(
            "maxRules is " + maxRules + ", must be from 1 to 500000000");
      }
      this.maxRules = maxRules;
      return this;
    }

    /**
     * Returns the options.
     *
     * @return immutable
     */
    public RuleOptions build() {
      return new RuleOptions(this);
    }
  }
}
