package dev.ecomm.rfm;

import dev.ecomm.model.Dictionary;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/** Lines with a customer and an invoice number, in the order of their source, piece by piece. */
interface LineSource {

  /** Shows every line; a segment is valid during the call only, and is not to be changed. */
  void forEach(Consumer<LineSegment> consumer);

  /** Shows every stretch of consecutive lines of one customer, in the order of the source. */
  void forEachStretch(StretchConsumer consumer);

  /** Appends the lines of a stretch that have an invoice number. */
  void copy(int place, int lines, LineSegment target);

  /** Takes stretches of lines. */
  interface StretchConsumer {
    /** A customer, where the stretch begins, and how many lines it has at most. */
    void accept(int customer, int place, int lines);
  }

  Dictionary customers();

  Dictionary invoices();

  Dictionary products();

  Counts counts();

  /**
   * How many lines there are, and when they were.
   *
   * @param lines with a customer and an invoice number
   * @param withoutCustomer left out
   * @param withoutInvoice left out
   * @param firstSecond of all lines, also those left out; more than lastSecond if there is none
   * @param lastSecond of all lines, also those left out
   */
  record Counts(
      long lines, long withoutCustomer, long withoutInvoice, long firstSecond, long lastSecond) {
    static final Counts NONE = new Counts(0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

    Counts plus(Counts other) {
      return new Counts(
          lines + other.lines,
          withoutCustomer + other.withoutCustomer,
          withoutInvoice + other.withoutInvoice,
          Math.min(firstSecond, other.firstSecond),
          Math.max(lastSecond, other.lastSecond));
    }

    Optional<LocalDateTime> first() {
      return isEmpty() ? Optional.empty() : Optional.of(Days.time(firstSecond));
    }

    Optional<LocalDateTime> last() {
      return isEmpty() ? Optional.empty() : Optional.of(Days.time(lastSecond));
    }

    /** The start of the day after the last line. */
    Optional<LocalDateTime> defaultAsOf() {
      return isEmpty()
          ? Optional.empty()
          : Optional.of(Days.time((Days.floor(lastSecond) + 1) * Days.SECONDS));
    }

    private boolean isEmpty() {
      return firstSecond > lastSecond;
    }
  }
}
