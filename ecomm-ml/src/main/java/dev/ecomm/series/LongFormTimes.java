package dev.ecomm.series;

import dev.ecomm.model.Column;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.TimestampColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time stamps of a table in long form. Texts, which is what CSV files hold, are whole numbers,
 * ISO dates or ISO dates with a time of day, and all of the kind of the first.
 *
 * @param scale what they count
 * @param times by row
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
record LongFormTimes(TimeScale scale, long[] times) {

  static LongFormTimes of(LongForm form, Column column) {
    for (int row = 0; row < column.size(); row++) {
      if (column.isMissing(row)) {
        throw form.fault(
            row, form.names().time(), " is missing. Fill it in, or leave the row out.");
      }
    }
    long[] times = new long[column.size()];
    if (column instanceof LongColumn longs) {
      return new LongFormTimes(TimeScale.STEP, longs.toArray());
    }
    if (column instanceof DateColumn dates) {
      for (int row = 0; row < times.length; row++) {
        times[row] = dates.epochDayAt(row);
      }
      return new LongFormTimes(TimeScale.DATE, times);
    }
    if (column instanceof TimestampColumn stamps) {
      for (int row = 0; row < times.length; row++) {
        times[row] = stamps.epochSecondAt(row);
      }
      return new LongFormTimes(TimeScale.TIMESTAMP, times);
    }
    if (column instanceof StringColumn texts) {
      return ofTexts(form, texts, times);
    }
    throw form.fault(
        "column \""
            + form.names().time()
            + "\" is "
            + column.type()
            + ", must be whole numbers, dates or timestamps");
  }

  private static LongFormTimes ofTexts(LongForm form, StringColumn texts, long[] times) {
    TimeScale scale = scaleOf(texts.textAt(0));
    Dictionary dictionary = texts.dictionary();
    long[] known = new long[dictionary.size()];
    boolean[] isKnown = new boolean[dictionary.size()];
    for (int row = 0; row < times.length; row++) {
      int code = texts.codeAt(row);
      if (!isKnown[code]) {
        String text = dictionary.text(code);
        Optional<Long> time = parse(scale, text);
        if (time.isEmpty()) {
          throw form.fault(row, form.names().time(), " \"" + text + "\": " + remedy(scale));
        }
        known[code] = time.get();
        isKnown[code] = true;
      }
      times[row] = known[code];
    }
    return new LongFormTimes(scale, times);
  }

  private static TimeScale scaleOf(String text) {
    for (TimeScale scale : TimeScale.values()) {
      if (parse(scale, text).isPresent()) {
        return scale;
      }
    }
    return TimeScale.DATE; // what the message will ask for
  }

  private static String remedy(TimeScale scale) {
    return switch (scale) {
      case STEP -> "not a whole number as the first row has. Write all times in one form.";
      case DATE -> "not a date such as 2011-12-09. Write all times in one form.";
      case TIMESTAMP -> "not a time such as 2011-12-09 12:50:00. Write all times in one form.";
    };
  }

  private static Optional<Long> parse(TimeScale scale, String text) {
    try {
      return Optional.of(
          switch (scale) {
            case STEP -> Long.parseLong(text);
            case DATE -> LocalDate.parse(text).toEpochDay();
            case TIMESTAMP ->
                LocalDateTime.parse(text.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC);
          });
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  long time(int row) {
    return times[row];
  }
}
