package dev.ecomm.io;

import dev.ecomm.io.internal.InvoiceDates;
import dev.ecomm.model.Column;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.StringColumn;
import dev.ecomm.model.TimestampColumn;

/** The wall clock of a column's rows, in seconds. For one thread. */
final class TypedDate {

  private static final long SECONDS_PER_DAY = 86_400;

  private final ParsedTexts texts;
  private Column column;

  @SuppressWarnings("NullAway.Init") // start() comes before everything else
  TypedDate(InvoiceDates dates) {
    texts = new ParsedTexts(dates::epochSecond);
  }

  void start(Column column) {
    this.column = column;
  }

  /** Seconds since 1970-01-01T00:00, or {@link InvoiceDates#NOT_A_DATE}. */
  long at(int row) {
    if (column.isMissing(row)) {
      return InvoiceDates.NOT_A_DATE;
    }
    if (column instanceof TimestampColumn timestamps) {
      return timestamps.epochSecondAt(row);
    }
    if (column instanceof DateColumn dates) {
      return dates.epochDayAt(row) * SECONDS_PER_DAY;
    }
    return texts.at((StringColumn) column, row);
  }
}
