package dev.ecomm.io.csv;

import dev.ecomm.io.InvoiceColumn;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.csv.BlockResult.RawReject;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceTableBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Types the rows of a block: the hot loop of reading. It only tells good rows from bad ones; what
 * is wrong with a bad row is worked out later by {@link RowDiagnosis}, with the same parsers.
 *
 * <p>For one thread and one builder.
 */
final class InvoiceBlockParser {

  private final String file;
  private final int maxFieldBytes;
  private final int width;
  private final int invoiceNoField;
  private final int stockCodeField;
  private final int descriptionField;
  private final int quantityField;
  private final int dateField;
  private final int priceField;
  private final int customerField;
  private final int countryField;

  private final CsvTokenizer tokens;
  private final InvoiceDates dates;
  private final InvoiceTableBuilder target;
  private final TextDecoder decoder;
  private final TextColumn invoiceNos;
  private final TextColumn stockCodes;
  private final TextColumn descriptions;
  private final TextColumn customerIds;
  private final TextColumn countries;

  /** The field at hand: its bytes, and where it starts and ends in them. */
  private byte[] text = new byte[0];

  private int start;
  private int end;
  private byte[] unquoted = new byte[256];

  private int dateStart;
  private int dateLength;
  private long dateSeconds;

  private List<RawReject> rejects = new ArrayList<>();
  private long rows;
  private long firstRecoded;
  private long rounded;
  private long firstRounded;

  InvoiceBlockParser(
      InvoiceHeader header, ReadOptions options, String file, InvoiceTableBuilder target) {
    this.file = file;
    this.target = target;
    maxFieldBytes = options.limits().maxFieldBytes();
    width = header.names().size();
    invoiceNoField = header.field(InvoiceColumn.INVOICE_NO);
    stockCodeField = header.field(InvoiceColumn.STOCK_CODE);
    descriptionField = header.field(InvoiceColumn.DESCRIPTION);
    quantityField = header.field(InvoiceColumn.QUANTITY);
    dateField = header.field(InvoiceColumn.INVOICE_DATE);
    priceField = header.field(InvoiceColumn.UNIT_PRICE);
    customerField = header.field(InvoiceColumn.CUSTOMER_ID);
    countryField = header.field(InvoiceColumn.COUNTRY);
    tokens = new CsvTokenizer(options.separator(), options.limits());
    dates = new InvoiceDates(options.datePattern());
    decoder = new TextDecoder(options.charset());
    invoiceNos = new TextColumn(target.invoiceNos(), decoder);
    stockCodes = new TextColumn(target.stockCodes(), decoder);
    descriptions = new TextColumn(target.descriptions(), decoder);
    customerIds = new TextColumn(target.customerIds(), decoder);
    countries = new TextColumn(target.countries(), decoder);
  }

  /**
   * Appends the good rows of a block to the builder.
   *
   * @param firstRow the row number of the block's first data row
   * @param firstLine the physical line of its first byte, for messages about limits
   */
  BlockResult parse(Block block, long firstRow, long firstLine) {
    byte[] bytes = block.bytes();
    rejects = new ArrayList<>();
    rows = 0;
    firstRecoded = -1;
    rounded = 0;
    firstRounded = -1;
    dateLength = -1;
    invoiceNos.forget();
    customerIds.forget();
    countries.forget();
    decoder.recoded = 0;

    long lines = 0;
    int at = block.start();
    while (at < block.end()) {
      int next = tokens.tokenize(bytes, at, block.end());
      if (tokens.rows == 0) {
        tokens.checkUnfinished(bytes, at, block.end(), file, firstLine + lines);
        break;
      }
      parseRows(bytes, firstRow, firstLine, lines);
      lines += tokens.linesBefore(tokens.rows);
      at = next;
    }
    return new BlockResult(
        at, rows, lines, rejects, decoder.recoded, firstRecoded, rounded, firstRounded);
  }

  private void parseRows(byte[] bytes, long firstRow, long firstLine, long lines) {
    for (int row = 0; row < tokens.rows; row++) {
      int first = tokens.firstField(row);
      int rowStart = tokens.fieldStart(first);
      int rowEnd = tokens.rowEnd(bytes, row);
      boolean complete = tokens.rowEnds[row] - first == width;
      if (!complete || rowEnd - rowStart > maxFieldBytes) {
        if (tokens.isBlank(bytes, row)) {
          continue;
        }
        tokens.checkLimits(bytes, row, file, firstLine + lines + tokens.linesBefore(row));
      }
      final int recodedBefore = decoder.recoded;
      final long roundedBefore = rounded;
      if (!complete || !parseRow(bytes, first, rowEnd, firstRow + rows)) {
        decoder.recoded = recodedBefore;
        byte[] record = Arrays.copyOfRange(bytes, rowStart, rowEnd);
        rejects.add(new RawReject(rows, lines + tokens.linesBefore(row), record));
      }
      if (decoder.recoded != recodedBefore && firstRecoded < 0) {
        firstRecoded = lines + tokens.linesBefore(row);
      }
      if (rounded != roundedBefore && firstRounded < 0) {
        firstRounded = lines + tokens.linesBefore(row);
      }
      rows++;
    }
  }

