package dev.ecomm.io.csv;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * Which fields of a file are the columns of a table, by the file's header.
 *
 * @param schema of the table
 * @param names the file's headers, in order
 * @param fields for each column of the table, the index of its field
 */
record TableHeader(Schema schema, List<String> names, List<Integer> fields) {

  /**
   * Finds the columns.
   *
   * @throws InvoiceDataException if one is missing or appears twice
   */
  static TableHeader of(List<String> names, TableReadOptions options, String file, long line) {
    Schema schema = wanted(names, options, file, line);
    List<Integer> fields = new ArrayList<>();
    for (String name : schema.names()) {
      int field = names.indexOf(name);
      if (field < 0) {
        throw InvoiceDataException.atLine(
            file,
            line,
            "no column \""
                + name
                + "\"; the header has "
                + String.join(", ", names)
                + ". Correct the header, or the columns asked for.");
      }
      requireOnce(names, name, file, line);
      fields.add(field);
    }
    return new TableHeader(schema, names, List.copyOf(fields));
  }

  private static Schema wanted(
      List<String> names, TableReadOptions options, String file, long line) {
    List<String> columns = options.columns();
    if (options.schema().isPresent()) {
      Schema schema = options.schema().get();
      return columns.isEmpty() ? schema : schema.select(columns);
    }
    List<String> all = columns.isEmpty() ? names : columns;
    if (columns.isEmpty()) {
      names.forEach(name -> requireOnce(names, name, file, line));
    }
    return Schema.of(all.stream().map(Field::ofString).toList());
  }

  private static void requireOnce(List<String> names, String name, String file, long line) {
    int first = names.indexOf(name);
    int last = names.lastIndexOf(name);
    if (first != last) {
      throw InvoiceDataException.atLine(
          file,
          line,
          "the column \""
              + name
              + "\" appears twice, as fields "
              + (first + 1)
              + " and "
              + (last + 1)
              + ". Rename one of them.");
    }
  }
}
