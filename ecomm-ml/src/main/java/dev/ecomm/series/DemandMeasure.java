package dev.ecomm.series;

import java.util.Locale;

/**
 * What is summed up or counted in each period of demand. A line is <i>sold</i> if quantity and
 * price are above 0, a <i>refund</i> if the quantity is below 0 and the price above, a
 * <i>write-off</i> if the quantity is below 0 and the price is 0; a line whose description is
 * {@code Discount} is a discount and none of these.
 *
 * <p>The first nine are those of the notebook that this library began as, with its names. {@link
 * #ALL_QTY} and {@link #ALL_SALES} count what is taken back as if it were sold, so the totals, in
 * which it is taken off once, are gross. The others mean what they say. Refunds, discounts and
 * write-offs are negative.
 */
public enum DemandMeasure {
  /** Sum of absolute quantities of all lines. */
  ALL_QTY(false),

  /** Distinct stock codes of all lines. */
  TOTAL_UNIQUE_ITEM(false),

  /** Sum of absolute amounts of all lines. */
  ALL_SALES(true),

  /** Amounts of refunds, 0 or less. */
  REFUND_SALES(true),

  /** Quantities of refunds, 0 or less. */
  REFUND_QTY(false),

  /** Amounts of discounts. */
  DISCOUNT_SALES(true),

  /** Quantities written off, 0 or less. */
  FREE_QTY(false),

  /** {@code all_sales + refund_sales + discount_sales}. */
  TOTAL_SALES(true),

  /** {@code all_qty + refund_qty + free_qty}. */
  TOTAL_QTY(false),

  /** Units sold. */
  QUANTITY(false),

  /** Amounts sold. */
  SALES(true),

  /** Distinct invoices with a line sold. */
  ORDERS(false),

  /** Distinct stock codes sold. */
  ITEMS(false),

  /** Units sold less units refunded: {@code quantity + refund_qty}. */
  NET_QUANTITY(false),

  /** Amounts sold less refunds and discounts: {@code sales + refund_sales + discount_sales}. */
  NET_SALES(true);

  private final boolean money;

  DemandMeasure(boolean money) {
    this.money = money;
  }

  /**
   * Returns the name of its column.
   *
   * @return in snake_case
   */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Tells money from counts.
   *
   * @return true if in the currency of the lines; false if a whole number
   */
  public boolean isMoney() {
    return money;
  }
}