  /** Texts are added when all cells are known to be good: a bad row leaves none behind. */
  private boolean parseRow(byte[] bytes, int first, int rowEnd, long rowNumber) {
    locate(bytes, first + quantityField, rowEnd);
    long quantity = Numbers.wholeNumber(text, start, end);
    locate(bytes, first + priceField, rowEnd);
    double price = Numbers.decimal(text, start, end);
    if (quantity != (int) quantity || !Double.isFinite(price)) {
      return false;
    }
    boolean losesDigits = Numbers.losesDigits(text, start, end, price);
    locate(bytes, first + dateField, rowEnd);
    long seconds = seconds(bytes);
    if (seconds == InvoiceDates.NOT_A_DATE) {
      return false;
    }
    locate(bytes, first + invoiceNoField, rowEnd);
    int invoiceNo = repeated(invoiceNos, bytes);
    locate(bytes, first + stockCodeField, rowEnd);
    int stockCode = stockCodes.code(text, start, end - start);
    locate(bytes, first + descriptionField, rowEnd);
    int description = descriptions.code(text, start, end - start);
    locate(bytes, first + customerField, rowEnd);
    trimCustomer();
    int customer = repeated(customerIds, bytes);
    locate(bytes, first + countryField, rowEnd);
    int country = repeated(countries, bytes);
    int least = Math.min(Math.min(invoiceNo, stockCode), Math.min(description, customer));
    least = Math.min(least, country);
    if (least < Dictionary.MISSING) {
      if (least == TextColumn.NOT_TEXT) {
        return false;
      }
      invoiceNo = added(invoiceNos, invoiceNo, bytes, first + invoiceNoField, rowEnd);
      stockCode = added(stockCodes, stockCode, bytes, first + stockCodeField, rowEnd);
      description = added(descriptions, description, bytes, first + descriptionField, rowEnd);
      customer = added(customerIds, customer, bytes, first + customerField, rowEnd);
      country = added(countries, country, bytes, first + countryField, rowEnd);
    }
    if (losesDigits) {
      rounded++;
    }
    target.append(
        rowNumber,
        invoiceNo,
        stockCode,
        description,
        (int) quantity,
        seconds,
        price,
        customer,
        country);
    return true;
  }

  /** Sets the field at hand. */
  private void locate(byte[] bytes, int field, int rowEnd) {
    int fieldStart = tokens.fieldStart(field);
    if (tokens.isQuoted(field)) {
      int length = ~tokens.fieldEnds[field] - fieldStart;
      if (unquoted.length < length + CsvTokenizer.PADDING) {
        unquoted = new byte[length * 2 + CsvTokenizer.PADDING];
      }
      text = unquoted;
      start = 0;
      end = tokens.unquote(bytes, field, unquoted);
    } else {
      text = bytes;
      start = fieldStart;
      end = Math.min(rowEnd, tokens.fieldEnds[field]);
    }
  }

  /** The code of a text, which is added if it is new. */
  private int added(TextColumn column, int code, byte[] bytes, int field, int rowEnd) {
    if (code != TextColumn.NEW) {
      return code;
    }
    locate(bytes, field, rowEnd);
    if (column == customerIds) {
      trimCustomer();
    }
    return column.add(text, start, end - start);
  }

  /**
   * The line before is only known by its place in the block, so text from elsewhere is looked up.
   */
  private int repeated(TextColumn column, byte[] bytes) {
    return text == bytes
        ? column.repeatedCode(text, start, end - start)
        : column.code(text, start, end - start);
  }

  private long seconds(byte[] bytes) {
    int length = end - start;
    if (text != bytes) {
      return dates.epochSecond(text, start, end);
    }
    if (length == dateLength && TextColumn.same(bytes, start, dateStart, length)) {
      return dateSeconds;
    }
    dateSeconds = dates.epochSecond(text, start, end);
    dateStart = start;
    dateLength = length;
    return dateSeconds;
  }

  /** {@code 17850.0} is 17850 written by a tool that had gaps in the column; 0 is nobody. */
  private void trimCustomer() {
    if (end - start > 2 && text[end - 1] == '0' && text[end - 2] == '.') {
      boolean digits = true;
      for (int at = start; at < end - 2; at++) {
        digits &= text[at] >= '0' && text[at] <= '9';
      }
      if (digits) {
        end -= 2;
      }
    }
    if (end - start == 1 && text[start] == '0') {
      end = start;
    }
  }
}
