package dev.ecomm.cli;

import java.net.URI;
import java.util.Locale;

/** What a name says of a format, beyond what the library knows of endings. */
final class Formats {

  private Formats() {}

  /**
   * Whether something is read and written as CSV: by its ending, or because it has none, as {@code
   * /dev/stdin} and the pipes that a shell makes of {@code <(command)}.
   */
  static boolean isCsv(URI uri) {
    String name = name(uri);
    return name.indexOf('.') < 0 || name.endsWith(".csv") || name.endsWith(".csv.gz");
  }

  /** Whether something is written as Parquet. */
  static boolean isParquet(URI uri) {
    return name(uri).endsWith(".parquet");
  }

  private static String name(URI uri) {
    String path = String.valueOf(uri.getPath());
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
