package dev.ecomm.synthetic;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that is planned: enough to write its lines, once or again. A cancellation writes the
 * lines of the order that it refers to again and takes some of them back.
 *
 * @param kind what is invoiced
 * @param day when
 * @param minute since midnight
 * @param key hash from which the lines are drawn
 * @param customer null where nobody is named
 * @param country of {@link Countries}
 * @param lines how many; cancellations may turn out shorter
 * @param cancelled the order that is taken back; only of a {@link Kind#CANCELLATION}
 * @param fee which fee; only of a {@link Kind#FEE}
 */
record Order(
    Kind kind,
    LocalDate day,
    int minute,
    long key,
    @Nullable Customer customer,
    int country,
    int lines,
    @Nullable Order cancelled,
    @Nullable Fee fee) {

  enum Kind {
    /** Goods for a known customer. */
    CUSTOMER,
    /** A day's sales of the web shop on one invoice, one or two units each, nobody named. */
    WEB,
    /** Goods for somebody whose number was not noted. */
    ANONYMOUS,
    /** A correction of the stock: no price, a hasty note, often negative. */
    STOCK_NOTE,
    /** Charges, discounts and the like. */
    FEE,
    /** Thousands of units by mistake, cancelled within the hour. */
    MISTAKE,
    /** Goods come back. */
    CANCELLATION
  }

  static Order of(
      Kind kind, LocalDate day, int minute, long key, @Nullable Customer customer, int lines) {
    int country = customer == null ? Countries.HOME : customer.country();
    return new Order(kind, day, minute, key, customer, country, lines, null, null);
  }

  static Order fee(LocalDate day, int minute, long key, @Nullable Customer customer, Fee fee) {
    int country = customer == null ? Countries.HOME : customer.country();
    return new Order(Kind.FEE, day, minute, key, customer, country, 1, null, fee);
  }

  /** The return of some lines of this order. */
  Order cancellation(LocalDate later, int laterMinute, int lines) {
    return new Order(
        Kind.CANCELLATION,
        later,
        laterMinute,
        Hash.mix(key + 1),
        customer,
        country,
        lines,
        this,
        null);
  }
}
