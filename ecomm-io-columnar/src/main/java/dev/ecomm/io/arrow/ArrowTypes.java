package dev.ecomm.io.arrow;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Which type of ours is which of Arrow's. */
final class ArrowTypes {

  private static final ArrowType.Int INDEX = new ArrowType.Int(32, true);

  private ArrowTypes() {}

  /**
   * The fields of a schema; a column of texts has its position as the id of its dictionary, and the
   * type of the texts, as schemas in messages have it.
   */
  static org.apache.arrow.vector.types.pojo.Schema schema(Schema schema) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < schema.size(); i++) {
      String name = schema.field(i).name();
      ArrowType type = type(schema.field(i).type());
      boolean texts = schema.field(i).type() == ColumnType.STRING;
      DictionaryEncoding encoding = texts ? new DictionaryEncoding(i, false, INDEX) : null;
      boolean list = schema.field(i).type() == ColumnType.STRING_LIST;
      Field item = new Field("item", FieldType.nullable(ArrowType.Utf8.INSTANCE), List.of());
      fields.add(
          new Field(name, new FieldType(true, type, encoding), list ? List.of(item) : List.of()));
    }
    return new org.apache.arrow.vector.types.pojo.Schema(fields);
  }

  private static ArrowType type(ColumnType type) {
    return switch (type) {
      case LONG -> new ArrowType.Int(64, true);
      case DOUBLE -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case STRING -> ArrowType.Utf8.INSTANCE;
      case BOOLEAN -> ArrowType.Bool.INSTANCE;
      case DATE -> new ArrowType.Date(DateUnit.DAY);
      case TIMESTAMP -> new ArrowType.Timestamp(TimeUnit.SECOND, null);
      case STRING_LIST -> ArrowType.List.INSTANCE;
    };
  }

  /** The type that a column of a file is read as; empty if it cannot be. */
  static Optional<ColumnType> columnType(Field field) {
    ArrowType type = field.getType();
    if (field.getDictionary() != null) {
      return isText(type) ? Optional.of(ColumnType.STRING) : Optional.empty();
    }
    if (isText(type) || type instanceof ArrowType.Null) {
      return Optional.of(ColumnType.STRING);
    }
    if (type instanceof ArrowType.List || type instanceof ArrowType.LargeList) {
      return isListOfTexts(field) ? Optional.of(ColumnType.STRING_LIST) : Optional.empty();
    }
    if (type instanceof ArrowType.Int) {
      return Optional.of(ColumnType.LONG);
    }
    if (type instanceof ArrowType.FloatingPoint) {
      return Optional.of(ColumnType.DOUBLE);
    }
    if (type instanceof ArrowType.Decimal decimal) {
      boolean known = decimal.getBitWidth() % 32 == 0 && decimal.getBitWidth() <= 256;
      return known ? Optional.of(ColumnType.DOUBLE) : Optional.empty();
    }
    if (type instanceof ArrowType.Bool) {
      return Optional.of(ColumnType.BOOLEAN);
    }
    if (type instanceof ArrowType.Date) {
      return Optional.of(ColumnType.DATE);
    }
    return type instanceof ArrowType.Timestamp
        ? Optional.of(ColumnType.TIMESTAMP)
        : Optional.empty();
  }

  private static boolean isListOfTexts(Field field) {
    return field.getChildren().size() == 1
        && field.getChildren().get(0).getDictionary() == null
        && isText(field.getChildren().get(0).getType());
  }

  static boolean isText(ArrowType type) {
    return type instanceof ArrowType.Utf8
        || type instanceof ArrowType.LargeUtf8
        || type instanceof ArrowType.Utf8View;
  }
}
