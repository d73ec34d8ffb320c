package dev.ecomm.io.csv;

import dev.ecomm.io.InvoiceHeader;
import dev.ecomm.io.ReadOptions;
import dev.ecomm.io.csv.BlockResult.RawReject;
import dev.ecomm.io.internal.CustomerText;
import dev.ecomm.io.internal.InvoiceDates;
import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.Dictionary;
import dev.ecomm.model.InvoiceColumn;
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

  /** How far the tokeniser looks for an unusual row; more if those that follow are unusual, too. */
  private static final int FIRST_STRETCH = 128;

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
  private final UsualRow usualRow;
  private final InvoiceDates dates;
  private final InvoiceTableBuilder target;
  private final TextDecoder decoder;
  private final TextColumn invoiceNos;
  private final TextColumn stockCodes;
  private final TextColumn descriptions;
  private final TextColumn customerIds;
  private final TextColumn countries;

  /** A row whose fields are not where they stand in the block: quotes are removed. */
  private byte[] flat = new byte[256];

  private final int[] starts;
  private final int[] ends;

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
    starts = new int[width];
    ends = new int[width];
    tokens = new CsvTokenizer(options.separator(), options.limits());
    dates = new InvoiceDates(options.datePattern());
    decoder = new TextDecoder(options.charset());
    usualRow = new UsualRow(header, options, target, decoder);
    invoiceNos = new TextColumn(target.invoiceNos(), decoder);
    stockCodes = new TextColumn(target.stockCodes(), decoder);
    descriptions = new TextColumn(target.descriptions(), decoder);
    customerIds = new TextColumn(target.customerIds(), decoder);
    countries = new TextColumn(target.countries(), decoder);
  }

  boolean appendsTo(InvoiceTableBuilder builder) {
    return target == builder;
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
    usualRow.forget();
    decoder.recoded = 0;

    long lines = 0;
    int stretch = FIRST_STRETCH;
    int at = block.start();
    while (at < block.end()) {
      long rowsBefore = rows;
      at = appendUsualRows(bytes, at, block.end(), firstRow);
      lines += rows - rowsBefore;
      stretch = rows == rowsBefore ? Math.min(stretch * 4, CsvTokenizer.WINDOW) : FIRST_STRETCH;
      if (at < block.end()) {
        int next = tokens.tokenize(bytes, at, block.end(), stretch);
        if (tokens.rows == 0) {
          tokens.checkUnfinished(bytes, at, block.end(), file, firstLine + lines);
          break;
        }
        parseRows(bytes, firstRow, firstLine, lines);
        lines += tokens.linesBefore(tokens.rows);
        at = next;
      }
    }
    return new BlockResult(
        at, rows, lines, rejects, decoder.recoded, firstRecoded, rounded, firstRounded);
  }

  /**
   * Appends usual rows up to the first that is not usual.
   *
   * @return where that one starts, or the end
   */
  private int appendUsualRows(byte[] bytes, int start, int end, long firstRow) {
    int at = start;
    while (at < end) {
      int next = usualRow.append(bytes, at, end, firstRow + rows);
      if (next < 0) {
        return at;
      }
      rows++;
      at = next;
    }
    return at;
  }

  private void parseRows(byte[] bytes, long firstRow, long firstLine, long lines) {
    for (int row = 0; row < tokens.rows; row++) {
      int rowStart = tokens.rowStart(row);
      int rowEnd = tokens.rowEnd(bytes, row);
      long line = lines + tokens.linesBefore(row);
      boolean complete = tokens.fieldCount(row) == width;
      if (!complete || rowEnd - rowStart > maxFieldBytes) {
        if (tokens.isBlank(bytes, row)) {
          continue;
        }
        tokens.checkLimits(bytes, row, file, firstLine + line);
      }
      if (!complete || !parseTokens(bytes, row, firstRow + rows, line)) {
        byte[] record = Arrays.copyOfRange(bytes, rowStart, rowEnd);
        rejects.add(new RawReject(rows, line, record));
      }
      rows++;
    }
  }

  private boolean parseTokens(byte[] bytes, int row, long rowNumber, long line) {
    int rowLength = tokens.rowEnd(bytes, row) - tokens.rowStart(row);
    if (flat.length < rowLength + CsvTokenizer.PADDING) {
      flat = new byte[rowLength + rowLength / 8 + CsvTokenizer.PADDING];
    }
    int at = 0;
    for (int i = 0; i < width; i++) {
      int field = tokens.firstField(row) + i;
      int length;
      if (tokens.isQuoted(field)) {
        length = tokens.unquote(bytes, field, flat, at);
      } else {
        int start = tokens.fieldStart(field);
        length = tokens.fieldEnd(bytes, field) - start;
        System.arraycopy(bytes, start, flat, at, length);
      }
      starts[i] = at;
      at += length;
      ends[i] = at;
    }
    return parseRow(flat, starts, ends, rowNumber, line);
  }

  /**
   * Appends a row if it is good. Numbers come first, and texts are added when all cells are known
   * to be good: a bad row leaves none behind.
   *
   * @param from where each field starts
   * @param to where each field ends
   */
  private boolean parseRow(byte[] bytes, int[] from, int[] to, long rowNumber, long line) {
    long quantity = Numbers.wholeNumber(bytes, from[quantityField], to[quantityField]);
    double price = Numbers.decimal(bytes, from[priceField], to[priceField]);
    if (quantity != (int) quantity || !Double.isFinite(price)) {
      return false;
    }
    long seconds = dates.epochSecond(bytes, from[dateField], to[dateField]);
    if (seconds == InvoiceDates.NOT_A_DATE) {
      return false;
    }
    int customerEnd = CustomerText.end(bytes, from[customerField], to[customerField]);
    final int recodedBefore = decoder.recoded;
    int invoiceNo = code(invoiceNos, bytes, from[invoiceNoField], to[invoiceNoField]);
    int stockCode = code(stockCodes, bytes, from[stockCodeField], to[stockCodeField]);
    int description = code(descriptions, bytes, from[descriptionField], to[descriptionField]);
    int customer = code(customerIds, bytes, from[customerField], customerEnd);
    int country = code(countries, bytes, from[countryField], to[countryField]);
    int least = Math.min(Math.min(invoiceNo, stockCode), Math.min(description, customer));
    least = Math.min(least, country);
    if (least < Dictionary.MISSING) {
      if (least == TextColumn.NOT_TEXT) {
        decoder.recoded = recodedBefore;
        return false;
      }
      invoiceNo = added(invoiceNos, invoiceNo, bytes, from[invoiceNoField], to[invoiceNoField]);
      stockCode = added(stockCodes, stockCode, bytes, from[stockCodeField], to[stockCodeField]);
      description =
          added(descriptions, description, bytes, from[descriptionField], to[descriptionField]);
      customer = added(customerIds, customer, bytes, from[customerField], customerEnd);
      country = added(countries, country, bytes, from[countryField], to[countryField]);
    }
    if (decoder.recoded != recodedBefore && firstRecoded < 0) {
      firstRecoded = line;
    }
    if (Numbers.losesDigits(bytes, from[priceField], to[priceField], price)) {
      firstRounded = rounded == 0 ? line : firstRounded;
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

  private static int code(TextColumn column, byte[] bytes, int start, int end) {
    return column.code(bytes, start, end - start);
  }

  /** The code of a text, which is added if it is new. */
  private static int added(TextColumn column, int code, byte[] bytes, int start, int end) {
    return code == TextColumn.NEW ? column.add(bytes, start, end - start) : code;
  }
}
