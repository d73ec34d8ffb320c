package dev.ecomm.io.csv;

import dev.ecomm.error.Cell;
import dev.ecomm.error.CellError;
import dev.ecomm.error.CellError.MissingValue;
import dev.ecomm.error.CellError.NotADate;
import dev.ecomm.error.CellError.NotANumber;
import dev.ecomm.error.CellError.NotText;
import dev.ecomm.error.CellError.OutOfRange;
import dev.ecomm.error.CellError.WrongFieldCount;
import dev.ecomm.io.InvoiceHeader;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.Reject;
import dev.ecomm.io.csv.BlockResult.RawReject;
import dev.ecomm.io.internal.InvoiceDates;
import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.InvoiceColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says everything that is wrong with a row that {@link InvoiceBlockParser} could not type. */
final class RowDiagnosis {

  private final InvoiceHeader header;
  private final String file;
  private final CsvTokenizer tokens;
  private final InvoiceDates dates;
  private final TextDecoder decoder;

  RowDiagnosis(InvoiceHeader header, ReadOptions options, String file) {
    this.header = header;
    this.file = file;
    tokens = new CsvTokenizer(options.separator(), options.limits());
    dates = new InvoiceDates(options.datePattern());
    decoder = new TextDecoder(options.charset());
  }

  /**
   * Diagnoses a row.
   *
   * @param raw the row; its numbers count from 0
   * @param firstRow the row number that 0 stands for
   * @param firstLine the physical line that 0 stands for
   */
  Reject diagnose(RawReject raw, long firstRow, long firstLine) {
    byte[] record = raw.record();
    long row = firstRow + raw.row();
    long line = firstLine + raw.line();
    String whole = decoder.show(record, 0, record.length);
    byte[] bytes = Arrays.copyOf(record, record.length + 1 + CsvTokenizer.PADDING);
    bytes[record.length] = '\n';
    tokens.tokenize(bytes, 0, record.length + 1);
    int width = header.names().size();
    if (tokens.fieldCount(0) != width) {
      Cell cell = new Cell(file, row, line, "", whole);
      return new Reject(
          row, line, List.of(new WrongFieldCount(cell, tokens.fieldCount(0), width)), whole);
    }
    List<CellError> errors = new ArrayList<>();
    for (InvoiceColumn column : InvoiceColumn.values()) {
      byte[] text = tokens.text(bytes, header.field(column));
      Cell cell =
          new Cell(file, row, line, header.name(column), decoder.show(text, 0, text.length));
      error(column, text, cell).ifPresent(errors::add);
    }
    return new Reject(row, line, errors, whole);
  }

  private Optional<CellError> error(InvoiceColumn column, byte[] text, Cell cell) {
    return switch (column) {
      case QUANTITY -> quantityError(text, cell);
      case UNIT_PRICE -> priceError(text, cell);
      case INVOICE_DATE -> dateError(text, cell);
      case INVOICE_NO, STOCK_CODE, DESCRIPTION, CUSTOMER_ID, COUNTRY -> textError(text, cell);
    };
  }

  private Optional<CellError> quantityError(byte[] text, Cell cell) {
    if (text.length == 0) {
      return Optional.of(new MissingValue(cell));
    }
    long value = Numbers.wholeNumber(text, 0, text.length);
    if (value == Numbers.NOT_A_NUMBER) {
      return Optional.of(new NotANumber(cell, "a whole number"));
    }
    return value == Numbers.OUT_OF_RANGE
        ? Optional.of(
            new OutOfRange(
                cell, String.valueOf(Integer.MIN_VALUE), String.valueOf(Integer.MAX_VALUE)))
        : Optional.empty();
  }

  private Optional<CellError> priceError(byte[] text, Cell cell) {
    if (text.length == 0) {
      return Optional.of(new MissingValue(cell));
    }
    double value = Numbers.decimal(text, 0, text.length);
    if (Double.isNaN(value)) {
      return Optional.of(new NotANumber(cell, "a decimal number"));
    }
    return Double.isInfinite(value)
        ? Optional.of(new OutOfRange(cell, "-1.8e308", "1.8e308"))
        : Optional.empty();
  }

  private Optional<CellError> dateError(byte[] text, Cell cell) {
    if (text.length == 0) {
      return Optional.of(new MissingValue(cell));
    }
    return dates.epochSecond(text, 0, text.length) == InvoiceDates.NOT_A_DATE
        ? Optional.of(new NotADate(cell, dates.forms()))
        : Optional.empty();
  }

  private Optional<CellError> textError(byte[] text, Cell cell) {
    boolean good =
        TextDecoder.isAscii(text, 0, text.length)
            || (!decoder.recodesAll() && TextDecoder.isUtf8(text, 0, text.length))
            || decoder.recode(text, 0, text.length) != null;
    return good ? Optional.empty() : Optional.of(new NotText(cell, decoder.tried()));
  }
}
