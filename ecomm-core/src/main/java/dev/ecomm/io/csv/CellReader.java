package dev.ecomm.io.csv;

import dev.ecomm.error.Cell;
import dev.ecomm.error.CellError;
import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.TimestampColumn;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the cells of one column into values, batch after batch. */
abstract class CellReader {

  private static final int SECONDS_PER_DAY = 86_400;

  static CellReader of(ColumnType type, TextDecoder decoder) {
    return switch (type) {
      case LONG -> new Longs();
      case DOUBLE -> new Doubles();
      case BOOLEAN -> new Booleans();
      case DATE -> new Dates();
      case TIMESTAMP -> new Timestamps();
      case STRING -> new TextCellReader(decoder);
      case STRING_LIST -> new ListCellReader(decoder);
    };
  }

  /** Forgets the batch before. */
  abstract void start();

  /** Adds a row without a value. */
  abstract void addMissing();

  /**
   * Adds the value of a cell.
   *
   * @param bytes hold its text, without quotes
   * @param start first byte
   * @param end behind the last byte
   * @return null, or what is wrong with the cell; then nothing was added
   */
  abstract @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end);

  /** Tells whether {@code ""} is a value; else it is missing, like an empty field. */
  boolean quotesMakeValue() {
    return false;
  }

  /** The column of the batch. */
  abstract Column finish();

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1).strip();
  }

  private static final class Longs extends CellReader {
    private LongColumn.Builder builder = new LongColumn.Builder();

    @Override
    void start() {
      builder = new LongColumn.Builder();
    }

    @Override
    void addMissing() {
      builder.addMissing();
    }

    @Override
    @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end) {
      long value = Numbers.wholeNumber(bytes, start, end);
      if (value == Numbers.NOT_A_NUMBER) {
        return cell -> new CellError.NotANumber(cell, "a whole number");
      }
      if (value == Numbers.OUT_OF_RANGE) {
        return addLarge(text(bytes, start, end));
      }
      builder.add(value);
      return null;
    }

    /** A whole number that is no int. */
    private @Nullable Function<Cell, CellError> addLarge(String number) {
      int point = number.indexOf('.');
      try {
        builder.add(Long.parseLong(point < 0 ? number : number.substring(0, point)));
        return null;
      } catch (NumberFormatException e) {
        return cell ->
            new CellError.OutOfRange(
                cell, String.valueOf(Long.MIN_VALUE), String.valueOf(Long.MAX_VALUE));
      }
    }

    @Override
    Column finish() {
      return builder.build();
    }
  }

  private static final class Doubles extends CellReader {
    private DoubleColumn.Builder builder = new DoubleColumn.Builder();

    @Override
    void start() {
      builder = new DoubleColumn.Builder();
    }

    @Override
    void addMissing() {
      builder.addMissing();
    }

    @Override
    @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end) {
      double value = Numbers.decimal(bytes, start, end);
      if (Double.isInfinite(value)) {
        return cell ->
            new CellError.OutOfRange(
                cell, String.valueOf(-Double.MAX_VALUE), String.valueOf(Double.MAX_VALUE));
      }
      if (Double.isNaN(value)) {
        return addNamed(text(bytes, start, end));
      }
      builder.add(value);
      return null;
    }

    /** The doubles that are no decimal numbers, as we and others call them. */
    private @Nullable Function<Cell, CellError> addNamed(String name) {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "nan" -> builder.add(Double.NaN);
        case "inf", "+inf", "infinity", "+infinity" -> builder.add(Double.POSITIVE_INFINITY);
        case "-inf", "-infinity" -> builder.add(Double.NEGATIVE_INFINITY);
        default -> {
          return cell -> new CellError.NotANumber(cell, "a decimal number");
        }
      }
      return null;
    }

    @Override
    Column finish() {
      return builder.build();
    }
  }

  private static final class Booleans extends CellReader {
    private BooleanColumn.Builder builder = new BooleanColumn.Builder();

    @Override
    void start() {
      builder = new BooleanColumn.Builder();
    }

    @Override
    void addMissing() {
      builder.addMissing();
    }

    @Override
    @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end) {
      String name = text(bytes, start, end);
      boolean value = name.equalsIgnoreCase("true");
      if (!value && !name.equalsIgnoreCase("false")) {
        // What is wrong with an invoice's cell never is a truth value, so there is no such error.
        return cell -> new CellError.NotANumber(cell, "true or false");
      }
      builder.add(value);
      return null;
    }

    @Override
    Column finish() {
      return builder.build();
    }
  }

  private static final class Dates extends CellReader {
    private DateColumn.Builder builder = new DateColumn.Builder();

    @Override
    void start() {
      builder = new DateColumn.Builder();
    }

    @Override
    void addMissing() {
      builder.addMissing();
    }

    @Override
    @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end) {
      long second = TimeText.epochSecond(bytes, start, end);
      long day = second / SECONDS_PER_DAY;
      if (second == TimeText.NOT_A_TIME || second != day * SECONDS_PER_DAY || day != (int) day) {
        return cell -> new CellError.NotADate(cell, "yyyy-MM-dd");
      }
      builder.addEpochDay((int) day);
      return null;
    }

    @Override
    Column finish() {
      return builder.build();
    }
  }

  private static final class Timestamps extends CellReader {
    private TimestampColumn.Builder builder = new TimestampColumn.Builder();

    @Override
    void start() {
      builder = new TimestampColumn.Builder();
    }

    @Override
    void addMissing() {
      builder.addMissing();
    }

    @Override
    @Nullable Function<Cell, CellError> add(byte[] bytes, int start, int end) {
      long second = TimeText.epochSecond(bytes, start, end);
      if (second == TimeText.NOT_A_TIME) {
        return cell -> new CellError.NotADate(cell, "yyyy-MM-dd HH:mm:ss");
      }
      builder.addEpochSecond(second);
      return null;
    }

    @Override
    Column finish() {
      return builder.build();
    }
  }
}
