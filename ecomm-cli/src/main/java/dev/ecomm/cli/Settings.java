package dev.ecomm.cli;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Which options stand for the settings that the library's messages name. */
final class Settings {
  private static final Map<String, String> OPTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("FittedCleaning.toJson", "--fitted URI"),
              Map.entry("SeriesColumns", "--id COL, --time COL, --value COL"),
              Map.entry("RfmState.save", "--state URI"),
              Map.entry("minConfidence", "--min-confidence C"),
              Map.entry("minLift", "--min-lift L"),
              Map.entry("minSupport", "--min-support S"),
              Map.entry("minItems", "--min-items N"),
              Map.entry("maxRules", "--max-rules N"),
              Map.entry("budget of bytes", "--max-bytes N"),
              Map.entry("budget of itemsets or bytes", "--max-itemsets N and --max-bytes N"),
              Map.entry("maxLength", "--max-length N"),
              Map.entry("column(", "--column COLUMN=HEADER"),
              Map.entry("separator(", "--separator CHAR"),
              Map.entry("charset", "--charset NAME"),
              Map.entry("datePattern", "--date-pattern PATTERN"),
              Map.entry("onBadCell", "--on-bad-cell quarantine"),
              Map.entry("maxRejects", "--max-rejects N"),
              Map.entry("maxFieldBytes", "--max-field-bytes N"),
              Map.entry("maxFieldsPerRow", "--max-fields-per-row N"),
              Map.entry("maxInflatedBytes", "--max-inflated-bytes N")));

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
