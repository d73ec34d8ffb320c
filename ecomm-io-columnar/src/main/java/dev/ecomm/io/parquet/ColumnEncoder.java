package dev.ecomm.io.parquet;

import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.DictionaryBuilder;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Renumbering;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.StringListColumn;
import dev.ecomm.model.TimestampColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers a column of a row group from the batches that make the row group. */
final class ColumnEncoder {
  static final long MICROS = 1_000_000;

  private final FileField field;
  private final int rows;

  /** Rows of all row groups before, for messages. */
  private final long rowsBefore;

  private int row;
  private int count;
  private int @Nullable [] definitions;

  private ColumnEncoder(FileField field, int rows, long rowsBefore) {
    this.field = field;
    this.rows = rows;
    this.rowsBefore = rowsBefore;
  }

  /**
   * Gathers.
   *
   * @param parts the column in each batch, together as many rows
   * @throws BadValue if the file cannot hold a value
   */
  static ColumnPages encode(FileField field, List<Column> parts, int rows, long rowsBefore) {
    ColumnEncoder encoder = new ColumnEncoder(field, rows, rowsBefore);
    return switch (field.type()) {
      case LONG -> encoder.longs(parts);
      case DOUBLE -> field.isDecimal() ? encoder.decimals(parts) : encoder.doubles(parts);
      case STRING -> encoder.texts(parts);
      case BOOLEAN -> encoder.booleans(parts);
      case DATE -> encoder.dates(parts);
      case TIMESTAMP -> encoder.timestamps(parts);
      case STRING_LIST -> encoder.lists(parts);
    };
  }

  private ColumnPages longs(List<Column> parts) {
    long[] numbers = new long[rows];
    for (Column part : parts) {
      LongColumn column = (LongColumn) part;
      boolean gaps = column.missingCount() > 0;
      for (int i = 0; i < column.size(); i++) {
        if (!gaps || isThere(column, i)) {
          numbers[count++] = column.longAt(i);
        }
        row++;
      }
    }
    return numbers(numbers, 8, NumberPages.Order.WHOLE);
  }

  private ColumnPages doubles(List<Column> parts) {
    long[] bits = new long[rows];
    for (Column part : parts) {
      DoubleColumn column = (DoubleColumn) part;
      boolean gaps = column.missingCount() > 0;
      for (int i = 0; i < column.size(); i++) {
        if (!gaps || isThere(column, i)) {
          // One form of NaN, so that equal tables are equal bytes.
          bits[count++] = Double.doubleToLongBits(column.doubleAt(i));
        }
        row++;
      }
    }
    return numbers(bits, 8, NumberPages.Order.DOUBLE);
  }

  private ColumnPages decimals(List<Column> parts) {
    Decimal decimal = field.decimal();
    long[] numbers = new long[rows];
    for (Column part : parts) {
      DoubleColumn column = (DoubleColumn) part;
      for (int i = 0; i < column.size(); i++) {
        if (isThere(column, i)) {
          double value = column.doubleAt(i);
          long unscaled = decimal.unscaled(value);
          if (unscaled == Decimal.DOES_NOT_FIT) {
            throw bad(
                "the value "
                    + value
                    + " does not fit "
                    + decimal
                    + "; choose another precision or scale, or write doubles");
          }
          numbers[count++] = unscaled;
        }
        row++;
      }
    }
    return numbers(numbers, decimal.bytes(), NumberPages.Order.WHOLE);
  }

  private ColumnPages dates(List<Column> parts) {
    long[] days = new long[rows];
    for (Column part : parts) {
      DateColumn column = (DateColumn) part;
      boolean gaps = column.missingCount() > 0;
      for (int i = 0; i < column.size(); i++) {
        if (!gaps || isThere(column, i)) {
          days[count++] = column.epochDayAt(i);
        }
        row++;
      }
    }
    return numbers(days, 4, NumberPages.Order.WHOLE);
  }

