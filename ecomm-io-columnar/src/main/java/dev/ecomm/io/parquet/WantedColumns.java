package dev.ecomm.io.parquet;

import dev.ecomm.io.TableReadOptions;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of a file that make the table asked for.
 *
 * @param schema of the table
 * @param columns of the file, in the table's order
 * @param conversions what is done to each column's values once they are what the file says
 */
record WantedColumns(Schema schema, List<FileColumn> columns, List<Conversion> conversions) {

  /**
   * Finds them.
   *
   * @throws Damage if the file does not have them, or not so; says what to do
   */
  static WantedColumns of(List<FileColumn> file, TableReadOptions options) {
    List<FileColumn> columns = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    List<Conversion> conversions = new ArrayList<>();
    for (String name : names(file, options)) {
      FileColumn column = find(file, name);
      ColumnType found = column.value().type().orElseThrow(() -> unsupported(column));
      ColumnType wanted =
          options.schema().map(schema -> schema.field(schema.indexOf(name)).type()).orElse(found);
      columns.add(column);
      fields.add(new Field(name, wanted));
      conversions.add(
          NumberDecoder.conversion(found, wanted)
              .orElseThrow(() -> otherType(column, found, wanted)));
    }
    if (fields.isEmpty()) {
      throw new Damage("has no column that can be read; it has " + describe(file));
    }
    return new WantedColumns(Schema.of(fields), columns, conversions);
  }

  private static List<String> names(List<FileColumn> file, TableReadOptions options) {
    if (!options.columns().isEmpty()) {
      return options.columns();
    }
    Optional<Schema> schema = options.schema();
    return schema.isPresent()
        ? schema.get().names()
        : file.stream()
            .filter(column -> column.value().type().isPresent())
            .map(FileColumn::name)
            .toList();
  }

  private static FileColumn find(List<FileColumn> file, String name) {
    List<FileColumn> found = file.stream().filter(column -> column.name().equals(name)).toList();
    if (found.isEmpty()) {
      throw new Damage(
          "has no column \""
              + name
              + "\"; it has "
              + describe(file)
              + ". Correct the columns asked for");
    }
    if (found.size() > 1) {
      throw new Damage(
          "has the column \"" + name + "\" twice. Rename one of them where it is written");
    }
    return found.get(0);
  }

  private static String describe(List<FileColumn> file) {
    return file.stream().map(FileColumn::name).limit(100).collect(Collectors.joining(", "));
  }

  private static Damage unsupported(FileColumn column) {
    return new Damage(
        "has the column \""
            + column.name()
            + "\" as "
            + column.value().description()
            + ", which is not read here. Cast it to another type where it is written, or leave it"
            + " out with columns(...)");
  }

  private static Damage otherType(FileColumn column, ColumnType found, ColumnType wanted) {
    return new Damage(
        "has the column \""
            + column.name()
            + "\" as "
            + found
            + " ("
            + column.value().description()
            + "), asked for as "
            + wanted
            + ". Ask for "
            + found
            + ", or cast the column where it is written");
  }
}
