package dev.ecomm.forecast;

/**
 * One test of a {@link Backtest}: which values the forecaster learns from, and which it is asked
 * for. No fold can be made that would let it see what it is asked for.
 *
 * <p>Positions count from 0; {@code To} is the one behind the last.
 *
 * @param trainFrom where the training part begins
 * @param trainTo where it ends: the origin, from which forecasts are made
 * @param testFrom where the test part begins; what lies between the two is the gap
 * @param testTo where it ends
 */
public record Fold(int trainFrom, int trainTo, int testFrom, int testTo) {

  /**
   * Checks the order: training part, gap, test part.
   *
   * @throws IllegalArgumentException if a part is empty or begins before the one before it has
   *     ended
   */
  public Fold {
    if (trainFrom < 0 || trainFrom >= trainTo || trainTo > testFrom || testFrom >= testTo) {
      throw new IllegalArgumentException(
          "fold trains on "
              + trainFrom
              + " to "
              + trainTo
              + " and tests on "
              + testFrom
              + " to "
              + testTo
              + ", must train on something and test on something behind it");
    }
  }

  /**
   * Returns how many values lie between training and test part.
   *
   * @return 0 or more
   */
  public int gap() {
    return testFrom - trainTo;
  }

  /**
   * Returns how many steps are tested.
   *
   * @return at least 1
   */
  public int steps() {
    return testTo - testFrom;
  }
}
