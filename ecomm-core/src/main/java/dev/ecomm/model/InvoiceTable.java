package dev.ecomm.model;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Invoice lines in columns: codes and a {@link Dictionary} for each text, primitive arrays for
 * quantity, time and price; about 40 bytes a line, and the dictionaries.
 *
 * <p>Two views over one store: columns for loops that must be fast, and {@link InvoiceLine}s made
 * on demand by {@link #iterator()}, none of which is stored. Rows stand in the order of their
 * source and keep their source row number. Immutable and safe for use by many threads; no array
 * that a method returns is shared with the table.
 */
public final class InvoiceTable implements Iterable<InvoiceLine> {

  /** The columns of {@link #toTable()}, as {@link InvoiceColumn} names them. */
  public static final Schema SCHEMA =
      Schema.of(
          new Field("invoice_no", ColumnType.STRING),
          new Field("stock_code", ColumnType.STRING),
          new Field("description", ColumnType.STRING),
          new Field("quantity", ColumnType.LONG),
          new Field("invoice_date", ColumnType.TIMESTAMP),
          new Field("unit_price", ColumnType.DOUBLE),
          new Field("customer_id", ColumnType.STRING),
          new Field("country", ColumnType.STRING));

  private final RowNumbers rowNumbers;
  private final CodedColumn invoiceNo;
  private final CodedColumn stockCode;
  private final CodedColumn description;
  private final int[] quantity;
  private final long[] epochSecond;
  private final double[] unitPrice;
  private final CodedColumn customerId;
  private final CodedColumn country;

  /** Takes ownership of the arrays. */
  InvoiceTable(
      RowNumbers rowNumbers,
      CodedColumn invoiceNo,
      CodedColumn stockCode,
      CodedColumn description,
      int[] quantity,
      long[] epochSecond,
      double[] unitPrice,
      CodedColumn customerId,
      CodedColumn country) {
    this.rowNumbers = rowNumbers;
    this.invoiceNo = invoiceNo;
    this.stockCode = stockCode;
    this.description = description;
    this.quantity = quantity;
    this.epochSecond = epochSecond;
    this.unitPrice = unitPrice;
    this.customerId = customerId;
    this.country = country;
  }

  /**
   * A table of the given lines.
   *
   * @param lines in order; row numbers are kept
   * @return the table
   */
  public static InvoiceTable of(Iterable<? extends InvoiceRow> lines) {
    InvoiceTableBuilder builder = builder();
    lines.forEach(builder::append);
    return builder.build();
  }

  /**
   * Starts a table.
   *
   * @return an empty builder
   */
  public static InvoiceTableBuilder builder() {
    return new InvoiceTableBuilder();
  }

  /**
   * Returns the number of lines.
   *
   * @return rows run from 0 to this, exclusive
   */
  public int rows() {
    return quantity.length;
  }

  /**
   * Returns the source row of a row.
   *
   * @param row from 0
   * @return the data row of the source, first after the header is 1
   */
  public long rowNumber(int row) {
    Objects.checkIndex(row, rows());
    return rowNumbers.at(row);
  }

  /**
   * The invoice numbers.
   *
   * @return codes and texts
   */
  public CodedColumn invoiceNo() {
    return invoiceNo;
  }

  /**
   * The product codes.
   *
   * @return codes and texts
   */
  public CodedColumn stockCode() {
    return stockCode;
  }

  /**
   * The descriptions.
   *
   * @return codes and texts
   */
  public CodedColumn description() {
    return description;
  }

  /**
   * The customers; missing where anonymous.
   *
   * @return codes and texts
   */
  public CodedColumn customerId() {
    return customerId;
  }

  /**
   * The countries.
   *
   * @return codes and texts
   */
  public CodedColumn country() {
    return country;
  }

  /**
   * Returns the units of a row.
   *
   * @param row from 0
   * @return units, negative for returns
   */
  public int quantity(int row) {
    return quantity[row];
  }

  /**
   * Returns the wall clock of a row.
   *
   * @param row from 0
   * @return seconds since 1970-01-01T00:00 on the shop's clock, no zone
   */
  public long epochSecond(int row) {
    return epochSecond[row];
  }

  /**
   * Returns the price of one unit.
   *
   * @param row from 0
   * @return finite; the nearest double to the text as read
   */
  public double unitPrice(int row) {
    return unitPrice[row];
  }

  /**
   * A text column by its name, for code that is told which column to work on.
   *
   * @param column one of the five text columns
   * @return codes and texts
   * @throws IllegalArgumentException if the column holds no text
   */
  public CodedColumn texts(InvoiceColumn column) {
    return switch (column) {
      case INVOICE_NO -> invoiceNo;
      case STOCK_CODE -> stockCode;
      case DESCRIPTION -> description;
      case CUSTOMER_ID -> customerId;
      case COUNTRY -> country;
      default -> throw notText(column);
    };
  }

  /**
   * Copies a row.
   *
   * @param row from 0
   * @return its record
   */
  public InvoiceLine line(int row) {
    Objects.checkIndex(row, rows());
    return new InvoiceCursor(this, false).at(row).toLine();
  }

  /**
   * Selects rows into a table of its own, sharing the dictionaries.
   *
   * @param selection of as many rows as this table has
   * @return the selected rows in their order, about 40 bytes each
   * @throws IllegalArgumentException if the selection has another length
   */
  public InvoiceTable select(Selection selection) {
    if (selection.length() != rows()) {
      throw new IllegalArgumentException(
          "a selection of " + selection.length() + " rows meets a table of " + rows());
    }
    if (selection.count() == rows()) {
      return this;
    }
    int[] rows = selection.rows();
    int[] quantities = new int[rows.length];
    long[] seconds = new long[rows.length];
    double[] prices = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      quantities[i] = quantity[rows[i]];
      seconds[i] = epochSecond[rows[i]];
      prices[i] = unitPrice[rows[i]];
    }
    return new InvoiceTable(
        rowNumbers.select(rows),
        invoiceNo.select(rows),
        stockCode.select(rows),
        description.select(rows),
        quantities,
        seconds,
        prices,
        customerId.select(rows),
        country.select(rows));
  }

  /**
   * Copies consecutive rows, sharing the dictionaries.
   *
   * @param from first row
   * @param to the row after the last
   * @return the rows in their order
   * @throws IndexOutOfBoundsException if not {@code 0 <= from <= to <= rows()}
   */
  public InvoiceTable slice(int from, int to) {
    Objects.checkFromToIndex(from, to, rows());
    if (from == 0 && to == rows()) {
      return this;
    }
    return new InvoiceTable(
        rowNumbers.slice(from, to),
        invoiceNo.slice(from, to),
        stockCode.slice(from, to),
        description.slice(from, to),
        Arrays.copyOfRange(quantity, from, to),
        Arrays.copyOfRange(epochSecond, from, to),
        Arrays.copyOfRange(unitPrice, from, to),
        customerId.slice(from, to),
        country.slice(from, to));
  }

  /**
   * This table with other texts in one column; shares the other columns.
   *
   * @param column one of the five text columns
   * @param dictionary the texts of the new column
   * @param codes one per row, of that dictionary or {@link Dictionary#MISSING}; copied
   * @return a table of the same lines with that column replaced
   * @throws IllegalArgumentException if the column holds no text, there is not one code per row, or
   *     the dictionary does not have a code
   */
  public InvoiceTable withTexts(InvoiceColumn column, Dictionary dictionary, int[] codes) {
    requireRows("codes", codes.length);
    if (!column.isText()) {
      throw notText(column);
    }
    CodedColumn texts = CodedColumn.of(dictionary, codes);
    return new InvoiceTable(
        rowNumbers,
        column == InvoiceColumn.INVOICE_NO ? texts : invoiceNo,
        column == InvoiceColumn.STOCK_CODE ? texts : stockCode,
        column == InvoiceColumn.DESCRIPTION ? texts : description,
        quantity,
        epochSecond,
        unitPrice,
        column == InvoiceColumn.CUSTOMER_ID ? texts : customerId,
        column == InvoiceColumn.COUNTRY ? texts : country);
  }

  /**
   * This table with other quantities; shares the other columns.
   *
   * @param quantities one per row; copied
   * @return a table of the same lines with that column replaced
   * @throws IllegalArgumentException if there is not one per row
   */
  public InvoiceTable withQuantities(int[] quantities) {
    requireRows("quantities", quantities.length);
    return withNumbers(quantities.clone(), unitPrice);
  }

  /**
   * This table with other prices; shares the other columns.
   *
   * @param unitPrices one per row, finite; copied
   * @return a table of the same lines with that column replaced
   * @throws IllegalArgumentException if there is not one per row, or one is not finite; names the
   *     row
   */
  public InvoiceTable withUnitPrices(double[] unitPrices) {
    requireRows("unitPrices", unitPrices.length);
    for (int row = 0; row < unitPrices.length; row++) {
      if (!Double.isFinite(unitPrices[row])) {
        throw new IllegalArgumentException(
            "unitPrice of row " + rowNumber(row) + " is " + unitPrices[row] + ", must be finite");
      }
    }
    return withNumbers(quantity, unitPrices.clone());
  }

  private InvoiceTable withNumbers(int[] quantities, double[] unitPrices) {
    return new InvoiceTable(
        rowNumbers,
        invoiceNo,
        stockCode,
        description,
        quantities,
        epochSecond,
        unitPrices,
        customerId,
        country);
  }

  private void requireRows(String name, int length) {
    if (length != rows()) {
      throw new IllegalArgumentException(
          name + " has " + length + " rows, must have " + rows() + " as the table has");
    }
  }

  static IllegalArgumentException notText(InvoiceColumn column) {
    return new IllegalArgumentException(
        "column is "
            + column
            + ", must be INVOICE_NO, STOCK_CODE, DESCRIPTION, CUSTOMER_ID or COUNTRY");
  }

  /**
   * Hands out the table in consecutive pieces.
   *
   * @param batchRows rows of each piece but the last, at least 1
   * @param consumer takes each piece, in order
   * @throws IllegalArgumentException if batchRows is less than 1
   */
  public void forEachBatch(int batchRows, Consumer<InvoiceTable> consumer) {
    if (batchRows < 1) {
      throw new IllegalArgumentException("batchRows is " + batchRows + ", must be at least 1");
    }
    for (int from = 0; from < rows(); from += batchRows) {
      consumer.accept(slice(from, (int) Math.min(rows(), (long) from + batchRows)));
    }
  }

  /**
   * Shows each row to a consumer, through one cursor that moves.
   *
   * @param consumer takes each row, in order; must not keep it beyond the call
   */
  public void forEachRow(Consumer<? super InvoiceRow> consumer) {
    InvoiceCursor cursor = new InvoiceCursor(this, true);
    for (int row = 0; row < rows(); row++) {
      consumer.accept(cursor.at(row));
    }
  }

  @Override
  public Iterator<InvoiceLine> iterator() {
    InvoiceCursor cursor = new InvoiceCursor(this, true);
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < rows();
      }

      @Override
      public InvoiceLine next() {
        if (next >= rows()) {
          throw new NoSuchElementException("the table has " + rows() + " rows");
        }
        return cursor.at(next++).toLine();
      }
    };
  }

  /**
   * Shows the lines as a table of typed columns, without copying them: {@code invoice_no,
   * stock_code, description, quantity, invoice_date, unit_price, customer_id, country}. Row numbers
   * are left out.
   *
   * @return the same lines
   */
  public DataTable toTable() {
    return DataTable.of(
        SCHEMA,
        StringColumn.wrap(invoiceNo.dictionary(), invoiceNo.shared()),
        StringColumn.wrap(stockCode.dictionary(), stockCode.shared()),
        StringColumn.wrap(description.dictionary(), description.shared()),
        LongColumn.wrap(quantity, ColumnSupport.NONE),
        TimestampColumn.wrap(epochSecond, ColumnSupport.NONE),
        DoubleColumn.wrap(unitPrice, ColumnSupport.NONE),
        StringColumn.wrap(customerId.dictionary(), customerId.shared()),
        StringColumn.wrap(country.dictionary(), country.shared()));
  }

  /**
   * Tells whether another table holds the same lines in the same order, whatever their row numbers
   * and dictionaries.
   *
   * @param other the other table
   * @return true if every value is equal, prices bit for bit
   */
  public boolean sameLines(InvoiceTable other) {
    return Arrays.equals(quantity, other.quantity)
        && Arrays.equals(epochSecond, other.epochSecond)
        && Arrays.equals(unitPrice, other.unitPrice)
        && invoiceNo.sameTexts(other.invoiceNo)
        && stockCode.sameTexts(other.stockCode)
        && description.sameTexts(other.description)
        && customerId.sameTexts(other.customerId)
        && country.sameTexts(other.country);
  }

  /** Equal lines and equal row numbers; see {@link #sameLines}. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof InvoiceTable that
            && rowNumbers.equals(that.rowNumbers)
            && sameLines(that));
  }

  @Override
  public int hashCode() {
    return (Arrays.hashCode(quantity) * 31 + Arrays.hashCode(epochSecond)) * 31
        + Arrays.hashCode(unitPrice);
  }

  @Override
  public String toString() {
    return "InvoiceTable[" + rows() + " rows]";
  }
}
