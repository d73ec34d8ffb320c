package dev.ecomm.rfm;

import java.util.Locale;

/**
 * Which money a profile counts: what a line is worth where a column or a feature of your own asks
 * for its amount.
 *
 * <p>A <i>purchase</i> is a line with quantity and price above 0 whose invoice number does not
 * start with C.
 */
public enum Money {
  /** What was bought: the amount of purchases; every other line is worth 0. */
  GROSS,
  /**
   * What was booked: quantity times price of every line, so cancellations, discounts and other
   * corrections are subtracted.
   */
  NET,
  /**
   * What was bought and kept: the amount of purchases without the units that a later cancellation
   * before as-of took back ({@link dev.ecomm.clean.Netting}); every other line is worth 0. A
   * cancellation whose purchase is not among the lines changes nothing, which is how this differs
   * from {@link #NET}.
   */
  NETTED;

  /**
   * Returns the name that options and files carry.
   *
   * @return such as {@code netted}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
