package dev.ecomm.io;

import dev.ecomm.io.internal.DoubleText;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.TimestampColumn;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Cells of bad rows as texts, as CSV has them. */
final class TypedCellText {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private TypedCellText() {}

  /** The text of a cell; empty where it is missing. */
  static String of(Column column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    if (column instanceof DoubleColumn doubles) {
      byte[] text = new byte[DoubleText.MAX_BYTES];
      int length = DoubleText.write(doubles.doubleAt(row), text, 0);
      return new String(text, 0, length, StandardCharsets.US_ASCII);
    }
    if (column instanceof TimestampColumn timestamps) {
      return TIMESTAMP.format(timestamps.timestampAt(row));
    }
    return column.valueAt(row).orElseThrow().toString();
  }

  /** The cells of a row as a row of CSV. */
  static String record(DataTable batch, int row) {
    return batch.columns().stream()
        .map(column -> quoted(of(column, row), column.isMissing(row)))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String text, boolean missing) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain && (missing || !text.isEmpty()) ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
