package dev.ecomm.synthetic;

/**
 * A log-logistic distribution, cut at both ends: most values near the median, a few very large
 * ones, as with order sizes, buying rates and lifetimes. Chosen over the log-normal because its
 * quantile is a closed formula.
 *
 * <p>Quantiles come from a table; only the last thousandth, where the tail is steep, is computed.
 */
final class LongTail {

  private static final int CELLS = 1024;

  private final double median;
  private final double exponent;
  private final double smallest;
  private final double largest;
  private final double[] quantiles = new double[CELLS];

  /**
   * Makes the table of quantiles.
   *
   * @param median half of the values are below
   * @param shape the larger, the closer to the median; below 2 the variance comes from the cut
   *     alone
   */
  LongTail(double median, double shape, double smallest, double largest) {
    this.median = median;
    this.exponent = 1 / shape;
    this.smallest = smallest;
    this.largest = largest;
    for (int i = 0; i < CELLS; i++) {
      quantiles[i] = quantile(i / (double) CELLS);
    }
  }

  double largest() {
    return largest;
  }

  /** The value below which the given share of the values lies. */
  double at(double share) {
    double place = share * CELLS;
    int cell = (int) place;
    if (cell >= CELLS - 1) {
      return quantile(share);
    }
    return quantiles[cell] + (place - cell) * (quantiles[cell + 1] - quantiles[cell]);
  }

  double draw(Draws draws) {
    return at(draws.unit());
  }

  int drawInt(Draws draws) {
    return (int) (draw(draws) + 0.5);
  }

  private double quantile(double share) {
    double value = median * StrictMath.pow(share / (1 - share), exponent);
    return Math.max(smallest, Math.min(largest, value));
  }
}
