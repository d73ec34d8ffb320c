package dev.ecomm.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects invoice lines into an {@link InvoiceTable}. Lines come as rows, as whole tables, or,
 * from readers that number texts themselves, as codes of the builder's dictionaries.
 *
 * <p>Lines are held in segments; {@link #build()} joins one column after the other and lets go of
 * its segments, so the peak is the table and one column more. For one thread.
 */
public final class InvoiceTableBuilder {

  /** Small enough that a segment is filled in the cache of a core, beside the dictionaries. */
  private static final int SEGMENT_ROWS = 1 << 12;

  private static final int FIRST_SEGMENT_ROWS = 64;

  private final DictionaryBuilder invoiceNos = new DictionaryBuilder();
  private final DictionaryBuilder stockCodes = new DictionaryBuilder();
  private final DictionaryBuilder descriptions = new DictionaryBuilder();
  private final DictionaryBuilder customerIds = new DictionaryBuilder();
  private final DictionaryBuilder countries = new DictionaryBuilder();
  private final List<DictionaryBuilder> dictionaries =
      List.of(invoiceNos, stockCodes, descriptions, customerIds, countries);

  private final InvoiceTablePart.Origin origin = new InvoiceTablePart.Origin(dictionaries.size());

  /** How many texts of each dictionary went away with parts. */
  private final int[] textsGone = new int[dictionaries.size()];

  private List<InvoiceSegment> closed = new ArrayList<>();
  private int closedRows;
  private InvoiceSegment last = new InvoiceSegment(FIRST_SEGMENT_ROWS);
  private int used;
  private RowNumbers.Builder rowNumbers = new RowNumbers.Builder();

  InvoiceTableBuilder() {}

  /**
   * The dictionary that numbers invoice numbers.
   *
   * @return add texts here to get codes for {@link #append}
   */
  public DictionaryBuilder invoiceNos() {
    return invoiceNos;
  }

  /**
   * The dictionary that numbers product codes.
   *
   * @return add texts here to get codes for {@link #append}
   */
  public DictionaryBuilder stockCodes() {
    return stockCodes;
  }

  /**
   * The dictionary that numbers descriptions.
   *
   * @return add texts here to get codes for {@link #append}
   */
  public DictionaryBuilder descriptions() {
    return descriptions;
  }

  /**
   * The dictionary that numbers customers.
   *
   * @return add texts here to get codes for {@link #append}
   */
  public DictionaryBuilder customerIds() {
    return customerIds;
  }

  /**
   * The dictionary that numbers countries.
   *
   * @return add texts here to get codes for {@link #append}
   */
  public DictionaryBuilder countries() {
    return countries;
  }

  /**
   * Returns the number of lines so far.
   *
   * @return lines
   */
  public int rows() {
    return closedRows + used;
  }

  /**
   * Adds a line by codes. Codes are trusted: each must come from the dictionary of its column here,
   * or be {@link Dictionary#MISSING}.
   *
   * @param rowNumber the data row of the source
   * @param invoiceNo code of {@link #invoiceNos()}
   * @param stockCode code of {@link #stockCodes()}
   * @param description code of {@link #descriptions()}
   * @param quantity units
   * @param epochSecond wall clock in seconds since 1970-01-01T00:00
   * @param unitPrice finite price of one unit
   * @param customerId code of {@link #customerIds()}
   * @param country code of {@link #countries()}
   */
  public void append(
      long rowNumber,
      int invoiceNo,
      int stockCode,
      int description,
      int quantity,
      long epochSecond,
      double unitPrice,
      int customerId,
      int country) {
    if (used == last.capacity()) {
      makeRoom();
    }
    last.set(
        used++,
        invoiceNo,
        stockCode,
        description,
        quantity,
        epochSecond,
        unitPrice,
        customerId,
        country);
    rowNumbers.append(rowNumber);
  }

  /**
   * Adds a line.
   *
   * @param row read during the call only; its row number is kept
   * @throws IllegalArgumentException if the price is not finite; names the row
   */
  public void append(InvoiceRow row) {
    if (!Double.isFinite(row.unitPrice())) {
      throw new IllegalArgumentException(
          "unitPrice of row " + row.rowNumber() + " is " + row.unitPrice() + ", must be finite");
    }
    append(
        row.rowNumber(),
        code(invoiceNos, row.invoiceNo()),
        code(stockCodes, row.stockCode()),
        code(descriptions, row.description()),
        row.quantity(),
        row.epochSecond(),
        row.unitPrice(),
        code(customerIds, row.customerId()),
        code(countries, row.country()));
  }

  /**
   * Adds every line of a table; a text is numbered when the first line that has it comes by, once
   * and not once per line.
   *
   * @param table in its order
   * @param rowOffset added to each of its row numbers
   */
  public void appendAll(InvoiceTable table, long rowOffset) {
    Renumbering invoices = new Renumbering(table.invoiceNo().dictionary(), invoiceNos);
    Renumbering stocks = new Renumbering(table.stockCode().dictionary(), stockCodes);
    Renumbering texts = new Renumbering(table.description().dictionary(), descriptions);
    Renumbering customers = new Renumbering(table.customerId().dictionary(), customerIds);
    Renumbering places = new Renumbering(table.country().dictionary(), countries);
    for (int row = 0; row < table.rows(); row++) {
      append(
          table.rowNumber(row) + rowOffset,
          invoices.code(table.invoiceNo().code(row)),
          stocks.code(table.stockCode().code(row)),
          texts.code(table.description().code(row)),
          table.quantity(row),
          table.epochSecond(row),
          table.unitPrice(row),
          customers.code(table.customerId().code(row)),
          places.code(table.country().code(row)));
    }
  }

  /**
   * Adds the lines of another builder, which need not wait for it.
   *
   * @param part of no use afterwards
   * @param rowOffset added to each of its row numbers
   */
  public void append(InvoiceTablePart part, long rowOffset) {
    part.appendTo(this, rowOffset);
  }

  /**
   * Takes the lines so far out of this builder, which keeps their texts and starts again empty.
   *
   * @return the lines, for {@link #append(InvoiceTablePart, long)} of another builder
   */
  public InvoiceTablePart takePart() {
    List<Dictionary> newTexts = new ArrayList<>();
    for (int column = 0; column < textsGone.length; column++) {
      DictionaryBuilder dictionary = dictionaries.get(column);
      newTexts.add(dictionary.buildFrom(textsGone[column]));
      textsGone[column] = dictionary.size();
    }
    // The next part is likely to be as long as this one.
    int likelyRows = likelyRows(rows());
    return new InvoiceTablePart(origin, newTexts, takeSegments(likelyRows), takeRowNumbers());
  }

  /**
   * Makes the table of all lines so far and starts again empty, with the same dictionaries.
   *
   * @return the table
   */
  public InvoiceTable build() {
    return build(1);
  }

  /**
   * {@link #build()} on several threads, which join one column each at a time.
   *
   * @param threads at least 1; the table is the same whatever their number
   * @return the table
   */
  public InvoiceTable build(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", must be at least 1");
    }
    SegmentJoin columns = new SegmentJoin(takeSegments(FIRST_SEGMENT_ROWS), threads);
    return new InvoiceTable(
        takeRowNumbers(),
        new CodedColumn(columns.ints(InvoiceSegment.INVOICE_NO), invoiceNos.build()),
        new CodedColumn(columns.ints(InvoiceSegment.STOCK_CODE), stockCodes.build()),
        new CodedColumn(columns.ints(InvoiceSegment.DESCRIPTION), descriptions.build()),
        columns.ints(InvoiceSegment.QUANTITY),
        columns.epochSecond(),
        columns.unitPrice(),
        new CodedColumn(columns.ints(InvoiceSegment.CUSTOMER_ID), customerIds.build()),
        new CodedColumn(columns.ints(InvoiceSegment.COUNTRY), countries.build()));
  }

  List<DictionaryBuilder> dictionaries() {
    return dictionaries;
  }

  /**
   * Takes over rows whose codes are those of this builder; their row numbers must follow.
   *
   * @param segment of no use to the caller afterwards
   */
  void append(InvoiceSegment segment) {
    // Lines of the same kind may come in turns with such segments, about as many each time.
    closeLast(likelyRows(segment.rows()));
    closed.add(segment);
    closedRows += segment.rows();
  }

  void appendRowNumbers(RowNumbers numbers, long offset) {
    rowNumbers.appendAll(numbers, offset);
  }

  private List<InvoiceSegment> takeSegments(int firstRows) {
    closeLast(firstRows);
    List<InvoiceSegment> segments = closed;
    closed = new ArrayList<>();
    closedRows = 0;
    return segments;
  }

  private static int likelyRows(int rowsBefore) {
    return Math.min(SEGMENT_ROWS, Math.max(FIRST_SEGMENT_ROWS, rowsBefore + rowsBefore / 8));
  }

  /** Begins a new segment, unless nothing is in the last. */
  private void closeLast(int rowsOfNext) {
    if (used > 0) {
      last.close(used);
      closed.add(last);
      closedRows += used;
      last = new InvoiceSegment(rowsOfNext);
      used = 0;
    }
  }

  private RowNumbers takeRowNumbers() {
    RowNumbers numbers = rowNumbers.build();
    rowNumbers = new RowNumbers.Builder();
    return numbers;
  }

  private void makeRoom() {
    // Only a first segment is copied to grow: a short one between segments that were taken over is
    // soon followed by more of those.
    if (closed.isEmpty() && last.capacity() < SEGMENT_ROWS) {
      last.grow(Math.min(SEGMENT_ROWS, last.capacity() * 4));
    } else {
      closeLast(last.capacity());
    }
  }

  private static int code(DictionaryBuilder dictionary, @Nullable String text) {
    return text == null || text.isEmpty() ? Dictionary.MISSING : dictionary.add(text);
  }
}
