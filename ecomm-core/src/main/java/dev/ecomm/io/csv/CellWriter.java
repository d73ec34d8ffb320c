package dev.ecomm.io.csv;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.ecomm.io.internal.DoubleText;
import dev.ecomm.model.BooleanColumn;
import dev.ecomm.model.Column;
import dev.ecomm.model.ColumnType;
import dev.ecomm.model.DateColumn;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.TimestampColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes the cells of one column, batch after batch. What it learns of a batch (texts that need
 * quotes, the day before) stays for the next.
 */
abstract class CellWriter {

  /** The most bytes of a long. */
  private static final int LONG_BYTES = 20;

  static CellWriter of(ColumnType type, TextEscaper escaper) {
    return switch (type) {
      case LONG -> new Longs();
      case DOUBLE -> new Doubles();
      case BOOLEAN -> new Booleans();
      case DATE -> new Dates();
      case TIMESTAMP -> new Timestamps();
      case STRING -> new TextCellWriter(escaper);
      case STRING_LIST -> new ListCellWriter(escaper);
    };
  }

  /** Takes the column of the next batch, which is of the type that the writer was made for. */
  abstract void start(Column column);

  /**
   * Writes the cell of a row; nothing where it is missing.
   *
   * @throws IllegalArgumentException if CSV cannot hold it; says why
   */
  abstract void write(int row, ByteSink sink) throws IOException;

  private static final class Longs extends CellWriter {
    private LongColumn column = LongColumn.of(new long[0]);

    @Override
    void start(Column batch) {
      column = (LongColumn) batch;
    }

    @Override
    void write(int row, ByteSink sink) throws IOException {
      if (!column.isMissing(row)) {
        sink.reserve(LONG_BYTES);
        sink.size = NumberOutput.outputLong(column.longAt(row), sink.bytes, sink.size);
      }
    }
  }

  private static final class Doubles extends CellWriter {
    private DoubleColumn column = DoubleColumn.of();

    @Override
    void start(Column batch) {
      column = (DoubleColumn) batch;
    }

    @Override
    void write(int row, ByteSink sink) throws IOException {
      if (!column.isMissing(row)) {
        sink.reserve(DoubleText.MAX_BYTES);
        sink.size = DoubleText.write(column.doubleAt(row), sink.bytes, sink.size);
      }
    }
  }

  private static final class Booleans extends CellWriter {
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private BooleanColumn column = BooleanColumn.of();

    @Override
    void start(Column batch) {
      column = (BooleanColumn) batch;
    }

    @Override
    void write(int row, ByteSink sink) throws IOException {
      if (!column.isMissing(row)) {
        byte[] text = column.booleanAt(row) ? TRUE : FALSE;
        sink.put(text, 0, text.length);
      }
    }
  }

  private static final class Dates extends CellWriter {
    private final TimeText text = new TimeText();
    private DateColumn column = DateColumn.ofEpochDays();

    @Override
    void start(Column batch) {
      column = (DateColumn) batch;
    }

    @Override
    void write(int row, ByteSink sink) throws IOException {
      if (!column.isMissing(row)) {
        sink.reserve(TimeText.MAX_BYTES);
        sink.size = text.writeDay(column.epochDayAt(row), sink.bytes, sink.size);
      }
    }
  }

  private static final class Timestamps extends CellWriter {
    private final TimeText text = new TimeText();
    private TimestampColumn column = TimestampColumn.ofEpochSeconds();

    @Override
    void start(Column batch) {
      column = (TimestampColumn) batch;
    }

    @Override
    void write(int row, ByteSink sink) throws IOException {
      if (!column.isMissing(row)) {
        sink.reserve(TimeText.MAX_BYTES);
        sink.size = text.writeSecond(column.epochSecondAt(row), sink.bytes, sink.size);
      }
    }
  }
}
