package dev.ecomm.seasonality;

/**
 * Splits a series into trend, season and rest by locally weighted regressions (STL). The season may
 * change from cycle to cycle, there are no gaps at the ends, and a robust fit is not led astray by
 * single days.
 *
 * <pre>{@code
 * Stl stl = Stl.builder().period(6).robust(true).build();
 * Decomposition parts = stl.decompose(dailySales);
 * double strength = parts.seasonalStrength();
 * }</pre>
 *
 * <p>Immutable, safe for use by many threads. O(n) memory; O(n (seasonal + trend + low pass) loops)
 * time, divided by the jumps.
 *
 * @param period steps of one cycle, at least 2
 * @param seasonal window over the cycles of one phase, odd, at least 3; larger is smoother
 * @param trend window of the trend, odd, at least 3 and above the period
 * @param lowPass window of the low-pass filter, odd, at least 3 and above the period
 * @param seasonalDegree 0 or 1
 * @param trendDegree 0 or 1
 * @param lowPassDegree 0 or 1
 * @param seasonalJump every which value is fitted, the others interpolated, at least 1
 * @param trendJump the same for the trend
 * @param lowPassJump the same for the low-pass filter
 * @param innerLoops passes that update season and trend, at least 1
 * @param outerLoops passes that judge the residuals, 0 if not robust
 * @see <a
 *     href="https://www.scb.se/contentassets/ca21efb41fee47d293bbee5bf7be7fb3/stl-a-seasonal-trend-decomposition-procedure-based-on-loess.pdf">Cleveland,
 *     Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6</a>
 */
public record Stl(
    int period,
    int seasonal,
    int trend,
    int lowPass,
    int seasonalDegree,
    int trendDegree,
    int lowPassDegree,
    int seasonalJump,
    int trendJump,
    int lowPassJump,
    int innerLoops,
    int outerLoops) {

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public Stl {
    requireAtLeast("period", period, 2);
    requireWindow("seasonal", seasonal, 3);
    requireWindow("trend", trend, period + 1);
    requireWindow("lowPass", lowPass, period + 1);
    requireDegree("seasonalDegree", seasonalDegree);
    requireDegree("trendDegree", trendDegree);
    requireDegree("lowPassDegree", lowPassDegree);
    requireAtLeast("seasonalJump", seasonalJump, 1);
    requireAtLeast("trendJump", trendJump, 1);
    requireAtLeast("lowPassJump", lowPassJump, 1);
    requireAtLeast("innerLoops", innerLoops, 1);
    requireAtLeast("outerLoops", outerLoops, 0);
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
    }
  }

  private static void requireWindow(String name, int value, int least) {
    if (value < least || value % 2 == 0) {
      throw new IllegalArgumentException(
          name + " is " + value + ", must be odd and at least " + least);
    }
  }

  private static void requireDegree(String name, int value) {
    if (value < 0 || value > 1) {
      throw new IllegalArgumentException(name + " is " + value + ", must be 0 or 1");
    }
  }

  /**
   * Options with defaults; only the period has none.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Splits a series.
   *
   * @param values equally spaced, finite, at least two periods; not changed
   * @return trend, season, rest, and the weights of a robust fit
   * @throws IllegalArgumentException if values are too few or not finite
   */
  public Decomposition decompose(double[] values) {
    Decomposition.requirePeriod(values, period);
    return new StlFit(values.clone(), this).run(innerLoops, outerLoops);
  }

  /** Collects options; what is not set has its default. */
  public static final class Builder {
    private int period;
    private int seasonal = 7;
    private int trend;
    private int lowPass;
    private int degree = 1;
    private int jump = 1;
    private boolean robust;

    private Builder() {}

    /**
     * Sets the length of a cycle.
     *
     * @param steps at least 2
     * @return this
     */
    public Builder period(int steps) {
      requireAtLeast("period", steps, 2);
      period = steps;
      return this;
    }

    /**
     * Sets the window over the cycles.
     *
     * @param window odd, at least 3; default 7
     * @return this
     */
    public Builder seasonal(int window) {
      requireWindow("seasonal", window, 3);
      seasonal = window;
      return this;
    }

    /**
     * Sets the window of the trend.
     *
     * @param window odd, above the period; default: the next odd number from 1.5 period / (1 - 1.5
     *     / seasonal)
     * @return this
     */
    public Builder trend(int window) {
      requireWindow("trend", window, 3);
      trend = window;
      return this;
    }

    /**
     * Sets the window of the low-pass filter.
     *
     * @param window odd, above the period; default: the smallest such
     * @return this
     */
    public Builder lowPass(int window) {
      requireWindow("lowPass", window, 3);
      lowPass = window;
      return this;
    }

    /**
     * Sets what is fitted locally.
     *
     * @param polynomials 0 for means, 1 for lines; default 1
     * @return this
     */
    public Builder degree(int polynomials) {
      requireDegree("degree", polynomials);
      degree = polynomials;
      return this;
    }

    /**
     * Sets every which value is fitted, for speed; those between are interpolated.
     *
     * @param steps at least 1; default 1, every value. A tenth of a window is seldom seen
     * @return this
     */
    public Builder jump(int steps) {
      requireAtLeast("jump", steps, 1);
      jump = steps;
      return this;
    }

    /**
     * Sets whether values far from the fit lose their weight.
     *
     * @param on true: 2 inner and 15 outer loops; false, the default: 5 and 0
     * @return this
     */
    public Builder robust(boolean on) {
      robust = on;
      return this;
    }

    /**
     * Returns the options.
     *
     * @return options for any number of series
     * @throws IllegalArgumentException if the period is missing or a window not above it
     */
    public Stl build() {
      requireAtLeast("period", period, 2);
      int trendWindow = trend > 0 ? trend : nextOdd(1.5 * period / (1 - 1.5 / seasonal));
      int lowPassWindow = lowPass > 0 ? lowPass : nextOdd(period + 1);
      return new Stl(
          period,
          seasonal,
          trendWindow,
          lowPassWindow,
          degree,
          degree,
          degree,
          jump,
          jump,
          jump,
          robust ? 2 : 5,
          robust ? 15 : 0);
    }

    private static int nextOdd(double least) {
      int n = (int) Math.ceil(least);
      return n + 1 - n % 2;
    }
  }
}