  private ColumnPages timestamps(List<Column> parts) {
    long[] micros = new long[rows];
    for (Column part : parts) {
      TimestampColumn column = (TimestampColumn) part;
      boolean gaps = column.missingCount() > 0;
      for (int i = 0; i < column.size(); i++) {
        if (!gaps || isThere(column, i)) {
          long second = column.epochSecondAt(i);
          if (second > Long.MAX_VALUE / MICROS || second < Long.MIN_VALUE / MICROS) {
            throw bad(
                "the timestamp "
                    + column.timestampAt(i)
                    + " does not fit; Parquet's microseconds reach from the year -290307 to 294247");
          }
          micros[count++] = second * MICROS;
        }
        row++;
      }
    }
    return numbers(micros, 8, NumberPages.Order.WHOLE);
  }

  private ColumnPages numbers(long[] numbers, int bytes, NumberPages.Order order) {
    return NumberPages.of(rows, levels(), numbers, count, bytes, order);
  }

  private ColumnPages booleans(List<Column> parts) {
    boolean[] flags = new boolean[rows];
    for (Column part : parts) {
      BooleanColumn column = (BooleanColumn) part;
      for (int i = 0; i < column.size(); i++) {
        if (isThere(column, i)) {
          flags[count++] = column.booleanAt(i);
        }
        row++;
      }
    }
    return BooleanPages.of(rows, levels(), flags, count);
  }

  private ColumnPages texts(List<Column> parts) {
    int[] codes = new int[rows];
    DictionaryBuilder texts = new DictionaryBuilder();
    @Nullable Dictionary known = null;
    @Nullable Renumbering renumbering = null;
    for (Column part : parts) {
      StringColumn column = (StringColumn) part;
      if (renumbering == null || column.dictionary() != known) {
        known = column.dictionary();
        renumbering = new Renumbering(known, texts);
      }
      for (int i = 0; i < column.size(); i++) {
        int code = renumbering.code(column.codeAt(i));
        if (code == Dictionary.MISSING) {
          missing();
        } else {
          codes[count++] = code;
        }
        row++;
      }
    }
    return TextPages.of(rows, levels(), texts.build(), codes, count, rows - (long) count);
  }

  /** Definition 0: no list, 1: an empty one, 2: an item. */
  private ColumnPages lists(List<Column> parts) {
    long levels = 0;
    for (Column part : parts) {
      StringListColumn column = (StringListColumn) part;
      for (int i = 0; i < column.size(); i++) {
        levels += Math.max(1, column.lengthAt(i));
      }
    }
    if (levels > Integer.MAX_VALUE - 16) {
      throw bad("the lists of a row group pass 2^31 items; write with fewer rows in a row group");
    }
    int[] definitionLevels = new int[(int) levels];
    int[] repetitions = new int[(int) levels];
    int[] codes = new int[(int) levels];
    DictionaryBuilder texts = new DictionaryBuilder();
    int at = 0;
    for (Column part : parts) {
      StringListColumn column = (StringListColumn) part;
      Renumbering renumbering = new Renumbering(column.dictionary(), texts);
      for (int i = 0; i < column.size(); i++) {
        int length = column.lengthAt(i);
        if (length == 0) {
          definitionLevels[at++] = column.isMissing(i) ? 0 : 1;
        }
        for (int item = 0; item < length; item++) {
          codes[count++] = renumbering.code(column.codeAt(i, item));
          definitionLevels[at] = 2;
          repetitions[at++] = item == 0 ? 0 : 1;
        }
      }
    }
    return TextPages.of(
        rows,
        new ColumnPages.Levels(definitionLevels, repetitions, at),
        texts.build(),
        codes,
        count,
        at - (long) count);
  }

  private boolean isThere(Column column, int i) {
    if (column.isMissing(i)) {
      missing();
      return false;
    }
    return true;
  }

  /** From the first missing row on there are levels. */
  private void missing() {
    int[] levels = definitions;
    if (levels == null) {
      levels = new int[rows];
      Arrays.fill(levels, 1);
      definitions = levels;
    }
    levels[row] = 0;
  }

  private ColumnPages.@Nullable Levels levels() {
    return definitions == null ? null : new ColumnPages.Levels(definitions, null, rows);
  }

  private BadValue bad(String problem) {
    return new BadValue(
        "row " + (rowsBefore + row + 1) + ", " + field.name() + ": " + problem + ".");
  }

  /** A value that the file cannot hold. */
  static final class BadValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadValue(String problem) {
      super(problem);
    }
  }
}
