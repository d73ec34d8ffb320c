package dev.ecomm.io;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.InvoiceColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which field of a file is which invoice column, by the file's header: by the names that {@link
 * InvoiceColumn} knows, or those that the options give. For writers of formats.
 *
 * @param names the headers, in order, without the blanks around them
 * @param fields for each column the index of its field
 */
public record InvoiceHeader(List<String> names, Map<InvoiceColumn, Integer> fields) {

  /** The line of a header that stands on none: that of a format with a schema. */
  public static final long NO_LINE = 0;

  /** Copies the collections. */
  public InvoiceHeader {
    names = List.copyOf(names);
    Map<InvoiceColumn, Integer> copy = new EnumMap<>(InvoiceColumn.class);
    copy.putAll(fields);
    fields = Collections.unmodifiableMap(copy);
  }

  /**
   * Finds the columns.
   *
   * @param names the headers, in order, without the blanks around them
   * @param options names that the user chose
   * @param file for messages
   * @param line on which the header stands, or {@link #NO_LINE}
   * @return the field of every column
   * @throws InvoiceDataException if one is missing or named twice
   */
  public static InvoiceHeader of(List<String> names, ReadOptions options, String file, long line) {
    Map<InvoiceColumn, Integer> fields = new EnumMap<>(InvoiceColumn.class);
    List<String> missing = new ArrayList<>();
    for (InvoiceColumn column : InvoiceColumn.values()) {
      List<Integer> found = find(column, names, options);
      if (found.size() > 1) {
        throw fault(
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
      throw fault(
          file,
          line,
          "no column for "
              + String.join(", ", missing)
              + "; the header has "
              + String.join(", ", quoted(names))
              + ". "
              + remedy(names));
    }
    return new InvoiceHeader(names, fields);
  }

  private static InvoiceDataException fault(String file, long line, String problem) {
    return line == NO_LINE
        ? InvoiceDataException.of(file, problem, null)
        : InvoiceDataException.atLine(file, line, problem);
  }

  /**
   * Returns the header that was taken for each column.
   *
   * @return all columns, in their order
   */
  public Map<InvoiceColumn, String> columns() {
    Map<InvoiceColumn, String> columns = new EnumMap<>(InvoiceColumn.class);
    for (InvoiceColumn column : InvoiceColumn.values()) {
      columns.put(column, name(column));
    }
    return columns;
  }

  /**
   * Returns the header of a column.
   *
   * @param column the column
   * @return as the file has it
   */
  public String name(InvoiceColumn column) {
    return names.get(field(column));
  }

  /**
   * Returns the field of a column.
   *
   * @param column the column
   * @return an index into the names
   */
  public int field(InvoiceColumn column) {
    return fields.getOrDefault(column, -1);
  }

  /**
   * Returns the headers that name no column.
   *
   * @return in the file's order
   */
  public List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    for (int field = 0; field < names.size(); field++) {
      if (!fields.containsValue(field)) {
        ignored.add(names.get(field));
      }
    }
    return ignored;
  }

  /** Names are compared without the blanks around them, which the caller has removed. */
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
