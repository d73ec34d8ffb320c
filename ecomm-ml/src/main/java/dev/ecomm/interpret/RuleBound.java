package dev.ecomm.interpret;

/**
 * Values of a feature: at least one number, below another, or both.
 *
 * @param feature its name
 * @param from the least value that fits; negative infinity: none
 * @param below above every value that fits; infinity: none
 */
public record RuleBound(String feature, double from, double below) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code from} is not less than {@code below}
   */
  public RuleBound {
    if (!(from < below)) {
      throw new IllegalArgumentException(
          "from is " + from + ", must be less than below, which is " + below);
    }
  }

  /**
   * Tells whether a value fits.
   *
   * @param value of the feature
   * @return true from {@code from} on, up to but without {@code below}
   */
  public boolean holds(double value) {
    return value >= from && value < below;
  }

  /**
   * Writes the bound, for example {@code recency < 30}.
   *
   * @return feature and numbers, as short as they read back
   */
  public String text() {
    if (from == Double.NEGATIVE_INFINITY) {
      return feature + " < " + ShortDecimal.text(below);
    }
    if (below == Double.POSITIVE_INFINITY) {
      return feature + " >= " + ShortDecimal.text(from);
    }
    return ShortDecimal.text(from) + " <= " + feature + " < " + ShortDecimal.text(below);
  }
}
