package dev.ecomm.forecast;

/**
 * How a demand comes: how often, and how different the sizes are. It says which forecasters suit a
 * series before any is fitted: the usual ones a smooth demand, {@link Intermittent} the others.
 *
 * <pre>{@code
 * DemandPattern pattern = DemandPattern.of(new double[] {0, 0, 12, 0, 0, 1, 0});
 * boolean rare = pattern.kind() == DemandPattern.Kind.LUMPY;
 * }</pre>
 *
 * @param kind the class of Syntetos, Boylan and Croston (2005)
 * @param interval periods per demand: the length of the series over {@code demands}; infinite
 *     without any
 * @param sizeVariation the squared coefficient of variation of the sizes, their sample variance
 *     over their squared mean; 0 for a single demand, NaN without any
 * @param demands how many values are above 0
 * @see <a href="https://doi.org/10.1057/palgrave.jors.2601841">Syntetos, Boylan and Croston
 *     (2005)</a>
 */
public record DemandPattern(Kind kind, double interval, double sizeVariation, int demands) {

  /** Demand is intermittent from this many periods per demand on. */
  public static final double INTERMITTENT_INTERVAL = 1.32;

  /** Sizes are erratic from this squared coefficient of variation on. */
  public static final double ERRATIC_VARIATION = 0.49;

  /** The classes. */
  public enum Kind {
    /** Nearly every period, of like size. */
    SMOOTH,
    /** Nearly every period, of very different size. */
    ERRATIC,
    /** With periods without demand between, of like size. */
    INTERMITTENT,
    /** With periods without demand between, of very different size. */
    LUMPY,
    /** Never. */
    NONE
  }

  /**
   * Classifies a series. Zeros before the first demand count as periods: cut them off if the item
   * was not yet on sale. A single demand is smooth in a series of one value, else intermittent.
   *
   * @param values one for each period, not negative, at least one
   * @return its pattern; O(n)
   * @throws IllegalArgumentException if there is no value, or one is negative, NaN or infinite
   */
  public static DemandPattern of(double[] values) {
    DemandValues.require("a demand pattern", values);
    int demands = 0;
    double sum = 0;
    for (double value : values) {
      if (value > 0) {
        demands++;
        sum += value;
      }
    }
    if (demands == 0) {
      return new DemandPattern(Kind.NONE, Double.POSITIVE_INFINITY, Double.NaN, 0);
    }
    double mean = sum / demands;
    double squares = 0;
    for (double value : values) {
      if (value > 0) {
        squares += (value / mean - 1) * (value / mean - 1);
      }
    }
    double interval = (double) values.length / demands;
    double variation = demands == 1 ? 0 : squares / (demands - 1);
    return new DemandPattern(kind(interval, variation), interval, variation, demands);
  }

  private static Kind kind(double interval, double variation) {
    if (interval < INTERMITTENT_INTERVAL) {
      return variation < ERRATIC_VARIATION ? Kind.SMOOTH : Kind.ERRATIC;
    }
    return variation < ERRATIC_VARIATION ? Kind.INTERMITTENT : Kind.LUMPY;
  }
}
