package dev.ecomm.benchmarks.peers;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * univocity-parsers: raw fields as Strings, its only kind. One thread, nothing detected, nothing
 * trimmed; buffers of 64 KB, 1 MB and 4 MB came out alike.
 */
final class UnivocityFields {

  private UnivocityFields() {}

  /** Every field as a String. */
  static RawFields strings(Path csv) throws IOException {
    CsvParser parser = new CsvParser(settings());
    long rows = 0;
    long fields = 0;
    long chars = 0;
    try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
      parser.beginParsing(reader);
      for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
        rows++;
        fields += row.length;
        for (String field : row) {
          chars += field.length();
        }
      }
    }
    return new RawFields(rows, fields, chars);
  }

  private static CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setReadInputOnSeparateThread(false);
    settings.setLineSeparatorDetectionEnabled(false);
    settings.getFormat().setLineSeparator("\n");
    settings.setIgnoreLeadingWhitespaces(false);
    settings.setIgnoreTrailingWhitespaces(false);
    settings.setSkipEmptyLines(false);
    settings.setCommentProcessingEnabled(false);
    settings.setNullValue("");
    settings.setEmptyValue("");
    settings.setInputBufferSize(1 << 20);
    return settings;
  }
}
