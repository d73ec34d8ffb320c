package dev.ecomm.describe;

import dev.ecomm.model.InvoiceTable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * When the lines were sold, on the shop's own clock.
 *
 * @param first the earliest line; empty without lines
 * @param last the latest line; empty without lines
 * @param days calendar days with at least one line
 * @param rowsBeforePrevious lines that are earlier than the line just above them
 */
public record PeriodFacts(
    Optional<LocalDateTime> first,
    Optional<LocalDateTime> last,
    long days,
    long rowsBeforePrevious) {

  private static final long SECONDS_PER_DAY = 86_400;

  static PeriodFacts of(InvoiceTable table) {
    if (table.rows() == 0) {
      return new PeriodFacts(Optional.empty(), Optional.empty(), 0, 0);
    }
    long first = table.epochSecond(0);
    long last = first;
    long before = 0;
    for (int row = 1; row < table.rows(); row++) {
      long second = table.epochSecond(row);
      first = Math.min(first, second);
      last = Math.max(last, second);
      if (second < table.epochSecond(row - 1)) {
        before++;
      }
    }
    return new PeriodFacts(
        Optional.of(dateTime(first)), Optional.of(dateTime(last)), days(table), before);
  }

  /**
   * Tells whether the lines stand in order of their dates.
   *
   * @return true if no line is earlier than the one above it, so also without lines
   */
  public boolean inFileOrder() {
    return rowsBeforePrevious == 0;
  }

  /**
   * Lines mostly follow each other in time, so days are collected where they change, then sorted.
   */
  private static long days(InvoiceTable table) {
    long[] days = new long[512];
    int used = 0;
    for (int row = 0; row < table.rows(); row++) {
      long day = Math.floorDiv(table.epochSecond(row), SECONDS_PER_DAY);
      if (used == 0 || days[used - 1] != day) {
        if (used == days.length) {
          days = Arrays.copyOf(days, used * 2);
        }
        days[used++] = day;
      }
    }
    return Arrays.stream(days, 0, used).distinct().count();
  }

  private static LocalDateTime dateTime(long epochSecond) {
    return LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
  }
}
