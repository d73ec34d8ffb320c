package dev.ecomm.io.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The wall clock of a line, from ASCII bytes. Known forms: {@code yyyy-MM-dd}, with {@code HH:mm}
 * or {@code HH:mm:ss} behind a blank or a {@code T}, and {@code M/d/yyyy} with {@code H:mm} or
 * {@code H:mm:ss}; or one pattern that the user names. Days that the calendar does not have are
 * refused.
 */
public final class InvoiceDates {

  /** What {@link #epochSecond} gives for a text that is no date. */
  public static final long NOT_A_DATE = Long.MIN_VALUE;

  private static final int SECONDS_PER_DAY = 86_400;
  private static final String KNOWN_FORMS = "yyyy-MM-dd HH:mm:ss or M/d/yyyy H:mm";

  private final @Nullable DateTimeFormatter formatter;
  private final String forms;

  /** Dates in the given form, or in the known ones. */
  public InvoiceDates(Optional<String> pattern) {
    formatter = pattern.map(InvoiceDates::strict).orElse(null);
    forms = pattern.orElse(KNOWN_FORMS);
  }

  /**
   * A formatter that knows English names and refuses days that do not exist.
   *
   * @throws IllegalArgumentException if the pattern is malformed
   */
  public static DateTimeFormatter strict(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The accepted forms, for messages. */
  public String forms() {
    return forms;
  }

  /** Seconds since 1970-01-01T00:00 on the clock as read, or {@link #NOT_A_DATE}. */
  public long epochSecond(byte[] bytes, int start, int end) {
    int from = Numbers.skipBlanks(bytes, start, end);
    int to = Numbers.skipBlanksBack(bytes, from, end);
    if (formatter != null) {
      return formatted(formatter, new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
    return to - from > 4 && bytes[from + 4] == '-' ? iso(bytes, from, to) : us(bytes, from, to);
  }

  private static long iso(byte[] bytes, int from, int to) {
    if (to - from < 10 || bytes[from + 7] != '-') {
      return NOT_A_DATE;
    }
    long day =
        day(
            number(bytes, from, from + 4),
            number(bytes, from + 5, from + 7),
            number(bytes, from + 8, from + 10));
    if (to - from == 10) {
      return seconds(day, 0);
    }
    boolean apart = bytes[from + 10] == ' ' || bytes[from + 10] == 'T';
    // HH:mm is five bytes, HH:mm:ss eight; a fraction of a second must be zero to be dropped.
    int clock = from + 11;
    int point = clock + 8;
    for (int at = point + 1; at < to; at++) {
      if (bytes[at] != '0') {
        return NOT_A_DATE;
      }
    }
    boolean fraction = to > point + 1 && bytes[point] == '.';
    boolean whole = to == clock + 5 || to == clock + 8;
    return apart && (whole || fraction)
        ? seconds(day, clock(bytes, clock, Math.min(to, point), 2))
        : NOT_A_DATE;
  }

  private static long us(byte[] bytes, int from, int to) {
    int first = find(bytes, from, to, '/');
    int second = find(bytes, first + 1, to, '/');
    int blank = find(bytes, second + 1, to, ' ');
    if (second == to || first - from > 2 || second - first > 3 || blank - second != 5) {
      return NOT_A_DATE;
    }
    long day =
        day(
            number(bytes, second + 1, blank),
            number(bytes, from, first),
            number(bytes, first + 1, second));
    return seconds(day, blank == to ? 0 : clock(bytes, blank + 1, to, 1));
  }

  /** Seconds since midnight of {@code H:mm} or {@code H:mm:ss}, or -1. */
  private static int clock(byte[] bytes, int from, int to, int fewestHourDigits) {
    int colon = find(bytes, from, to, ':');
    int hour = number(bytes, from, colon);
    boolean shape = colon - from >= fewestHourDigits && colon - from <= 2;
    boolean withSeconds = to == colon + 6 && bytes[colon + 3] == ':';
    if (!shape || !(to == colon + 3 || withSeconds)) {
      return -1;
    }
    int minute = number(bytes, colon + 1, colon + 3);
    int second = withSeconds ? number(bytes, colon + 4, to) : 0;
    boolean valid =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    return valid ? (hour * 60 + minute) * 60 + second : -1;
  }

  private static long day(int year, int month, int day) {
    boolean valid =
        year >= 1
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return valid ? LocalDate.of(year, month, day).toEpochDay() : NOT_A_DATE;
  }

  private static long seconds(long day, int secondOfDay) {
    return day == NOT_A_DATE || secondOfDay < 0 ? NOT_A_DATE : day * SECONDS_PER_DAY + secondOfDay;
  }

  /** One or more digits, or -1. */
  private static int number(byte[] bytes, int from, int to) {
    int value = 0;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return from < to ? value : -1;
  }

  private static int find(byte[] bytes, int from, int to, char wanted) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return Math.min(at, to);
  }

  private static long formatted(DateTimeFormatter formatter, String text) {
    try {
      TemporalAccessor parsed = formatter.parse(text);
      LocalDate date = parsed.query(TemporalQueries.localDate());
      LocalTime time = parsed.query(TemporalQueries.localTime());
      if (date == null || (time != null && time.get(ChronoField.NANO_OF_SECOND) != 0)) {
        return NOT_A_DATE;
      }
      return date.atTime(time == null ? LocalTime.MIDNIGHT : time).toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return NOT_A_DATE;
    }
  }
}
