package dev.ecomm.io.arrow;

import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.TimestampColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Columns of numbers, booleans and times from their buffers. */
final class NumberValues {

  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final double LARGEST_LONG = 0x1p63;

  private NumberValues() {}

  /** The column, of a type that {@link ArrowTypes#columnType} gives or a double of a long. */
  static Column of(ColumnBuffers column, ArrowType type, ColumnType wanted) {
    if (type instanceof ArrowType.Int whole) {
      long[] values = longs(column, whole);
      return wanted == ColumnType.DOUBLE
          ? doublesOf(column, values)
          : LongColumn.of(values, column.missing());
    }
    if (type instanceof ArrowType.FloatingPoint floating) {
      return DoubleColumn.of(doubles(column, floating), column.missing());
    }
    if (type instanceof ArrowType.Decimal decimal) {
      return DoubleColumn.of(decimals(column, decimal), column.missing());
    }
    if (type instanceof ArrowType.Date date) {
      return dates(column, date);
    }
    if (type instanceof ArrowType.Timestamp timestamp) {
      return timestamps(column, timestamp.getUnit());
    }
    return BooleanColumn.of(booleans(column), column.missing());
  }

  /** Whole numbers of any width. */
  static long[] longs(ColumnBuffers column, ArrowType.Int type) {
    int bytes = type.getBitWidth() / 8;
    boolean signed = type.getIsSigned();
    ByteBuffer buffer = column.values(1, column.length(), bytes);
    long[] values = new long[column.length()];
    for (int row = 0; row < values.length; row++) {
      values[row] =
          switch (bytes) {
            case 1 -> signed ? buffer.get(row) : buffer.get(row) & 0xFF;
            case 2 -> signed ? buffer.getShort(2 * row) : buffer.getShort(2 * row) & 0xFFFF;
            case 4 ->
                signed ? buffer.getInt(4 * row) : Integer.toUnsignedLong(buffer.getInt(4 * row));
            default -> buffer.getLong(8 * row);
          };
      if (!signed && values[row] < 0 && !column.missing().get(row)) {
        throw column.fault(
            row,
            Long.toUnsignedString(values[row])
                + " is more than a LONG holds. Convert the column to signed numbers.");
      }
    }
    return values;
  }

  private static Column doublesOf(ColumnBuffers column, long[] longs) {
    double[] values = new double[longs.length];
    for (int row = 0; row < longs.length; row++) {
      values[row] = longs[row];
      boolean exact = values[row] < LARGEST_LONG && (long) values[row] == longs[row];
      if (!exact && !column.missing().get(row)) {
        throw column.fault(row, longs[row] + " is no DOUBLE. Read the column as LONG.");
      }
    }
    return DoubleColumn.of(values, column.missing());
  }

  private static double[] doubles(ColumnBuffers column, ArrowType.FloatingPoint type) {
    double[] values = new double[column.length()];
    switch (type.getPrecision()) {
      case DOUBLE -> {
        ByteBuffer buffer = column.values(1, values.length, 8);
        for (int row = 0; row < values.length; row++) {
          values[row] = buffer.getDouble(8 * row);
        }
      }
      case SINGLE -> {
        ByteBuffer buffer = column.values(1, values.length, 4);
        for (int row = 0; row < values.length; row++) {
          values[row] = buffer.getFloat(4 * row);
        }
      }
      case HALF -> {
        ByteBuffer buffer = column.values(1, values.length, 2);
        for (int row = 0; row < values.length; row++) {
          values[row] = half(buffer.getShort(2 * row));
        }
      }
    }
    return values;
  }

  /** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
  private static double half(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((double) fraction, -24);
    } else {
      magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  private static double[] decimals(ColumnBuffers column, ArrowType.Decimal type) {
    int bytes = type.getBitWidth() / 8;
    ByteBuffer buffer = column.values(1, column.length(), bytes);
    double[] values = new double[column.length()];
    byte[] bigEndian = new byte[bytes];
    for (int row = 0; row < values.length; row++) {
      if (!column.missing().get(row)) {
        for (int i = 0; i < bytes; i++) {
          bigEndian[bytes - 1 - i] = buffer.get(row * bytes + i);
        }
        values[row] = new BigDecimal(new BigInteger(bigEndian), type.getScale()).doubleValue();
      }
    }
    return values;
  }

  private static boolean[] booleans(ColumnBuffers column) {
    ByteBuffer buffer = column.values(1, (column.length() + 7L) / 8, 1);
    boolean[] values = new boolean[column.length()];
    for (int row = 0; row < values.length; row++) {
      values[row] = (buffer.get(row >> 3) & (1 << (row & 7))) != 0;
    }
    return values;
  }

  private static Column dates(ColumnBuffers column, ArrowType.Date type) {
    int[] days = new int[column.length()];
    boolean inDays = type.getUnit() == DateUnit.DAY;
    ByteBuffer buffer = column.values(1, days.length, inDays ? 4 : 8);
    for (int row = 0; row < days.length; row++) {
      if (inDays) {
        days[row] = buffer.getInt(4 * row);
        continue;
      }
      long millis = buffer.getLong(8 * row);
      long day = Math.floorDiv(millis, MILLIS_PER_DAY);
      if (column.missing().get(row)) {
        continue;
      }
      if (millis != day * MILLIS_PER_DAY || day != (int) day) {
        throw column.fault(
            row, millis + " milliseconds are no whole days. Convert the column to a timestamp.");
      }
      days[row] = (int) day;
    }
    return DateColumn.ofEpochDays(days, column.missing());
  }

  private static Column timestamps(ColumnBuffers column, TimeUnit unit) {
    long perSecond =
        switch (unit) {
          case SECOND -> 1;
          case MILLISECOND -> 1_000;
          case MICROSECOND -> 1_000_000;
          case NANOSECOND -> 1_000_000_000;
        };
    ByteBuffer buffer = column.values(1, column.length(), 8);
    long[] seconds = new long[column.length()];
    for (int row = 0; row < seconds.length; row++) {
      long value = buffer.getLong(8 * row);
      seconds[row] = Math.floorDiv(value, perSecond);
      if (seconds[row] * perSecond != value && !column.missing().get(row)) {
        throw column.fault(
            row, "has a fraction of a second, which a TIMESTAMP does not. Truncate the column.");
      }
    }
    try {
      return TimestampColumn.ofEpochSeconds(seconds, column.missing());
    } catch (IllegalArgumentException e) {
      throw column.fault(e.getMessage() + ". Correct the column.");
    }
  }
}
