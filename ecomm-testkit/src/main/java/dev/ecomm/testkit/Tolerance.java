package dev.ecomm.testkit;

/**
 * How far a double may be from the one that is expected: {@code |a - b| <= max(absolute, relative *
 * |b|)}, where b is expected. NaN is close to NaN only, an infinity to itself only.
 *
 * @param absolute at least 0
 * @param relative at least 0
 */
public record Tolerance(double absolute, double relative) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public Tolerance {
    requireSize("absolute", absolute);
    requireSize("relative", relative);
  }

  private static void requireSize(String name, double size) {
    if (!(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException(name + " is " + size + ", must be finite and at least 0");
    }
  }

  /**
   * Equal numbers only; 0.0 and -0.0 are equal numbers.
   *
   * @return no tolerance
   */
  public static Tolerance exact() {
    return new Tolerance(0, 0);
  }

  /**
   * What golden files are compared with unless they say otherwise: {@code 1e-9 * max(1, |b|)}.
   *
   * @return 1e-9, absolute and relative
   */
  public static Tolerance golden() {
    return new Tolerance(1e-9, 1e-9);
  }

  /**
   * The same distance for small and large values.
   *
   * @param distance at least 0
   * @return the tolerance
   */
  public static Tolerance absolute(double distance) {
    return new Tolerance(distance, 0);
  }

  /**
   * A share of the expected value.
   *
   * @param share at least 0; 0.01 is one percent
   * @return the tolerance
   */
  public static Tolerance relative(double share) {
    return new Tolerance(0, share);
  }

  /**
   * Tells whether a value is close enough.
   *
   * @param actual the value
   * @param expected what it should be
   * @return true if it is
   */
  public boolean covers(double actual, double expected) {
    if (Double.isNaN(expected) || Double.isInfinite(expected) || Double.isInfinite(actual)) {
      return Double.compare(actual, expected) == 0;
    }
    return Math.abs(actual - expected) <= Math.max(absolute, relative * Math.abs(expected));
  }
}
