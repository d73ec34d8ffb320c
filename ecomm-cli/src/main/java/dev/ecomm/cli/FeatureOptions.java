package dev.ecomm.cli;

import dev.ecomm.feature.time.CalendarFeature;
import dev.ecomm.feature.time.EmaKind;
import dev.ecomm.feature.time.HolidayCalendar;
import dev.ecomm.feature.time.Statistic;
import dev.ecomm.feature.time.TimeFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which features of time series are computed. */
final class FeatureOptions {

  @Option(
      names = "--lags",
      paramLabel = "N,..",
      split = ",",
      description = "Values of so many rows before: lag_1, lag_7.")
  List<Integer> lags = new ArrayList<>();

  @Option(
      names = "--rolling",
      paramLabel = "STAT:N,..",
      split = ",",
      description =
          "mean, std, min, max, median or lwma of the last N rows, empty until there are so many:"
              + " mean:7,std:28.")
  List<String> rolling = new ArrayList<>();

  @Option(
      names = "--lwma",
      paramLabel = "N,..",
      split = ",",
      description = "Mean of the last N rows with weights 1 to N, the newest row's the largest.")
  List<Integer> lwma = new ArrayList<>();

  @Option(
      names = "--ema",
      paramLabel = "span:S|alpha:A,..",
      split = ",",
      description = "Exponential moving averages: span:7,alpha:0.3; alpha is 2 / (span + 1).")
  List<String> ema = new ArrayList<>();

  @Option(
      names = "--ema-kind",
      paramLabel = "adjusted|recursive",
      converter = Words.ForEmaKind.class,
      description =
          "Whether weights are divided by their sum, or the average starts at the first value."
              + " Default: adjusted.")
  EmaKind emaKind = EmaKind.ADJUSTED;

  @Option(
      names = "--fourier",
      paramLabel = "PERIOD:ORDER,..",
      split = ",",
      description = "Sines and cosines of a season of so many rows: 6:2.")
  List<String> fourier = new ArrayList<>();

  @Option(
      names = "--calendar",
      description = "Day of the week and month, week, month and quarter, weekend.")
  boolean calendar;

  @Option(
      names = "--holidays",
      paramLabel = "COUNTRY,..",
      split = ",",
      description = "Whether the day is a public holiday: GB (England and Wales), DE, FR, US.")
  List<String> holidays = new ArrayList<>();

  @Option(
      names = "--holiday-days",
      paramLabel = "BEFORE:AFTER",
      description = "Mark so many days before and after a holiday too. Default: 0:0.")
  String holidayDays = "0:0";

  @Option(
      names = "--horizon",
      paramLabel = "H",
      description =
          "Features as of H rows before the row, for forecasts H rows ahead. Default: 0, windows end"
              + " at the row and include it.")
  int horizon;

  /** The longest window or lag, 0 if there is none. */
  int longest() {
    int longest = 0;
    for (int lag : lags) {
      longest = Math.max(longest, lag + 1);
    }
    for (int window : lwma) {
      longest = Math.max(longest, window + horizon);
    }
    for (String text : rolling) {
      longest = Math.max(longest, Pair.of("--rolling", text).wholeRight() + horizon);
    }
    return longest;
  }

  TimeFeatures features() {
    TimeFeatures.Builder features = TimeFeatures.builder().horizon(horizon);
    lags.forEach(features::lag);
    for (String text : rolling) {
      Pair pair = Pair.of("--rolling", text);
      features.rolling(pair.wholeRight(), Words.of(Statistic.class, pair.left));
    }
    lwma.forEach(window -> features.rolling(window, Statistic.LWMA));
    ema.forEach(text -> addEma(features, text));
    for (String text : fourier) {
      Pair pair = Pair.of("--fourier", text);
      features.fourier(pair.number(pair.left), pair.wholeRight());
    }
    if (calendar) {
      features.calendar(
          CalendarFeature.dayOfWeek(),
          CalendarFeature.dayOfMonth(),
          CalendarFeature.weekOfYear(),
          CalendarFeature.month(),
          CalendarFeature.quarter(),
          CalendarFeature.weekend());
    }
    holidays.forEach(country -> addHolidays(features, HolidayCalendar.of(country)));
    return features.build();
  }

  private void addEma(TimeFeatures.Builder features, String text) {
    Pair pair = Pair.of("--ema", text);
    double number = pair.number(pair.right);
    switch (pair.left.toLowerCase(Locale.ROOT)) {
      case "span" -> features.emaOfSpan(number, emaKind);
      case "alpha" -> features.emaOfAlpha(number, emaKind);
      default -> throw pair.wrong("span:S or alpha:A");
    }
  }

  private void addHolidays(TimeFeatures.Builder features, HolidayCalendar country) {
    Pair days = Pair.of("--holiday-days", holidayDays);
    int before = days.whole(days.left);
    int after = days.wholeRight();
    features.calendar(country.feature());
    if (before != 0) {
      features.calendar(country.before(before));
    }
    if (after != 0) {
      features.calendar(country.after(after));
    }
  }

  /** An option's value of two parts, {@code mean:7}. */
  private record Pair(String option, String text, String left, String right) {

    static Pair of(String option, String text) {
      String[] parts = text.strip().split(":", -1);
      Pair pair = new Pair(option, text, parts[0], parts[parts.length - 1]);
      if (parts.length != 2) {
        throw pair.wrong("two parts with a colon between, as its help shows");
      }
      return pair;
    }

    int wholeRight() {
      return whole(right);
    }

    int whole(String part) {
      try {
        return Integer.parseInt(part);
      } catch (NumberFormatException e) {
        throw wrong("with a whole number for \"" + part + "\"");
      }
    }

    double number(String part) {
      try {
        return Double.parseDouble(part);
      } catch (NumberFormatException e) {
        throw wrong("with a number for \"" + part + "\"");
      }
    }

    IllegalArgumentException wrong(String must) {
      return new IllegalArgumentException(option + " has \"" + text + "\", must be " + must);
    }
  }
}
