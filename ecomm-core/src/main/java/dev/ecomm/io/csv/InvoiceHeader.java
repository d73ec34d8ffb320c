package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.model.InvoiceColumn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which field of a file is which invoice column, by the file's header.
 *
 * @param names the headers, in order
 * @param fields for each column the index of its field
 */
record InvoiceHeader(List<String> names, Map<InvoiceColumn, Integer> fields) {

  /**
   * Finds the columns.
   *
   * @throws InvoiceDataException if one is missing or named twice
   */
  static InvoiceHeader of(List<String> names, ReadOptions options, String file, long line) {
    Map<InvoiceColumn, Integer> fields = new EnumMap<>(InvoiceColumn.class);
    List<String> missing = new ArrayList<>();
    for (InvoiceColumn column : InvoiceColumn.values()) {
      List<Integer> found = find(column, names, options);
      if (found.size() > 1) {
        throw InvoiceDataException.atLine(
            file,
            line,
            String.format(
                Locale.ROOT,
                "the headers \"%s\" and \"%s\" (fields %d and %d) both name %s. Rename one, or"
                    + " choose with column(%s, header).",
                names.get(found.get(0)),
                names.get(found.get(1)),
                found.get(0) + 1,
                found.get(1) + 1,
                column.columnName(),
                column));
      }
      if (found.isEmpty()) {
        missing.add(options.columns().getOrDefault(column, column.columnName()));
      } else {
        fields.put(column, found.get(0));
      }
    }
    if (!missing.isEmpty()) {
      throw InvoiceDataException.atLine(
          file,
          line,
          "no column for "
              + String.join(", ", missing)
              + "; the header has "
              + String.join(", ", quoted(names))
              + ". "
              + remedy(names));
    }
    return new InvoiceHeader(List.copyOf(names), fields);
  }

  /** The header that was taken for each column. */
  Map<InvoiceColumn, String> columns() {
    Map<InvoiceColumn, String> columns = new EnumMap<>(InvoiceColumn.class);
    for (InvoiceColumn column : InvoiceColumn.values()) {
      columns.put(column, name(column));
    }
    return columns;
  }

  String name(InvoiceColumn column) {
    return names.get(field(column));
  }

  int field(InvoiceColumn column) {
    return fields.getOrDefault(column, -1);
  }

  /** Headers that name no column. */
  List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    for (int field = 0; field < names.size(); field++) {
      if (!fields.containsValue(field)) {
        ignored.add(names.get(field));
      }
    }
    return ignored;
  }

  /** Names are compared without the blanks around them, which {@link HeaderRow} has removed. */
  private static List<Integer> find(InvoiceColumn column, List<String> names, ReadOptions options) {
    String chosen = options.columns().get(column);
    List<Integer> found = new ArrayList<>();
    for (int field = 0; field < names.size(); field++) {
      String name = names.get(field);
      boolean taken = options.columns().values().stream().anyMatch(it -> it.strip().equals(name));
      if (chosen == null ? column.isNamed(name) && !taken : chosen.strip().equals(name)) {
        found.add(field);
      }
    }
    return found;
  }

  private static String remedy(List<String> names) {
    if (names.size() == 1) {
      for (char separator : new char[] {',', ';', '\t', '|'}) {
        if (names.get(0).indexOf(separator) >= 0) {
          String shown = separator == '\t' ? "\\t" : String.valueOf(separator);
          return "The fields seem to be separated by '"
              + shown
              + "': read with separator('"
              + shown
              + "').";
        }
      }
    }
    if (names.stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
      return "It seems to be UTF-16 or no text at all: save it as UTF-8.";
    }
    return "Rename the header, or name the column with column(InvoiceColumn, header).";
  }

  private static List<String> quoted(List<String> names) {
    List<String> shown = new ArrayList<>();
    for (String name : names.subList(0, Math.min(20, names.size()))) {
      String text = name.length() <= 40 ? name : name.substring(0, 40) + "...";
      shown.add('"' + text.replaceAll("\\p{Cntrl}", "\uFFFD") + '"');
    }
    if (names.size() > shown.size()) {
      shown.add((names.size() - shown.size()) + " more");
    }
    return shown;
  }
}
