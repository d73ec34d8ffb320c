package dev.ecomm.forecast;

/**
 * How often intervals held the value that came, on values that they had not seen.
 *
 * @param level what was promised, in percent
 * @param step how many steps ahead
 * @param inside how many values were within their limits
 * @param trials how many intervals were tried, 0 or more
 */
public record MeasuredCoverage(double level, int step, int inside, int trials) {

  /**
   * Returns the share of values within their limits.
   *
   * @return from 0 to 1; NaN without any trial
   */
  public double share() {
    return (double) inside / trials;
  }

  /**
   * Returns by how much the share strays by chance if the promise is true, one standard error.
   *
   * @return above 0; infinite without any trial
   */
  public double standardError() {
    double promised = level / 100;
    return Math.sqrt(promised * (1 - promised) / trials);
  }
}
