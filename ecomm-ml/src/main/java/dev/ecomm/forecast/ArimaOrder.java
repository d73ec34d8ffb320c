package dev.ecomm.forecast;

/**
 * The order of a seasonal ARIMA model, written (p,d,q)(P,D,Q)[period], with or without a constant.
 *
 * <pre>{@code
 * ArimaOrder order = ArimaOrder.of(1, 0, 1).seasonal(0, 1, 1, 6);
 * }</pre>
 *
 * <p>The constant is the mean of a series that is not differenced, and the slope per step (drift)
 * of one that is differenced once; twice differenced, there is none.
 *
 * @param p autoregressive terms, 0 to 10
 * @param d first differences, 0 to 2
 * @param q moving average terms, 0 to 10
 * @param seasonalP autoregressive terms at lags of whole periods, 0 to 5
 * @param seasonalD seasonal differences, 0 or 1
 * @param seasonalQ moving average terms at lags of whole periods, 0 to 5
 * @param period steps in a season, 1 where there is none
 * @param constant whether a mean or drift is estimated
 */
public record ArimaOrder(
    int p,
    int d,
    int q,
    int seasonalP,
    int seasonalD,
    int seasonalQ,
    int period,
    boolean constant) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range, a season of one step has terms, or
   *     a constant is asked for after two differences
   */
  public ArimaOrder {
    requireRange("p", p, 10);
    requireRange("d", d, 2);
    requireRange("q", q, 10);
    requireRange("seasonalP", seasonalP, 5);
    requireRange("seasonalD", seasonalD, 1);
    requireRange("seasonalQ", seasonalQ, 5);
    if (period < 1) {
      throw new IllegalArgumentException("period is " + period + ", must be at least 1");
    }
    if (period == 1 && seasonalP + seasonalD + seasonalQ > 0) {
      throw new IllegalArgumentException(
          "period is 1 with seasonal terms, must be at least 2; name the season or leave them out");
    }
    if (constant && d + seasonalD > 1) {
      throw new IllegalArgumentException(
          "constant is asked for after "
              + (d + seasonalD)
              + " differences, must be after at most 1: it would be a trend that bends");
    }
  }

  private static void requireRange(String name, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(name + " is " + value + ", must be 0 to " + most);
    }
  }

  /**
   * A model without season and constant.
   *
   * @param p autoregressive terms
   * @param d differences
   * @param q moving average terms
   * @return the order
   * @throws IllegalArgumentException if one is out of its range
   */
  public static ArimaOrder of(int p, int d, int q) {
    return new ArimaOrder(p, d, q, 0, 0, 0, 1, false);
  }

  /**
   * The same with terms of a season.
   *
   * @param terms autoregressive terms at lags of whole periods
   * @param differences seasonal differences
   * @param averages moving average terms at lags of whole periods
   * @param steps steps in a season
   * @return a new order
   * @throws IllegalArgumentException if one is out of its range
   */
  public ArimaOrder seasonal(int terms, int differences, int averages, int steps) {
    return new ArimaOrder(p, d, q, terms, differences, averages, steps, constant);
  }

  /**
   * The same with a mean, or a drift where the series is differenced.
   *
   * @return a new order
   * @throws IllegalArgumentException if the order has more than one difference
   */
  public ArimaOrder withConstant() {
    return constant(true);
  }

  ArimaOrder constant(boolean with) {
    return new ArimaOrder(p, d, q, seasonalP, seasonalD, seasonalQ, period, with);
  }

  /** The same differences, period and constant with other terms. */
  ArimaOrder terms(int newP, int newQ, int newSeasonalP, int newSeasonalQ) {
    return new ArimaOrder(newP, d, newQ, newSeasonalP, seasonalD, newSeasonalQ, period, constant);
  }

  /** Values that differencing takes away. */
  int lost() {
    return d + seasonalD * period;
  }

  /** The longest lag of the autoregressive side. */
  int longestAr() {
    return p + seasonalP * period;
  }

  /** The longest lag of the moving average side. */
  int longestMa() {
    return q + seasonalQ * period;
  }

  /** Coefficients without constant and variance. */
  int coefficients() {
    return p + q + seasonalP + seasonalQ;
  }

  /**
   * The usual notation.
   *
   * @return for example {@code ARIMA(1,0,1)(0,1,1)[6] with drift}
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("ARIMA(" + p + "," + d + "," + q + ")");
    if (period > 1) {
      text.append("(" + seasonalP + "," + seasonalD + "," + seasonalQ + ")[" + period + "]");
    }
    if (constant) {
      text.append(d + seasonalD > 0 ? " with drift" : " with mean");
    }
    return text.toString();
  }
}
