package dev.ecomm.association;

import java.util.Locale;

/**
 * How good a rule is, in one number of its four counts: n baskets, a with the antecedent, c with
 * the consequent, x with both. Formulas and what they are good for stand in the page {@code
 * docs/concepts/basket-metrics.md}; they are those of Tan, Kumar and Srivastava.
 *
 * <p>Counts are multiplied as whole numbers before they become doubles, so metrics that treat both
 * sides alike are equal bit for bit for a rule and its reverse.
 *
 * @see <a href="https://doi.org/10.1016/S0306-4379(03)00072-3">Tan, Kumar and Srivastava (2004)</a>
 */
public enum RuleMetric {
  /** The share of baskets with both sides, x/n. */
  SUPPORT {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return (double) both / baskets;
    }
  },

  /** The share of baskets with the antecedent, a/n. */
  ANTECEDENT_SUPPORT {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return (double) antecedent / baskets;
    }
  },

  /** The share of baskets with the consequent, c/n. */
  CONSEQUENT_SUPPORT {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return (double) consequent / baskets;
    }
  },

  /** The share of baskets with the consequent among those with the antecedent, x/a. */
  CONFIDENCE {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return (double) both / antecedent;
    }
  },

  /** How many times as many baskets have both sides as chance would have it, xn/ac. */
  LIFT {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return (double) ((long) both * baskets) / ((long) antecedent * consequent);
    }
  },

  /** The share of baskets with both sides beyond that of chance, x/n - ac/n². From -¼ to ¼. */
  LEVERAGE {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return beyondChance(both, antecedent, consequent, baskets) / ((double) baskets * baskets);
    }
  },

  /**
   * How many times as often the rule would be wrong by chance, a(n-c) / n(a-x); infinite where it
   * is never wrong.
   */
  CONVICTION {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return both == antecedent
          ? Double.POSITIVE_INFINITY
          : (double) ((long) antecedent * (baskets - consequent))
              / ((long) baskets * (antecedent - both));
    }
  },

  /** Zhang's metric, (xn-ac) / max(x(n-a), a(c-x)), from -1 to 1; 0 where both are 0. */
  ZHANG("zhangs_metric") {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      long most =
          Math.max((long) both * (baskets - antecedent), (long) antecedent * (consequent - both));
      return ratio(beyondChance(both, antecedent, consequent, baskets), most);
    }
  },

  /** The share of baskets with both sides among those with either, x / (a+c-x). */
  JACCARD {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return (double) both / either(both, antecedent, consequent);
    }
  },

  /**
   * How much of the doubt about the consequent the antecedent takes away, (xn-ac) / a(n-c); 0 where
   * every basket has the consequent.
   */
  CERTAINTY {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return ratio(
          beyondChance(both, antecedent, consequent, baskets),
          (long) antecedent * (baskets - consequent));
    }
  },

  /** The mean of the confidences of the rule and its reverse, (x/a + x/c) / 2. */
  KULCZYNSKI {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return ((double) both / antecedent + (double) both / consequent) / 2;
    }
  },

  /** How unequally frequent the sides are, |a-c| / (a+c-x). From 0 to 1. */
  IMBALANCE_RATIO {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return (double) Math.abs(antecedent - consequent) / either(both, antecedent, consequent);
    }
  },

  /** The geometric mean of the confidences of the rule and its reverse, x / √(ac). */
  COSINE {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return both / Math.sqrt((double) ((long) antecedent * consequent));
    }
  },

  /**
   * How many times the odds of the consequent are those without the antecedent, x(n-a-c+x) /
   * (a-x)(c-x); infinite where only the divisor is 0, NaN where both are.
   */
  ODDS_RATIO {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      long neither = (long) baskets - either(both, antecedent, consequent);
      return (double) (both * neither) / ((long) (antecedent - both) * (consequent - both));
    }
  },

  /**
   * Pearson's chi-squared of the 2 x 2 table, without a correction of continuity; 0 where every
   * basket has one of the sides.
   */
  CHI_SQUARED {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      double beyond = beyondChance(both, antecedent, consequent, baskets);
      double margins =
          (double) ((long) antecedent * consequent)
              * ((long) (baskets - antecedent) * (baskets - consequent));
      return margins == 0 ? 0 : baskets * (beyond * beyond / margins);
    }
  },

  /**
   * Fisher's exact test, one-sided: how probable it is that so many baskets, or more, have both
   * sides by chance. Below 1e-307 it is 0.
   */
  FISHER_P_VALUE {
    @Override
    public double of(int both, int antecedent, int consequent, int baskets) {
      return FisherTest.atLeast(both, antecedent, consequent, baskets);
    }
  };

  private final String column;

  RuleMetric() {
    this.column = name().toLowerCase(Locale.ROOT);
  }

  RuleMetric(String column) {
    this.column = column;
  }

  /**
   * Computes the metric. Counts must fit together: {@code 1 <= both <= min(antecedent, consequent)}
   * and {@code antecedent + consequent - both <= baskets}; not checked. Cost: some nanoseconds; the
   * p-value a microsecond.
   *
   * @param both in how many baskets both sides are
   * @param antecedent in how many the antecedent is
   * @param consequent in how many the consequent is
   * @param baskets how many there are
   * @return may be infinite or NaN where the metric says so
   */
  public abstract double of(int both, int antecedent, int consequent, int baskets);

  /**
   * Returns the name of the metric in tables.
   *
   * @return in snake_case
   */
  public String column() {
    return column;
  }

  /** Whether less is better. */
  boolean smallestFirst() {
    return this == FISHER_P_VALUE;
  }

  /** The n²-fold of leverage, exact. */
  private static double beyondChance(int both, int antecedent, int consequent, int baskets) {
    return (long) both * baskets - (long) antecedent * consequent;
  }

  private static long either(int both, int antecedent, int consequent) {
    return (long) antecedent + consequent - both;
  }

  private static double ratio(double part, long whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
