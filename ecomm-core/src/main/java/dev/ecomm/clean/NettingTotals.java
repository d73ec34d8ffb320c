package dev.ecomm.clean;

import java.math.BigDecimal;

/**
 * What netting did to units and money, exactly. {@code moneyBefore = moneyAfter + priceDifference}.
 *
 * @param full cancellations matched in full
 * @param partial cancellations matched in part
 * @param none cancellations of known customers without a match
 * @param noCustomer cancellations without a customer
 * @param unitsCancelled units of all cancellations
 * @param unitsMatched units taken from purchases
 * @param matches pairs of a cancellation and a purchase
 * @param purchases purchases that lost units
 * @param moneyBefore amount of all lines: the sum of quantity times price
 * @param valueAtPurchasePrice the matched units at the prices at which they were bought
 * @param valueAtCancellationPrice the matched units at the prices at which they were taken back
 * @param absolutePriceDifference the sum, over all matches, of units times the difference of the
 *     two prices, whichever is higher
 */
public record NettingTotals(
    long full,
    long partial,
    long none,
    long noCustomer,
    long unitsCancelled,
    long unitsMatched,
    long matches,
    long purchases,
    BigDecimal moneyBefore,
    BigDecimal valueAtPurchasePrice,
    BigDecimal valueAtCancellationPrice,
    BigDecimal absolutePriceDifference) {

  /**
   * Returns the cancellations.
   *
   * @return lines of every status
   */
  public long cancellations() {
    return full + partial + none + noCustomer;
  }

  /**
   * Returns by how much the matched units were dearer when they were bought than when they were
   * taken back.
   *
   * @return value at purchase price minus value at cancellation price
   */
  public BigDecimal priceDifference() {
    return valueAtPurchasePrice.subtract(valueAtCancellationPrice);
  }

  /**
   * Returns the amount of what remains of all lines.
   *
   * @return money before minus the price difference
   */
  public BigDecimal moneyAfter() {
    return moneyBefore.subtract(priceDifference());
  }
}
