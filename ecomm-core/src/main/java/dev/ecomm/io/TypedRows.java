package dev.ecomm.io;

import dev.ecomm.error.Cell;
import dev.ecomm.error.CellError;
import dev.ecomm.error.CellError.MissingValue;
import dev.ecomm.error.CellError.NotADate;
import dev.ecomm.error.CellError.NotANumber;
import dev.ecomm.error.CellError.OutOfRange;
import dev.ecomm.io.internal.InvoiceDates;
import dev.ecomm.io.internal.Numbers;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceColumn;
import dev.ecomm.model.InvoiceTableBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Types the rows of batches: numbers first, and texts are numbered when the row is known to be
 * good, so that a bad row leaves none behind. For one thread.
 */
final class TypedRows {

  private final String file;
  private final InvoiceHeader header;
  private final List<InvoiceColumn> order;
  private final InvoiceDates dates;

  private final TypedText invoiceNo = TypedText.plain();
  private final TypedText stockCode = TypedText.plain();
  private final TypedText description = TypedText.plain();
  private final TypedText customerId = TypedText.ofCustomers();
  private final TypedText country = TypedText.plain();
  private final TypedQuantity quantity = new TypedQuantity();
  private final TypedDate date;
  private final TypedPrice price = new TypedPrice();

  private DataTable batch;
  private InvoiceTableBuilder target;

  /**
   * Makes it, to be started with a batch.
   *
   * @param order the invoice column of each column of the batches
   */
  @SuppressWarnings("NullAway.Init") // start() comes before everything else
  TypedRows(String file, InvoiceHeader header, List<InvoiceColumn> order, ReadOptions options) {
    this.file = file;
    this.header = header;
    this.order = order;
    dates = new InvoiceDates(options.datePattern());
    date = new TypedDate(dates);
  }

  /** Goes on with another batch, and maybe another builder. */
  void start(DataTable batch, InvoiceTableBuilder target) {
    this.batch = batch;
    this.target = target;
    invoiceNo.start(column(InvoiceColumn.INVOICE_NO), target.invoiceNos());
    stockCode.start(column(InvoiceColumn.STOCK_CODE), target.stockCodes());
    description.start(column(InvoiceColumn.DESCRIPTION), target.descriptions());
    customerId.start(column(InvoiceColumn.CUSTOMER_ID), target.customerIds());
    country.start(column(InvoiceColumn.COUNTRY), target.countries());
    quantity.start(column(InvoiceColumn.QUANTITY));
    date.start(column(InvoiceColumn.INVOICE_DATE));
    price.start(column(InvoiceColumn.UNIT_PRICE));
  }

  private Column column(InvoiceColumn column) {
    return batch.column(order.indexOf(column));
  }

  /** Appends a row if it is good. */
  boolean append(int row, long rowNumber) {
    long units = quantity.at(row);
    long second = date.at(row);
    double unitPrice = price.at(row);
    if (units != (int) units || second == InvoiceDates.NOT_A_DATE || !Double.isFinite(unitPrice)) {
      return false;
    }
    target.append(
        rowNumber,
        invoiceNo.code(row),
        stockCode.code(row),
        description.code(row),
        (int) units,
        second,
        unitPrice,
        customerId.code(row),
        country.code(row));
    return true;
  }

  /** Tells whether the price of a good row has digits that its double does not. */
  boolean isRounded(int row) {
    return price.isRounded(row);
  }

  /** Says everything that is wrong with a row that is not good. */
  Reject diagnose(int row, long rowNumber) {
    List<CellError> errors = new ArrayList<>();
    for (InvoiceColumn column : InvoiceColumn.values()) {
      String text = TypedCellText.of(column(column), row);
      Cell cell = new Cell(file, rowNumber, InvoiceHeader.NO_LINE, header.name(column), text);
      error(column, row, cell).ifPresent(errors::add);
    }
    return new Reject(rowNumber, InvoiceHeader.NO_LINE, errors, TypedCellText.record(batch, row));
  }

  private Optional<CellError> error(InvoiceColumn column, int row, Cell cell) {
    if (!column.isText() && cell.text().isEmpty()) {
      return Optional.of(new MissingValue(cell));
    }
    return switch (column) {
      case QUANTITY -> quantityError(quantity.at(row), cell);
      case UNIT_PRICE -> priceError(price.at(row), cell);
      case INVOICE_DATE ->
          date.at(row) == InvoiceDates.NOT_A_DATE
              ? Optional.of(new NotADate(cell, dates.forms()))
              : Optional.empty();
      case INVOICE_NO, STOCK_CODE, DESCRIPTION, CUSTOMER_ID, COUNTRY -> Optional.empty();
    };
  }

  private static Optional<CellError> quantityError(long value, Cell cell) {
    if (value == Numbers.NOT_A_NUMBER) {
      return Optional.of(new NotANumber(cell, "a whole number"));
    }
    return value == Numbers.OUT_OF_RANGE
        ? Optional.of(
            new OutOfRange(
                cell, String.valueOf(Integer.MIN_VALUE), String.valueOf(Integer.MAX_VALUE)))
        : Optional.empty();
  }

  private static Optional<CellError> priceError(double value, Cell cell) {
    if (Double.isNaN(value)) {
      return Optional.of(new NotANumber(cell, "a decimal number"));
    }
    return Double.isInfinite(value)
        ? Optional.of(new OutOfRange(cell, "-1.8e308", "1.8e308"))
        : Optional.empty();
  }
}
