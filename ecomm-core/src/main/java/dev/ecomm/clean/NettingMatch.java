package dev.ecomm.clean;

/**
 * Units of a purchase that a cancellation took back.
 *
 * @param purchaseRow row number of the purchase
 * @param units at least 1
 */
public record NettingMatch(long purchaseRow, long units) {

  /** Such as {@code 28100:12}. */
  @Override
  public String toString() {
    return purchaseRow + ":" + units;
  }
}
