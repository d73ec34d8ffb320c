package dev.ecomm.io;

import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.Column;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;

/** The prices of a column. For one thread. */
final class TypedPrice {

  /** Larger whole numbers are not all doubles. */
  private static final long LARGEST_EXACT = 1L << 53;

  private final ParsedTexts texts =
      new ParsedTexts((utf8, start, end) -> bits(Numbers.decimal(utf8, start, end)));
  private final ParsedTexts roundings =
      new ParsedTexts(
          (utf8, start, end) ->
              Numbers.losesDigits(utf8, start, end, Numbers.decimal(utf8, start, end)) ? 1 : 0);
  private Column column;

  @SuppressWarnings("NullAway.Init") // start() comes before everything else
  TypedPrice() {}

  void start(Column column) {
    this.column = column;
  }

  /** A price, an infinity for one that no double holds, NaN for none. */
  double at(int row) {
    if (column.isMissing(row)) {
      return Double.NaN;
    }
    if (column instanceof DoubleColumn doubles) {
      return doubles.doubleAt(row);
    }
    if (column instanceof LongColumn longs) {
      return longs.longAt(row);
    }
    return Double.longBitsToDouble(texts.at((StringColumn) column, row));
  }

  /** Tells whether a good price has digits that its double does not. */
  boolean isRounded(int row) {
    if (column instanceof LongColumn longs) {
      long value = longs.longAt(row);
      return value != Long.MIN_VALUE
          && Math.abs(value) > LARGEST_EXACT
          && (value == Long.MAX_VALUE || (long) (double) value != value);
    }
    return column instanceof StringColumn strings && roundings.at(strings, row) == 1;
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }
}
