package dev.ecomm.io.parquet;

import dev.ecomm.model.ColumnType;
import dev.ecomm.model.Field;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** A column as we write it: every row may be missing. */
final class FileField {
  private final String name;
  private final ColumnType type;
  private final @Nullable Decimal decimal;

  FileField(Field field, @Nullable Decimal decimal) {
    this.name = field.name();
    this.type = field.type();
    this.decimal = decimal;
  }

  String name() {
    return name;
  }

  ColumnType type() {
    return type;
  }

  boolean isDecimal() {
    return decimal != null;
  }

  Decimal decimal() {
    return Objects.requireNonNull(decimal);
  }

  boolean isList() {
    return type == ColumnType.STRING_LIST;
  }

  /** Returns the levels that say how far a value is there. */
  int mostDefinition() {
    return isList() ? 2 : 1;
  }

  /** Returns where the values are in the schema. */
  List<String> path() {
    return isList() ? List.of(name, "list", "element") : List.of(name);
  }

  Type physical() {
    return switch (type) {
      case LONG, TIMESTAMP -> Type.INT64;
      case DOUBLE -> decimal == null ? Type.DOUBLE : decimal.bytes() == 4 ? Type.INT32 : Type.INT64;
      case DATE -> Type.INT32;
      case BOOLEAN -> Type.BOOLEAN;
      case STRING, STRING_LIST -> Type.BYTE_ARRAY;
    };
  }

  /** Adds the column to the schema of a file. */
  void addTo(List<SchemaElement> elements) {
    if (isList()) {
      SchemaElement list = element(name, FieldRepetitionType.OPTIONAL).setNum_children(1);
      list.setConverted_type(ConvertedType.LIST);
      list.setLogicalType(LogicalType.LIST(new ListType()));
      elements.add(list);
      elements.add(element("list", FieldRepetitionType.REPEATED).setNum_children(1));
      elements.add(text(element("element", FieldRepetitionType.REQUIRED)));
      return;
    }
    SchemaElement element = element(name, FieldRepetitionType.OPTIONAL);
    element.setType(physical());
    switch (type) {
      case STRING -> text(element);
      case DATE -> {
        element.setConverted_type(ConvertedType.DATE);
        element.setLogicalType(LogicalType.DATE(new DateType()));
      }
      // The older converted type would say that it is UTC, so there is none.
      case TIMESTAMP ->
          element.setLogicalType(
              LogicalType.TIMESTAMP(new TimestampType(false, TimeUnit.MICROS(new MicroSeconds()))));
      case DOUBLE -> {
        if (decimal != null) {
          element.setConverted_type(ConvertedType.DECIMAL);
          element.setScale(decimal.scale());
          element.setPrecision(decimal.precision());
          element.setLogicalType(
              LogicalType.DECIMAL(new DecimalType(decimal.scale(), decimal.precision())));
        }
      }
      default -> {}
    }
    elements.add(element);
  }

  private static SchemaElement element(String name, FieldRepetitionType repetition) {
    return new SchemaElement(name).setRepetition_type(repetition);
  }

  private static SchemaElement text(SchemaElement element) {
    return element
        .setType(Type.BYTE_ARRAY)
        .setConverted_type(ConvertedType.UTF8)
        .setLogicalType(LogicalType.STRING(new StringType()));
  }
}
