package dev.ecomm.io.parquet;

import dev.ecomm.model.ColumnType;
import java.util.Optional;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.IntType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;

/**
 * What values of a file become.
 *
 * @param type of the column, empty if they cannot be read
 * @param description of the file's type, for messages
 * @param ofNumber converts where the file has numbers
 * @param ofBytes converts where the file has bytes and the column numbers
 * @param isUuid whether bytes are shown as a UUID
 */
record ValueType(
    Optional<ColumnType> type,
    String description,
    Conversion ofNumber,
    Optional<Conversion.OfBytes> ofBytes,
    boolean isUuid) {

  static ValueType unsupported(String description) {
    return new ValueType(Optional.empty(), description, Conversion.NONE, Optional.empty(), false);
  }

  static ValueType of(SchemaElement element) {
    Optional<ValueType> annotated =
        element.isSetLogicalType()
            ? Optional.of(logical(element, element.getLogicalType()))
            : element.isSetConverted_type()
                ? Optional.of(converted(element, element.getConverted_type()))
                : Optional.empty();
    return annotated.orElseGet(() -> plain(element.getType()));
  }

  boolean isText() {
    return type.filter(ColumnType.STRING::equals).isPresent();
  }

  ValueType asList() {
    return new ValueType(
        Optional.of(ColumnType.STRING_LIST), "a list of " + description, ofNumber, ofBytes, isUuid);
  }

  private static ValueType plain(Type physical) {
    return switch (physical) {
      case BOOLEAN -> number(ColumnType.BOOLEAN, physical, Conversion.NONE);
      case INT32, INT64 -> number(ColumnType.LONG, physical, Conversion.NONE);
      case FLOAT -> number(ColumnType.DOUBLE, physical, Conversion::floatBits);
      case DOUBLE -> number(ColumnType.DOUBLE, physical, Conversion.NONE);
      case INT96 -> bytes(ColumnType.TIMESTAMP, physical, Conversion.OfBytes::int96);
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> text(physical, false);
    };
  }

  private static ValueType logical(SchemaElement element, LogicalType logical) {
    Type physical = element.getType();
    boolean isBytes = isBytes(physical);
    if (isBytes && (logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON())) {
      return text(logical.getSetField(), false);
    }
    if (logical.isSetUUID() && element.getType_length() == 16) {
      return text("UUID", true);
    }
    if (logical.isSetDECIMAL()) {
      return decimal(element, logical.getDECIMAL().getScale(), logical.getSetField());
    }
    if (logical.isSetDATE() && physical == Type.INT32) {
      return number(ColumnType.DATE, logical.getSetField(), Conversion.NONE);
    }
    if (logical.isSetTIMESTAMP() && physical == Type.INT64) {
      return timestamp(logical.getSetField(), logical.getTIMESTAMP().getUnit());
    }
    if (logical.isSetINTEGER() && (physical == Type.INT32 || physical == Type.INT64)) {
      return integer(physical, logical.getINTEGER());
    }
    return unsupported(physical + " " + logical.getSetField());
  }

  private static ValueType timestamp(Object description, TimeUnit unit) {
    long perSecond = unit.isSetMILLIS() ? 1_000 : unit.isSetMICROS() ? 1_000_000 : 1_000_000_000;
    return number(ColumnType.TIMESTAMP, description, Conversion.seconds(perSecond));
  }

  private static ValueType integer(Type physical, IntType type) {
    Conversion conversion =
        type.isIsSigned()
            ? Conversion.NONE
            : physical == Type.INT32 ? Conversion::unsignedInt : Conversion::unsignedLong;
    return number(
        ColumnType.LONG, (type.isIsSigned() ? "INT_" : "UINT_") + type.getBitWidth(), conversion);
  }

  private static ValueType converted(SchemaElement element, ConvertedType converted) {
    Type physical = element.getType();
    boolean isInt = physical == Type.INT32;
    boolean isLong = physical == Type.INT64;
    return switch (converted) {
      case UTF8, ENUM, JSON ->
          isBytes(physical) ? text(converted, false) : unsupported(physical + " " + converted);
      case DECIMAL -> decimal(element, element.getScale(), converted);
      case DATE ->
          isInt
              ? number(ColumnType.DATE, converted, Conversion.NONE)
              : unsupported(physical + " " + converted);
      case TIMESTAMP_MILLIS, TIMESTAMP_MICROS ->
          isLong
              ? number(
                  ColumnType.TIMESTAMP,
                  converted,
                  Conversion.seconds(
                      converted == ConvertedType.TIMESTAMP_MILLIS ? 1_000 : 1_000_000))
              : unsupported(physical + " " + converted);
      case INT_8, INT_16, INT_32, INT_64 ->
          isInt || isLong
              ? number(ColumnType.LONG, converted, Conversion.NONE)
              : unsupported(physical + " " + converted);
      case UINT_8, UINT_16, UINT_32 ->
          isInt
              ? number(ColumnType.LONG, converted, Conversion::unsignedInt)
              : unsupported(physical + " " + converted);
      case UINT_64 ->
          isLong
              ? number(ColumnType.LONG, converted, Conversion::unsignedLong)
              : unsupported(physical + " " + converted);
      default -> unsupported(physical + " " + converted);
    };
  }

  private static ValueType decimal(SchemaElement element, int scale, Object description) {
    if (scale < 0 || scale > 100) {
      return unsupported("a decimal of scale " + scale);
    }
    return switch (element.getType()) {
      case INT32, INT64 -> number(ColumnType.DOUBLE, description, Conversion.decimal(scale));
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
          bytes(ColumnType.DOUBLE, description, Conversion.OfBytes.decimal(scale));
      default -> unsupported(element.getType() + " as a decimal");
    };
  }

  private static boolean isBytes(Type physical) {
    return physical == Type.BYTE_ARRAY || physical == Type.FIXED_LEN_BYTE_ARRAY;
  }

  private static ValueType number(ColumnType type, Object description, Conversion conversion) {
    return new ValueType(
        Optional.of(type), description.toString(), conversion, Optional.empty(), false);
  }

  private static ValueType bytes(
      ColumnType type, Object description, Conversion.OfBytes conversion) {
    return new ValueType(
        Optional.of(type), description.toString(), Conversion.NONE, Optional.of(conversion), false);
  }

  private static ValueType text(Object description, boolean isUuid) {
    return new ValueType(
        Optional.of(ColumnType.STRING),
        description.toString(),
        Conversion.NONE,
        Optional.empty(),
        isUuid);
  }
}
