package dev.ecomm.io.dataset;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns by which a dataset is parted: their values as texts, and back. */
final class PartitionColumn {

  private PartitionColumn() {}

  /**
   * Refuses a type whose values are no good names.
   *
   * @throws IllegalArgumentException if it is one
   */
  static void requireType(String name, ColumnType type) {
    switch (type) {
      case LONG, STRING, DATE, BOOLEAN -> {}
      case DOUBLE, TIMESTAMP, STRING_LIST ->
          throw new IllegalArgumentException(
              "partition column \""
                  + name
                  + "\" is "
                  + type
                  + ", must be LONG, STRING, DATE or"
                  + " BOOLEAN");
    }
  }

  /**
   * The text of a row that is not missing.
   *
   * @throws InvoiceDataException if no name of a directory can say it
   */
  static String text(Column column, int row, String name, String dataset) {
    String text = column.valueAt(row).orElseThrow().toString();
    if (text.isEmpty() || text.equals(HiveNames.MISSING)) {
      throw InvoiceDataException.of(
          dataset,
          "the value \""
              + text
              + "\" of the partition column \""
              + name
              + "\" would be read as missing. Make it missing, or give it another text.",
          null);
    }
    return text;
  }

  /**
   * A column that has one value in all rows.
   *
   * @throws InvoiceDataException if the text is no value of the type
   */
  static Column constant(
      @Nullable String text, ColumnType type, int rows, String name, String file) {
    BitSet missing = new BitSet();
    missing.set(0, text == null ? rows : 0);
    String value = text == null ? "" : text;
    try {
      return switch (type) {
        case STRING -> {
          int[] codes = new int[rows];
          Arrays.fill(codes, text == null ? Dictionary.MISSING : 0);
          yield StringColumn.of(Dictionary.of(List.of(value)), codes);
        }
        case LONG -> {
          long[] values = new long[rows];
          Arrays.fill(values, text == null ? 0 : Long.parseLong(value));
          yield LongColumn.of(values, missing);
        }
        case DATE -> {
          int[] days = new int[rows];
          Arrays.fill(
              days, text == null ? 0 : Math.toIntExact(LocalDate.parse(value).toEpochDay()));
          yield DateColumn.ofEpochDays(days, missing);
        }
        case BOOLEAN -> {
          boolean[] values = new boolean[rows];
          Arrays.fill(values, text != null && parseBoolean(value));
          yield BooleanColumn.of(values, missing);
        }
        case DOUBLE, TIMESTAMP, STRING_LIST -> throw new IllegalArgumentException("no such value");
      };
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw InvoiceDataException.of(
          file,
          "the directory says \""
              + text
              + "\" of the column \""
              + name
              + "\", which is no "
              + type
              + ". Read it as STRING, or correct the directory's name.",
          e);
    }
  }

  private static boolean parseBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
