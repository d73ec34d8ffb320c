package dev.ecomm.io.arrow;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.TableReadOptions;
import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A column of a file that is wanted.
 *
 * @param position of the field in the file's schema
 * @param name the field's, or {@code column_} and its number where it has none
 * @param field what the file says of it
 * @param type what it becomes
 */
record ArrowColumn(int position, String name, Field field, ColumnType type) {

  /**
   * Finds the columns that the options ask for.
   *
   * @return in the order of the result; without a choice, all that can be read
   * @throws InvoiceDataException if one is missing, appears twice, or is of another type
   */
  static List<ArrowColumn> of(List<Field> fields, TableReadOptions options, String file) {
    List<String> names = names(fields);
    List<ArrowColumn> columns = new ArrayList<>();
    for (String name : wanted(fields, names, options)) {
      int position = names.indexOf(name);
      if (position < 0) {
        throw InvoiceDataException.of(
            file,
            "no column \""
                + name
                + "\"; there are "
                + String.join(", ", names)
                + ". Correct the columns asked for.",
            null);
      }
      if (names.lastIndexOf(name) != position) {
        throw InvoiceDataException.of(
            file, "the column \"" + name + "\" appears twice. Rename one of them.", null);
      }
      Field field = fields.get(position);
      Optional<ColumnType> wanted =
          options.schema().map(schema -> schema.field(schema.indexOf(name)).type());
      columns.add(new ArrowColumn(position, name, field, type(name, field, wanted, file)));
    }
    if (columns.isEmpty()) {
      throw InvoiceDataException.of(
          file, "has no column of a type that can be read. Convert it.", null);
    }
    return columns;
  }

  /** The names of all columns; none is empty. */
  static List<String> names(List<Field> fields) {
    List<String> names = new ArrayList<>();
    for (Field field : fields) {
      String name = field.getName();
      boolean none = name == null || name.isEmpty();
      names.add(none ? "column_" + (names.size() + 1) : name);
    }
    return names;
  }

  private static List<String> wanted(
      List<Field> fields, List<String> names, TableReadOptions options) {
    if (!options.columns().isEmpty()) {
      return options.columns();
    }
    return options
        .schema()
        .map(Schema::names)
        .orElseGet(
            () ->
                IntStream.range(0, names.size())
                    .filter(i -> ArrowTypes.columnType(fields.get(i)).isPresent())
                    .mapToObj(names::get)
                    .toList());
  }

  private static ColumnType type(
      String name, Field field, Optional<ColumnType> wanted, String file) {
    Optional<ColumnType> found = ArrowTypes.columnType(field);
    if (found.isEmpty()) {
      throw InvoiceDataException.of(
          file,
          "the column \""
              + name
              + "\" is of Arrow's type "
              + field.getType()
              + ", which cannot be read. Convert it, or leave it out with columns(...).",
          null);
    }
    boolean widened =
        found.get() == ColumnType.LONG && wanted.filter(ColumnType.DOUBLE::equals).isPresent();
    if (wanted.isPresent() && wanted.get() != found.get() && !widened) {
      throw InvoiceDataException.of(
          file,
          "the column \""
              + name
              + "\" is "
              + found.get()
              + " (Arrow's "
              + field.getType()
              + "), wanted is "
              + wanted.get()
              + ". Ask for the type that it has, or convert the file.",
          null);
    }
    return wanted.orElse(found.get());
  }

  /** The schema of the table that the columns make. */
  static Schema schema(List<ArrowColumn> columns) {
    return Schema.of(
        columns.stream()
            .map(column -> new dev.ecomm.model.Field(column.name, column.type))
            .toList());
  }

  /** An empty dictionary for each that the columns need, by its id. */
  static Map<Long, TextDictionary> dictionaries(List<ArrowColumn> columns) {
    Map<Long, TextDictionary> dictionaries = new HashMap<>();
    for (ArrowColumn column : columns) {
      DictionaryEncoding encoding = column.field.getDictionary();
      if (encoding != null) {
        dictionaries.put(encoding.getId(), new TextDictionary(column.field));
      }
    }
    return dictionaries;
  }

  /** Decodes the columns of a batch that has all fields. */
  static DataTable table(
      List<ArrowColumn> columns,
      List<Field> fields,
      BatchDecoder batch,
      Map<Long, TextDictionary> dictionaries) {
    Column[] decoded = new Column[columns.size()];
    for (int position = 0; position < fields.size(); position++) {
      int at = indexOf(columns, position);
      if (at < 0) {
        batch.skip(fields.get(position));
      } else {
        decoded[at] = batch.column(fields.get(position), columns.get(at).type, dictionaries);
      }
    }
    return DataTable.of(schema(columns), decoded);
  }

  private static int indexOf(List<ArrowColumn> columns, int position) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).position == position) {
        return i;
      }
    }
    return -1;
  }
}
