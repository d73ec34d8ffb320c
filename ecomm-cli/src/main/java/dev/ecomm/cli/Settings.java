package dev.ecomm.cli;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Which options stand for the settings that the library's messages name. */
final class Settings {
  private static final Map<String, String> OPTIONS =
      new TreeMap<>(
          Map.of(
              "FittedCleaning.toJson", "--fitted URI",
              "column(", "--column COLUMN=HEADER",
              "separator(", "--separator CHAR",
              "charset", "--charset NAME",
              "datePattern", "--date-pattern PATTERN",
              "onBadCell", "--on-bad-cell quarantine",
              "maxRejects", "--max-rejects N",
              "maxFieldBytes", "--max-field-bytes N",
              "maxFieldsPerRow", "--max-fields-per-row N",
              "maxInflatedBytes", "--max-inflated-bytes N"));

  private Settings() {}

  /** What to add to a message that names settings; empty if it names none. */
  static String options(String message) {
    StringJoiner found = new StringJoiner(", ", " (Option: ", ")");
    found.setEmptyValue("");
    OPTIONS.forEach(
        (setting, option) -> {
          if (message.contains(setting)) {
            found.add(option);
          }
        });
    return found.toString();
  }
}
