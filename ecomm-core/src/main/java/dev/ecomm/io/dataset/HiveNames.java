package dev.ecomm.io.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names of directories that say a column's value, as Hive writes them: {@code column=value}, with
 * characters that file systems or readers could take for something else as {@code %} and two hex
 * digits.
 */
final class HiveNames {

  /** Stands for a missing value. */
  static final String MISSING = "__HIVE_DEFAULT_PARTITION__";

  /** Those of Hive's FileUtils; controls are escaped, too. */
  private static final String ESCAPED = "\"#%'*/:=?\\{[]^";

  private HiveNames() {}

  /** The directories of a partition, {@code a=1/b=2/}, empty without columns. */
  static String path(List<String> columns, List<@Nullable String> values) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      String value = values.get(i);
      path.append(escape(columns.get(i)))
          .append('=')
          .append(value == null ? MISSING : escape(value))
          .append('/');
    }
    return path.toString();
  }

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F || ESCAPED.indexOf(c) >= 0) {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** A percent sign without two hex digits behind it stands for itself. */
  static String unescape(String name) {
    if (name.indexOf('%') < 0) {
      return name;
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at++) {
      int high =
          bytes[at] == '%' && at + 2 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(bytes[at + 2], 16) : -1;
      if (low >= 0) {
        text.write(high << 4 | low);
        at += 2;
      } else {
        text.write(bytes[at]);
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  /** The column of a directory, or null if its name says none. */
  static @Nullable String column(String directory) {
    int equals = directory.indexOf('=');
    return equals <= 0 ? null : unescape(directory.substring(0, equals));
  }

  /** The value of a directory that has a column, or null if it is missing. */
  static @Nullable String value(String directory) {
    String value = directory.substring(directory.indexOf('=') + 1);
    return value.equals(MISSING) ? null : unescape(value);
  }
}
