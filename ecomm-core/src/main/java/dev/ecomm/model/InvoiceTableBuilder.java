package dev.ecomm.model;

import java.util.ArrayList;
import java.util.Arrays;
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

  private static final int SEGMENT_ROWS = 1 << 14;
  private static final int FIRST_SEGMENT_ROWS = 64;

  // The columns of ints: texts first, in the order of dictionaries().
  private static final int INVOICE_NO = 0;
  private static final int STOCK_CODE = 1;
  private static final int DESCRIPTION = 2;
  private static final int CUSTOMER_ID = 3;
  private static final int COUNTRY = 4;
  private static final int QUANTITY = 5;
  private static final int INT_COLUMNS = 6;

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

  private List<Segment> full = new ArrayList<>();
  private Segment last = new Segment(FIRST_SEGMENT_ROWS);
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
    return full.size() * SEGMENT_ROWS + used;
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
    if (used == last.rows) {
      makeRoom();
    }
    Segment segment = last;
    int[][] ints = segment.ints;
    int at = used++;
    ints[INVOICE_NO][at] = invoiceNo;
    ints[STOCK_CODE][at] = stockCode;
    ints[DESCRIPTION][at] = description;
    ints[QUANTITY][at] = quantity;
    ints[CUSTOMER_ID][at] = customerId;
    ints[COUNTRY][at] = country;
    segment.epochSecond[at] = epochSecond;
    segment.unitPrice[at] = unitPrice;
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
    int likelyRows = Math.min(SEGMENT_ROWS, Math.max(FIRST_SEGMENT_ROWS, rows() + rows() / 8));
    return new InvoiceTablePart(origin, newTexts, takeSegments(likelyRows), takeRowNumbers());
  }

  /**
   * Makes the table of all lines so far and starts again empty, with the same dictionaries.
   *
   * @return the table
   */
  public InvoiceTable build() {
    final int rows = rows();
    List<Segment> segments = takeSegments(FIRST_SEGMENT_ROWS);
    return new InvoiceTable(
        takeRowNumbers(),
        new CodedColumn(joinInts(segments, INVOICE_NO, rows), invoiceNos.build()),
        new CodedColumn(joinInts(segments, STOCK_CODE, rows), stockCodes.build()),
        new CodedColumn(joinInts(segments, DESCRIPTION, rows), descriptions.build()),
        joinInts(segments, QUANTITY, rows),
        joinSeconds(segments, rows),
        joinPrices(segments, rows),
        new CodedColumn(joinInts(segments, CUSTOMER_ID, rows), customerIds.build()),
        new CodedColumn(joinInts(segments, COUNTRY, rows), countries.build()));
  }

  List<DictionaryBuilder> dictionaries() {
    return dictionaries;
  }

  /** Copies rows whose codes are those of this builder; their row numbers must follow. */
  void append(Segment rows, int length) {
    for (int from = 0; from < length; ) {
      if (used == last.rows) {
        makeRoom();
      }
      int copied = Math.min(length - from, last.rows - used);
      last.copy(rows, from, used, copied);
      used += copied;
      from += copied;
    }
  }

  void appendRowNumbers(RowNumbers numbers, long offset) {
    rowNumbers.appendAll(numbers, offset);
  }

  private List<Segment> takeSegments(int firstRows) {
    List<Segment> segments = full;
    segments.add(last);
    full = new ArrayList<>();
    last = new Segment(firstRows);
    used = 0;
    return segments;
  }

  private RowNumbers takeRowNumbers() {
    RowNumbers numbers = rowNumbers.build();
    rowNumbers = new RowNumbers.Builder();
    return numbers;
  }

  private void makeRoom() {
    if (last.rows < SEGMENT_ROWS) {
      last.grow();
    } else {
      full.add(last);
      last = new Segment(SEGMENT_ROWS);
      used = 0;
    }
  }

  private static int[] joinInts(List<Segment> segments, int column, int rows) {
    int[] joined = new int[rows];
    int at = 0;
    for (Segment segment : segments) {
      int length = Math.min(SEGMENT_ROWS, rows - at);
      System.arraycopy(segment.ints[column], 0, joined, at, length);
      segment.ints[column] = new int[0];
      at += length;
    }
    return joined;
  }

  private static long[] joinSeconds(List<Segment> segments, int rows) {
    long[] joined = new long[rows];
    int at = 0;
    for (Segment segment : segments) {
      int length = Math.min(SEGMENT_ROWS, rows - at);
      System.arraycopy(segment.epochSecond, 0, joined, at, length);
      segment.epochSecond = new long[0];
      at += length;
    }
    return joined;
  }

  private static double[] joinPrices(List<Segment> segments, int rows) {
    double[] joined = new double[rows];
    int at = 0;
    for (Segment segment : segments) {
      int length = Math.min(SEGMENT_ROWS, rows - at);
      System.arraycopy(segment.unitPrice, 0, joined, at, length);
      segment.unitPrice = new double[0];
      at += length;
    }
    return joined;
  }

  private static int code(DictionaryBuilder dictionary, @Nullable String text) {
    return text == null || text.isEmpty() ? Dictionary.MISSING : dictionary.add(text);
  }

  /** The columns of consecutive lines; the first segment of a table starts small and grows. */
  static final class Segment {
    private final int[][] ints;
    private long[] epochSecond;
    private double[] unitPrice;
    private int rows;

    Segment(int rows) {
      this.rows = rows;
      ints = new int[INT_COLUMNS][rows];
      epochSecond = new long[rows];
      unitPrice = new double[rows];
    }

    int rows() {
      return rows;
    }

    /** The codes of a text column, which may be written to. */
    int[] texts(int column) {
      return ints[column];
    }

    void copy(Segment source, int from, int to, int length) {
      for (int column = 0; column < INT_COLUMNS; column++) {
        System.arraycopy(source.ints[column], from, ints[column], to, length);
      }
      System.arraycopy(source.epochSecond, from, epochSecond, to, length);
      System.arraycopy(source.unitPrice, from, unitPrice, to, length);
    }

    void grow() {
      rows = Math.min(SEGMENT_ROWS, rows * 4);
      for (int column = 0; column < INT_COLUMNS; column++) {
        ints[column] = Arrays.copyOf(ints[column], rows);
      }
      epochSecond = Arrays.copyOf(epochSecond, rows);
      unitPrice = Arrays.copyOf(unitPrice, rows);
    }
  }
}
