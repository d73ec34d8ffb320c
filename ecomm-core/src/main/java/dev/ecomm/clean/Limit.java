package dev.ecomm.clean;

/**
 * How many lines a rule may find before somebody should hear of it. Lines on which the rule could
 * not be evaluated count as found.
 *
 * @param most the number of lines, or their share of the lines seen; passed when there are more
 * @param isShare true for a share, from 0 to 1
 */
public record Limit(double most, boolean isShare) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a count is negative or a share not from 0 to 1
   */
  public Limit {
    if (!(most >= 0) || (isShare && most > 1) || Double.isInfinite(most)) {
      throw new IllegalArgumentException(
          isShare
              ? "share is " + most + ", must be from 0 to 1"
              : "count is " + most + ", must be at least 0");
    }
  }

  /**
   * A number of lines.
   *
   * @param most at least 0
   * @return the limit
   * @throws IllegalArgumentException if it is negative
   */
  public static Limit count(long most) {
    return new Limit(most, false);
  }

  /**
   * A share of the lines that the rule saw.
   *
   * @param most from 0 to 1
   * @return the limit
   * @throws IllegalArgumentException if it is outside 0 to 1
   */
  public static Limit share(double most) {
    return new Limit(most, true);
  }

  boolean isPassed(long found, long seen) {
    return isShare ? found > most * seen : found > most;
  }

  @Override
  public String toString() {
    return isShare
        ? "a share of " + Amounts.text(most) + " of the lines seen"
        : Amounts.grouped((long) most) + " lines";
  }
}
