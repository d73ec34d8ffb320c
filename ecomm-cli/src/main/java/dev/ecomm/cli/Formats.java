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
    String path = String.valueOf(uri.getPath());
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.indexOf('.') < 0 || name.endsWith(".csv") || name.endsWith(".csv.gz");
  }
}
