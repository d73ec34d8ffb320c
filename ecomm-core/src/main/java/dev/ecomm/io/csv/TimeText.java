package dev.ecomm.io.csv;

import dev.ecomm.io.internal.InvoiceDates;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Dates and times of day as text and back: {@code 2011-12-09}, {@code 2011-12-09 12:50:00}. Years
 * outside 0000 to 9999 have a sign and as many digits as they need, as ISO 8601 has it.
 */
final class TimeText {

  /** The most bytes that a write takes. */
  static final int MAX_BYTES = 32;

  /** What {@link #epochSecond} gives for a text that is no time. */
  static final long NOT_A_TIME = InvoiceDates.NOT_A_DATE;

  private static final int SECONDS_PER_DAY = 86_400;
  private static final InvoiceDates USUAL = new InvoiceDates(Optional.empty());

  private final byte[] dayText = new byte[MAX_BYTES];
  private int dayLength;
  private long day = Long.MIN_VALUE;

  /** Writes a day; the one before is remembered. Returns the position behind the last byte. */
  int writeDay(long epochDay, byte[] target, int start) {
    if (epochDay != day) {
      day = epochDay;
      dayLength = format(LocalDate.ofEpochDay(epochDay), dayText);
    }
    System.arraycopy(dayText, 0, target, start, dayLength);
    return start + dayLength;
  }

  /** Writes a day and a time of day. Returns the position behind the last byte. */
  int writeSecond(long epochSecond, byte[] target, int start) {
    int second = Math.floorMod(epochSecond, SECONDS_PER_DAY);
    int at = writeDay(Math.floorDiv(epochSecond, SECONDS_PER_DAY), target, start);
    target[at] = ' ';
    twoDigits(second / 3600, target, at + 1);
    target[at + 3] = ':';
    twoDigits(second / 60 % 60, target, at + 4);
    target[at + 6] = ':';
    twoDigits(second % 60, target, at + 7);
    return at + 9;
  }

  private static int format(LocalDate date, byte[] target) {
    int year = date.getYear();
    if (year < 0 || year > 9999) {
      byte[] text = date.toString().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, target, 0, text.length);
      return text.length;
    }
    twoDigits(year / 100, target, 0);
    twoDigits(year % 100, target, 2);
    target[4] = '-';
    twoDigits(date.getMonthValue(), target, 5);
    target[7] = '-';
    twoDigits(date.getDayOfMonth(), target, 8);
    return 10;
  }

  private static void twoDigits(int number, byte[] target, int at) {
    target[at] = (byte) ('0' + number / 10);
    target[at + 1] = (byte) ('0' + number % 10);
  }

  /** Reads a day, with or without a time of day; {@link #NOT_A_TIME} for everything else. */
  static long epochSecond(byte[] bytes, int start, int end) {
    long usual = USUAL.epochSecond(bytes, start, end);
    return usual == InvoiceDates.NOT_A_DATE ? unusual(bytes, start, end) : usual;
  }

  /** Years that {@link InvoiceDates} does not take: 0000, and those with a sign. */
  private static long unusual(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("+") && !text.startsWith("-") && !text.startsWith("0000-")) {
      return NOT_A_TIME;
    }
    try {
      LocalDateTime time =
          text.indexOf(' ') < 0
              ? LocalDate.parse(text).atStartOfDay()
              : LocalDateTime.parse(text.replace(' ', 'T'));
      return time.equals(time.truncatedTo(ChronoUnit.SECONDS))
          ? time.toEpochSecond(ZoneOffset.UTC)
          : NOT_A_TIME;
    } catch (DateTimeException e) {
      return NOT_A_TIME;
    }
  }
}
