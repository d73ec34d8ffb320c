package dev.ecomm.io;

import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.Column;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.StringColumn;

/** The quantities of a column, as {@link Numbers#wholeNumber} gives them. For one thread. */
final class TypedQuantity {

  private final ParsedTexts texts = new ParsedTexts(Numbers::wholeNumber);
  private Column column;

  @SuppressWarnings("NullAway.Init") // start() comes before everything else
  TypedQuantity() {}

  void start(Column column) {
    this.column = column;
  }

  /** An int, or one of the two numbers that say why there is none. */
  long at(int row) {
    if (column.isMissing(row)) {
      return Numbers.NOT_A_NUMBER;
    }
    if (column instanceof LongColumn longs) {
      long value = longs.longAt(row);
      return value == (int) value ? value : Numbers.OUT_OF_RANGE;
    }
    if (column instanceof DoubleColumn doubles) {
      return whole(doubles.doubleAt(row));
    }
    return texts.at((StringColumn) column, row);
  }

  private static long whole(double value) {
    if (Double.isInfinite(value) || value != StrictMath.rint(value)) {
      return Numbers.NOT_A_NUMBER;
    }
    return value == (int) value ? (int) value : Numbers.OUT_OF_RANGE;
  }
}
