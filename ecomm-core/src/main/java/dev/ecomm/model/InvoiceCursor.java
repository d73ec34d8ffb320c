package dev.ecomm.model;

import org.jspecify.annotations.Nullable;

/**
 * A row of a table that can be moved. Texts are made once per dictionary entry while the cursor
 * lives, not once per row. For one thread.
 */
final class InvoiceCursor implements InvoiceRow {
  private final InvoiceTable table;
  private final RowTexts invoiceNos;
  private final RowTexts stockCodes;
  private final RowTexts descriptions;
  private final RowTexts customerIds;
  private final RowTexts countries;
  private int row;

  /**
   * A cursor at the first row.
   *
   * @param cached whether texts are kept; not worth it for a single row
   */
  InvoiceCursor(InvoiceTable table, boolean cached) {
    this.table = table;
    invoiceNos = new RowTexts(table.invoiceNo(), cached);
    stockCodes = new RowTexts(table.stockCode(), cached);
    descriptions = new RowTexts(table.description(), cached);
    customerIds = new RowTexts(table.customerId(), cached);
    countries = new RowTexts(table.country(), cached);
  }

  InvoiceCursor at(int newRow) {
    row = newRow;
    return this;
  }

  @Override
  public long rowNumber() {
    return table.rowNumber(row);
  }

  @Override
  public @Nullable String invoiceNo() {
    return invoiceNos.at(row);
  }

  @Override
  public @Nullable String stockCode() {
    return stockCodes.at(row);
  }

  @Override
  public @Nullable String description() {
    return descriptions.at(row);
  }

  @Override
  public int quantity() {
    return table.quantity(row);
  }

  @Override
  public long epochSecond() {
    return table.epochSecond(row);
  }

  @Override
  public double unitPrice() {
    return table.unitPrice(row);
  }

  @Override
  public @Nullable String customerId() {
    return customerIds.at(row);
  }

  @Override
  public @Nullable String country() {
    return countries.at(row);
  }
}
