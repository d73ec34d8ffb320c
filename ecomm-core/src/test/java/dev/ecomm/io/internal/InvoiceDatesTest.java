package dev.ecomm.io.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceDatesTest {

  private static final InvoiceDates KNOWN_FORMS = new InvoiceDates(Optional.empty());
  private static final int DAYS_OF_200_YEARS = 73_414;

  @Test
  void every_day_of_two_centuries_is_read_in_every_known_form_of_a_day() {
    List<DateTimeFormatter> forms = formats("yyyy-MM-dd", "M/d/yyyy", "MM/dd/yyyy", "M/dd/yyyy");
    LocalDate first = LocalDate.of(1900, 1, 1);
    for (int i = 0; i < DAYS_OF_200_YEARS; i++) {
      LocalDate day = first.plusDays(i);
      for (DateTimeFormatter form : forms) {
        assertRead(form.format(day), day.atStartOfDay());
      }
    }
  }

  @Test
  void every_minute_of_a_day_is_read_in_every_known_form_of_a_time() {
    List<DateTimeFormatter> forms =
        formats("yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "M/d/yyyy H:mm", "M/d/yyyy HH:mm");
    LocalDateTime midnight = LocalDateTime.of(2010, 12, 1, 0, 0);
    for (int minute = 0; minute < 24 * 60; minute++) {
      for (DateTimeFormatter form : forms) {
        assertRead(form.format(midnight.plusMinutes(minute)), midnight.plusMinutes(minute));
      }
    }
  }

  @Test
  void times_of_any_year_are_read_to_the_second() {
    List<DateTimeFormatter> forms =
        formats(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss",
            "yyyy-MM-dd HH:mm:ss'.000'",
            "M/d/yyyy H:mm:ss",
            " M/d/yyyy HH:mm:ss  ");
    long first = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    long last = LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      LocalDateTime time =
          LocalDateTime.ofEpochSecond(random.nextLong(first, last + 1), 0, ZoneOffset.UTC);
      for (DateTimeFormatter form : forms) {
        assertRead(form.format(time), time);
      }
    }
  }

  /** All days that could be meant by digits in place, against what java.time knows of calendars. */
  @Test
  void days_that_the_calendar_does_not_have_are_refused() {
    for (int year : new int[] {0, 1, 1900, 2000, 2011, 2012, 2100, 9999}) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          boolean exists = exists(year, month, day);
          String iso = String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
          String us = String.format(Locale.ROOT, "%d/%d/%04d 8:26", month, day, year);

          assertThat(read(iso) != InvoiceDates.NOT_A_DATE).as(iso).isEqualTo(exists);
          assertThat(read(us) != InvoiceDates.NOT_A_DATE).as(us).isEqualTo(exists);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "//",
        "-",
        "----",
        "1/2",
        "1/2/",
        "//2011",
        "1//2011",
        "/1/2011",
        "today",
        "31/02/2011",
        "02/30/2011",
        "2/29/2011",
        "2011-02-29",
        "13/13/2011",
        "0/1/2011",
        "2011-1-01",
        "2011-01-1",
        "2011-1-11",
        "011-01-01",
        "20110-01-01",
        "+2011-01-01",
        "-2011-01-01",
        "2011/01/01",
        "2011-01/01",
        "2011.01.01",
        "01.02.2011",
        "1-2-2011",
        "20111231",
        "1/2/11",
        "1/2/20111",
        "1/2/211",
        "001/2/2011",
        "1/002/2011",
        "40544",
        "1291190760",
        "NaT",
        "null",
        "0000-01-01",
        "1/1/0000",
        "2011-W01-1",
        "2011-001",
        "\u0661/\u0662/2011",
        "2011\u201101\u201101",
        "1 /2/2011",
        "1/ 2/2011",
        "1/2/ 2011"
      })
  void what_is_no_day_is_refused(String text) {
    assertThat(read(text)).isEqualTo(InvoiceDates.NOT_A_DATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24:00",
        "24:00:00",
        "12:60",
        "12:00:60",
        "25:00",
        "-1:00",
        "12",
        "12:",
        "12:0",
        ":30",
        "1:2",
        "12:3",
        "12:30:",
        "12:30:4",
        "12:30:45:00",
        "12:30.5",
        "123:00",
        "12:300",
        "12.30",
        "12:30:45,000",
        "12:30:45x",
        "12:30x",
        "12:30 x",
        "12:30 PM",
        "8:26 am",
        "12:30Z",
        "12:30:45Z",
        "12:30:45+00:00",
        "12:30:45 UTC",
        "12:30:45.",
        "12:30:45.5",
        "12:30:45.001",
        "12:30:45.0a",
        "12:30:45.000Z",
        "12:30:45.0 0",
        "+8:26",
        "0x8:26",
        "\u0661\u0662:30"
      })
  void what_is_no_time_is_refused_in_both_forms(String time) {
    assertThat(read("2010-12-01 " + time)).isEqualTo(InvoiceDates.NOT_A_DATE);
    assertThat(read("2010-12-01T" + time)).isEqualTo(InvoiceDates.NOT_A_DATE);
    assertThat(read("12/1/2010 " + time)).isEqualTo(InvoiceDates.NOT_A_DATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2010-12-01  08:26",
        "2010-12-01t08:26",
        "2010-12-01_08:26",
        "2010-12-0108:26",
        "2010-12-01T8:26",
        "2010-12-01 8:26",
        "2010-12-01 8:26:00",
        "2010-12-01T",
        "12/1/2010  8:26",
        "12/1/2010T8:26",
        "12/1/20108:26",
        "12/1/2010,8:26",
        "12/1/2010 08:26:00.000",
        "x2010-12-01",
        "2010-12-01x",
        "12/1/2010x",
        "x12/1/2010"
      })
  void what_joins_day_and_time_in_another_way_is_refused(String text) {
    assertThat(read(text)).isEqualTo(InvoiceDates.NOT_A_DATE);
  }

  @Test
  void dates_are_read_from_the_middle_of_bytes() {
    byte[] bytes = "1/12/1/2010 8:26,2".getBytes(UTF_8);

    assertThat(KNOWN_FORMS.epochSecond(bytes, 2, 16)).isEqualTo(1291191960L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd.MM.yyyy HH:mm | 31.12.2010 08:26 | 2010-12-31T08:26",
        "dd.MM.yyyy | 31.12.2010 | 2010-12-31T00:00",
        "d/M/uuuu H:mm:ss | 1/12/2010 8:26:59 | 2010-12-01T08:26:59",
        "yyyyMMddHHmmss | 20101201082600 | 2010-12-01T08:26",
        "dd/MM/yy | 01/12/10 | 2010-12-01T00:00",
        "MMM d, yyyy h:mm a | Dec 1, 2010 8:26 AM | 2010-12-01T08:26",
        "MMM d, yyyy h:mm a | DEC 1, 2010 12:05 am | 2010-12-01T00:05",
        "MMM d, yyyy h:mm a | dec 1, 2010 12:05 pm | 2010-12-01T12:05",
        "EEEE, d MMMM yyyy | Wednesday, 1 December 2010 | 2010-12-01T00:00",
        "yyyy-MM-dd HH:mm:ss.SSS | 2010-12-01 08:26:00.000 | 2010-12-01T08:26",
        "yyyy-MM-dd'T'HH:mm:ssXXX | 2010-12-01T08:26:00+09:00 | 2010-12-01T08:26",
        "yyyy-MM-dd'T'HH:mm:ssXXX | 2010-12-01T08:26:00Z | 2010-12-01T08:26",
        "yyyy-MM-dd'T'HH:mm VV | 2010-12-01T08:26 Asia/Tokyo | 2010-12-01T08:26",
        "yyyy-MM-dd[ HH:mm] | 2010-12-01 | 2010-12-01T00:00"
      })
  void a_pattern_replaces_the_known_forms(String pattern, String text, LocalDateTime expected) {
    assertThat(new InvoiceDates(Optional.of(pattern)).epochSecond(bytes(text), 0, text.length()))
        .isEqualTo(expected.toEpochSecond(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd.MM.yyyy HH:mm | 31.02.2011 08:26",
        "dd.MM.yyyy HH:mm | 29.02.2011 08:26",
        "dd.MM.yyyy HH:mm | 01.12.2010 24:00",
        "dd.MM.yyyy HH:mm | 1.12.2010 08:26",
        "dd.MM.yyyy HH:mm | 01.12.2010 08:26 x",
        "dd.MM.yyyy HH:mm | 2010-12-01 08:26",
        "dd.MM.yyyy HH:mm | 12/1/2010 8:26",
        "MMM d, yyyy h:mm a | Dez 1, 2010 8:26 AM",
        "MMM d, yyyy h:mm a | Dec 1, 2010 13:26 AM",
        "EEEE, d MMMM yyyy | Thursday, 1 December 2010",
        "yyyy-MM-dd HH:mm:ss.SSS | 2010-12-01 08:26:00.500",
        "yyyy-MM-dd'T'HH:mm:ssXXX | 2010-12-01T08:26:00",
        "yyyy-MM-dd | 0000-01-01",
        "uuuu-MM-dd | 0000-01-01",
        "HH:mm | 08:26"
      })
  void a_pattern_is_taken_strictly(String pattern, String text) {
    assertThat(new InvoiceDates(Optional.of(pattern)).epochSecond(bytes(text), 0, text.length()))
        .isEqualTo(InvoiceDates.NOT_A_DATE);
  }

  @Test
  void messages_name_the_forms_that_are_accepted() {
    assertThat(KNOWN_FORMS.forms()).isEqualTo("yyyy-MM-dd HH:mm:ss or M/d/yyyy H:mm");
    assertThat(new InvoiceDates(Optional.of("dd.MM.yyyy")).forms()).isEqualTo("dd.MM.yyyy");
  }

  @Test
  void a_malformed_pattern_is_a_bad_argument() {
    assertThatThrownBy(() -> InvoiceDates.strict("yyyy-bb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "de-DE"})
  void neither_locale_nor_zone_of_the_machine_matters(String tag) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(tag));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
      // Apia had no 30 December 2011: its clocks went from the 29th to the 31st.
      assertRead("12/30/2011 8:26", LocalDateTime.of(2011, 12, 30, 8, 26));
      InvoiceDates named = new InvoiceDates(Optional.of("MMM d, yyyy h:mm a"));
      String text = "Jan 1, 2011 8:26 PM";

      assertThat(named.epochSecond(bytes(text), 0, text.length()))
          .isEqualTo(LocalDateTime.of(2011, 1, 1, 20, 26).toEpochSecond(ZoneOffset.UTC));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static boolean exists(int year, int month, int day) {
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= LocalDate.of(year, month, 1).lengthOfMonth();
  }

  private static List<DateTimeFormatter> formats(String... patterns) {
    return Arrays.stream(patterns)
        .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
        .toList();
  }

  /** Compares before it asserts: half a million assertions would take longer than the parsing. */
  private static void assertRead(String text, LocalDateTime expected) {
    long read = read(text);
    if (read != expected.toEpochSecond(ZoneOffset.UTC)) {
      assertThat(read).as(text).isEqualTo(expected.toEpochSecond(ZoneOffset.UTC));
    }
  }

  private static long read(String text) {
    byte[] bytes = bytes(text);
    return KNOWN_FORMS.epochSecond(bytes, 0, bytes.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
