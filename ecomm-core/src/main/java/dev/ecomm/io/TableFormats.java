package dev.ecomm.io;

import dev.ecomm.store.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The formats on the class path by extension. */
final class TableFormats {

  private TableFormats() {}

  /** The format of a name's longest known extension, so that {@code .csv.gz} is not {@code .gz}. */
  static TableFormat of(URI uri) {
    Map<String, TableFormat> known = byExtension();
    String path = uri.getPath() == null ? "" : uri.getPath().toLowerCase(Locale.ROOT);
    return known.keySet().stream()
        .filter(path::endsWith)
        .max(Comparator.comparingInt(String::length))
        .map(known::get)
        .orElseThrow(() -> unknown(uri, known));
  }

  private static IllegalArgumentException unknown(URI uri, Map<String, TableFormat> known) {
    if (uri.getPath() != null && uri.getPath().endsWith("/")) {
      return new IllegalArgumentException(
          "location " + Stores.withoutSecrets(uri) + " is a directory. Name a file in it.");
    }
    List<String> formats = new ArrayList<>(known.keySet());
    return new IllegalArgumentException(
        "location "
            + Stores.withoutSecrets(uri)
            + " has no extension of a known format; known are "
            + String.join(", ", formats)
            + ". Rename it, name the format in the options, or add the module that brings it.");
  }

  private static Map<String, TableFormat> byExtension() {
    Map<String, TableFormat> known = new TreeMap<>();
    for (TableFormat format : ServiceLoader.load(TableFormat.class, loader())) {
      for (String extension : format.extensions()) {
        TableFormat other = known.put(extension, format);
        if (other != null) {
          throw new IllegalStateException(
              String.format(
                  Locale.ROOT,
                  "two formats for \"%s\": %s and %s. Remove one of their jars from the class"
                      + " path.",
                  extension,
                  other.getClass().getName(),
                  format.getClass().getName()));
        }
      }
    }
    return known;
  }

  /** The context's, unless it does not see this library, as in some pools of threads. */
  private static ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      if (context != null && context.loadClass(TableFormat.class.getName()) == TableFormat.class) {
        return context;
      }
    } catch (ClassNotFoundException e) {
      // falls through to our own
    }
    return TableFormats.class.getClassLoader();
  }
}
