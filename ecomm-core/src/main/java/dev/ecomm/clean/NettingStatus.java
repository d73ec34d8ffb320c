package dev.ecomm.clean;

import java.util.Locale;

/** How much of a cancellation was found among earlier purchases. */
public enum NettingStatus {
  /** All units. */
  FULL,
  /** Some units, not all. */
  PARTIAL,
  /** No unit. */
  NONE,
  /** No unit, for nobody knows whose purchases to look at. */
  NO_CUSTOMER;

  /**
   * Returns the name that files and tables carry.
   *
   * @return such as {@code no_customer}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
