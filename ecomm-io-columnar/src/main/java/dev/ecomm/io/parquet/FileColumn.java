package dev.ecomm.io.parquet;

import dev.ecomm.model.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/**
 * A column of a file.
 *
 * @param name its name, {@code column_} and its number for one without
 * @param leaf its place among the column chunks of a row group
 * @param element the element of the schema that has the values; for a list, that of the items
 * @param mostDefinition the level at which a value is there
 * @param listDefinition of a list: the level at which the list is there, if without items
 * @param value what the values become
 */
record FileColumn(
    String name,
    int leaf,
    SchemaElement element,
    int mostDefinition,
    int listDefinition,
    ValueType value) {

  /**
   * Finds the columns of a file.
   *
   * @param elements the schema, depth first, the root first
   * @throws Damage if they are no tree
   */
  static List<FileColumn> of(List<SchemaElement> elements) {
    List<FileColumn> columns = new ArrayList<>();
    int leaf = 0;
    int at = 1;
    int fields = elements.get(0).getNum_children();
    for (int i = 0; i < fields; i++) {
      int end = end(elements, at);
      String name = elements.get(at).getName();
      String shown = name.isEmpty() ? "column_" + (columns.size() + 1) : name;
      columns.add(column(shown, elements.subList(at, end), leaf));
      leaf += leaves(elements, at, end);
      at = end;
    }
    if (at != elements.size()) {
      throw new Damage("the schema has elements that belong to no column");
    }
    return columns;
  }

  /** Returns the number of column chunks that a row group has. */
  static int leaves(List<SchemaElement> elements) {
    return leaves(elements, 1, elements.size());
  }

  private static int end(List<SchemaElement> elements, int start) {
    int at = start;
    for (long open = 1; open > 0; open--) {
      if (at >= elements.size()) {
        throw new Damage("the schema ends within a column");
      }
      SchemaElement element = elements.get(at++);
      open += isGroup(element) ? element.getNum_children() : 0;
    }
    return at;
  }

  private static int leaves(List<SchemaElement> elements, int from, int to) {
    int leaves = 0;
    for (SchemaElement element : elements.subList(from, to)) {
      leaves += isGroup(element) ? 0 : 1;
    }
    return leaves;
  }

  private static boolean isGroup(SchemaElement element) {
    if (element.isSetNum_children() && element.getNum_children() < 0) {
      throw new Damage("an element of the schema has a negative number of children");
    }
    return element.isSetNum_children() && element.getNum_children() > 0 && !element.isSetType();
  }

  private static FileColumn column(String name, List<SchemaElement> tree, int leaf) {
    SchemaElement top = tree.get(0);
    int there = top.getRepetition_type() == FieldRepetitionType.OPTIONAL ? 1 : 0;
    if (isTextList(tree)) {
      SchemaElement item = tree.get(2);
      int most = there + (item.getRepetition_type() == FieldRepetitionType.OPTIONAL ? 2 : 1);
      return new FileColumn(name, leaf, item, most, there, ValueType.of(item).asList());
    }
    ValueType value =
        isGroup(top) || !top.isSetType()
            ? ValueType.unsupported(isList(top) ? "a list of no texts" : "a nested group")
            : top.getRepetition_type() == FieldRepetitionType.REPEATED
                ? ValueType.unsupported("a repeated " + top.getType())
                : ValueType.of(top);
    return new FileColumn(name, leaf, top, there, 0, value);
  }

  /** A list in three levels, as all writers make it now, of texts. */
  private static boolean isTextList(List<SchemaElement> tree) {
    return tree.size() == 3
        && isList(tree.get(0))
        && tree.get(0).getRepetition_type() != FieldRepetitionType.REPEATED
        && tree.get(1).getRepetition_type() == FieldRepetitionType.REPEATED
        && isGroup(tree.get(1))
        && tree.get(2).getRepetition_type() != FieldRepetitionType.REPEATED
        && tree.get(2).isSetType()
        && ValueType.of(tree.get(2)).isText();
  }

  private static boolean isList(SchemaElement element) {
    return element.getConverted_type() == ConvertedType.LIST
        || (element.isSetLogicalType() && element.getLogicalType().isSetLIST());
  }

  boolean isList() {
    return value.type().filter(type -> type == ColumnType.STRING_LIST).isPresent();
  }

  Type physical() {
    return element.getType();
  }
}
