package dev.ecomm.seasonality;

/**
 * A series as a trend, a season and the rest. Made by {@link #classical} or by {@link Stl}.
 *
 * <pre>{@code
 * Decomposition parts = Decomposition.classical(dailySales, 6, Decomposition.Kind.ADDITIVE);
 * double[] adjusted = parts.seasonallyAdjusted();
 * }</pre>
 *
 * <p>Immutable, safe for use by many threads; every array handed out is a copy.
 */
public final class Decomposition {

  /** How the parts make up the values. */
  public enum Kind {
    /** value = trend + season + rest. */
    ADDITIVE,

    /** value = trend * season * rest; for values above 0. */
    MULTIPLICATIVE
  }

  private final double[] values;
  private final Kind kind;
  private final int period;
  private final double[] trend;
  private final double[] seasonal;
  private final double[] residual;
  private final double[] weights;

  /** Takes the arrays over. */
  Decomposition(
      double[] values, Kind kind, int period, double[] trend, double[] seasonal, double[] weights) {
    this.values = values;
    this.kind = kind;
    this.period = period;
    this.trend = trend;
    this.seasonal = seasonal;
    this.weights = weights;
    this.residual = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      residual[i] =
          kind == Kind.ADDITIVE
              ? values[i] - seasonal[i] - trend[i]
              : values[i] / seasonal[i] / trend[i];
    }
  }

  /**
   * The classical decomposition: the trend is a centred moving average over one period, the season
   * the mean of what is left at each phase, the same in every cycle.
   *
   * @param values equally spaced, finite, at least two periods; above 0 if multiplicative
   * @param period steps of one cycle, at least 2
   * @param kind additive or multiplicative
   * @return parts; trend and residual are NaN for the first and last period / 2 steps. O(n)
   * @throws IllegalArgumentException if values are too few, not finite, or not above 0 where they
   *     must be; or the period is below 2
   */
  public static Decomposition classical(double[] values, int period, Kind kind) {
    return ClassicalDecomposition.of(values.clone(), period, kind);
  }

  static void requirePeriod(double[] values, int period) {
    if (period < 2) {
      throw new IllegalArgumentException("period is " + period + ", must be at least 2");
    }
    Values.requireFinite(values);
    if (values.length < 2L * period) {
      throw new IllegalArgumentException(
          "period is "
              + period
              + ", must be at most "
              + values.length / 2
              + " for "
              + values.length
              + " values: two whole cycles show a season, one does not");
    }
  }

  /**
   * Returns how the parts make up the values.
   *
   * @return additive for {@link Stl}
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the length of a cycle.
   *
   * @return at least 2
   */
  public int period() {
    return period;
  }

  /**
   * Returns the trend.
   *
   * @return one a value; NaN at the ends if classical
   */
  public double[] trend() {
    return trend.clone();
  }

  /**
   * Returns the season.
   *
   * @return one a value; around 0, or around 1 if multiplicative
   */
  public double[] seasonal() {
    return seasonal.clone();
  }

  /**
   * Returns the rest.
   *
   * @return one a value; NaN where the trend is
   */
  public double[] residual() {
    return residual.clone();
  }

  /**
   * Returns how far each value was believed.
   *
   * @return 0 (an outlier) to 1; all 1 unless {@link Stl} was robust
   */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Returns the values without their season.
   *
   * @return value - season, or value / season if multiplicative
   */
  public double[] seasonallyAdjusted() {
    double[] adjusted = new double[values.length];
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = kind == Kind.ADDITIVE ? values[i] - seasonal[i] : values[i] / seasonal[i];
    }
    return adjusted;
  }

  /**
   * How strong the season is: the share of the variance of season and rest together that is not the
   * rest's, {@code max(0, 1 - var(rest) / var(season + rest))}; logarithms if multiplicative.
   *
   * @return 0 to 1; 0 where nothing varies
   * @see <a href="https://doi.org/10.1007/s10618-005-0039-x">Wang, Smith and Hyndman (2006)</a>
   */
  public double seasonalStrength() {
    return strength(seasonal);
  }

  /**
   * How strong the trend is: {@code max(0, 1 - var(rest) / var(trend + rest))}.
   *
   * @return 0 to 1; 0 where nothing varies
   */
  public double trendStrength() {
    return strength(trend);
  }

  private double strength(double[] part) {
    double[] rest = new double[values.length];
    double[] both = new double[values.length];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(residual[i])) {
        boolean additive = kind == Kind.ADDITIVE;
        rest[n] = additive ? residual[i] : StrictMath.log(residual[i]);
        both[n] = rest[n] + (additive ? part[i] : StrictMath.log(part[i]));
        n++;
      }
    }
    double all = variance(both, n);
    return all == 0 ? 0 : Math.max(0, 1 - variance(rest, n) / all);
  }

  private static double variance(double[] values, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
    }
    double mean = sum / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return squares;
  }
}
