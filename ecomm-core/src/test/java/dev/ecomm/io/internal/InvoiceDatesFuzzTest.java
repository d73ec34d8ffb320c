package dev.ecomm.io.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Any bytes as a date: never an exception, and in the known forms what java.time makes of them. */
class InvoiceDatesFuzzTest {

  private static final Pattern ISO =
      Pattern.compile(
          " *(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})"
              + "([ T](?<hour>[0-9]{2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2})(\\.0+)?)?)? *");
  private static final Pattern US =
      Pattern.compile(
          " *(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})/(?<year>[0-9]{4})"
              + "( (?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(:(?<second>[0-9]{2}))?)? *");

  private static final List<Optional<String>> PATTERNS =
      List.of(
          Optional.empty(),
          Optional.of("dd.MM.yyyy HH:mm"),
          Optional.of("MMM d, yyyy h:mm a"),
          Optional.of("yyyy-MM-dd'T'HH:mm:ssXXX"));

  /** The first byte chooses the pattern, {@code 0} being none; the others are the date. */
  @FuzzTest
  void dates_are_what_the_calendar_says(byte[] data) {
    if (data.length == 0) {
      return;
    }
    Optional<String> pattern = PATTERNS.get((data[0] & 0xFF) % 4);
    long read = new InvoiceDates(pattern).epochSecond(data, 1, data.length);

    if (pattern.isEmpty()) {
      String text = new String(data, 1, data.length - 1, ISO_8859_1);
      assertThat(read).as(text).isEqualTo(expected(text));
    }
  }

  private static long expected(String text) {
    for (Pattern form : List.of(ISO, US)) {
      Matcher found = form.matcher(text);
      if (found.matches()) {
        return seconds(found);
      }
    }
    return InvoiceDates.NOT_A_DATE;
  }

  private static long seconds(Matcher found) {
    int year = number(found, "year");
    if (year == 0) {
      return InvoiceDates.NOT_A_DATE;
    }
    try {
      return LocalDateTime.of(
              year,
              number(found, "month"),
              number(found, "day"),
              number(found, "hour"),
              number(found, "minute"),
              number(found, "second"))
          .toEpochSecond(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return InvoiceDates.NOT_A_DATE;
    }
  }

  private static int number(Matcher found, String name) {
    String digits = found.group(name);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
