package dev.ecomm.feature.time;

/**
 * How a lag did in a {@link LagSelection}.
 *
 * @param lag rows before
 * @param score the autocorrelation, or the error of forecasts with this lag among the inputs
 * @param bound what the score was compared with: the half width of the band around 0 that a series
 *     without correlation stays in, or the error without this lag
 * @param selected whether it was chosen
 */
public record LagScore(int lag, double score, double bound, boolean selected) {

  /**
   * Checks the lag.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public LagScore {
    Checks.atLeast("lag", lag, 1);
  }
}
