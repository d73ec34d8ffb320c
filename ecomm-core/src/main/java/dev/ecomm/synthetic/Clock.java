package dev.ecomm.synthetic;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The time of day of an invoice, in minutes since midnight. */
final class Clock {

  private static final int FIRST_HOUR = 6;

  /** Invoices of customers by hour, from six in the morning. */
  private static final Odds CUSTOMERS =
      Odds.of(0.1, 1.3, 26, 72, 104, 118, 157, 133, 124, 112, 76, 39, 11, 6, 0.8);

  /** The web shop's orders are invoiced in the afternoon. */
  private static final Odds WEB = Odds.of(0, 0, 0, 56, 78, 48, 32, 44, 51, 184, 129, 52, 18, 1, 0);

  /** The end of the last invoice. */
  static final int LAST = 23 * 60;

  private static final int OPENS = 6 * 60 + 10;
  private static final int SUNDAY_OPENS = 10 * 60;
  private static final int SUNDAY_CLOSES = 16 * 60 + 30;

  private Clock() {}

  /** When customers order. */
  static int ofCustomers(LocalDate day, Draws draws) {
    return open(day, minute(CUSTOMERS.pick(draws), draws), draws);
  }

  /** When the web shop's sales are invoiced. */
  static int ofWeb(LocalDate day, Draws draws) {
    return open(day, minute(WEB.pick(draws), draws), draws);
  }

  /** Within an hour of the time that a customer prefers. */
  static int near(int preferredMinute, LocalDate day, Draws draws) {
    return open(day, Math.max(OPENS, preferredMinute + draws.between(-40, 40)), draws);
  }

  /** When a customer likes to order. */
  static int preferredMinute(long bits) {
    return (FIRST_HOUR + CUSTOMERS.pick(bits)) * 60 + 30;
  }

  /**
   * On Sundays the shop opens late and closes early; what would be earlier or later moves inside.
   */
  private static int open(LocalDate day, int minute, Draws draws) {
    boolean closed =
        day.getDayOfWeek() == DayOfWeek.SUNDAY
            && (minute < SUNDAY_OPENS || minute >= SUNDAY_CLOSES);
    return closed ? draws.between(SUNDAY_OPENS, SUNDAY_CLOSES) : minute;
  }

  private static int minute(int hour, Draws draws) {
    return (FIRST_HOUR + hour) * 60 + draws.below(60);
  }
}
