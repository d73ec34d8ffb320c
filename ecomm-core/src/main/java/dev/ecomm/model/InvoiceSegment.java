package dev.ecomm.model;

import java.util.Arrays;

/** The columns of consecutive lines, some thousand at most, while a table is being built. */
final class InvoiceSegment {

  // The columns of ints: texts first, in the order of InvoiceTableBuilder.dictionaries().
  static final int INVOICE_NO = 0;
  static final int STOCK_CODE = 1;
  static final int DESCRIPTION = 2;
  static final int CUSTOMER_ID = 3;
  static final int COUNTRY = 4;
  static final int QUANTITY = 5;
  static final int INT_COLUMNS = 6;

  private final int[][] ints;
  private long[] epochSecond;
  private double[] unitPrice;
  private int rows;

  InvoiceSegment(int capacity) {
    ints = new int[INT_COLUMNS][capacity];
    epochSecond = new long[capacity];
    unitPrice = new double[capacity];
  }

  int capacity() {
    return epochSecond.length;
  }

  /** Lines, once the segment is closed. */
  int rows() {
    return rows;
  }

  void close(int rowsInUse) {
    rows = rowsInUse;
  }

  void set(
      int at,
      int invoiceNo,
      int stockCode,
      int description,
      int quantity,
      long seconds,
      double price,
      int customerId,
      int country) {
    int[][] columns = ints;
    columns[INVOICE_NO][at] = invoiceNo;
    columns[STOCK_CODE][at] = stockCode;
    columns[DESCRIPTION][at] = description;
    columns[QUANTITY][at] = quantity;
    columns[CUSTOMER_ID][at] = customerId;
    columns[COUNTRY][at] = country;
    epochSecond[at] = seconds;
    unitPrice[at] = price;
  }

  /** The codes or quantities themselves, which may be written to. */
  int[] ints(int column) {
    return ints[column];
  }

  long[] epochSecond() {
    return epochSecond;
  }

  double[] unitPrice() {
    return unitPrice;
  }

  void grow(int capacity) {
    for (int column = 0; column < INT_COLUMNS; column++) {
      ints[column] = Arrays.copyOf(ints[column], capacity);
    }
    epochSecond = Arrays.copyOf(epochSecond, capacity);
    unitPrice = Arrays.copyOf(unitPrice, capacity);
  }

  /** Lets go of a column of ints that was copied elsewhere. */
  void forgetInts(int column) {
    ints[column] = new int[0];
  }

  void forgetEpochSecond() {
    epochSecond = new long[0];
  }

  void forgetUnitPrice() {
    unitPrice = new double[0];
  }
}
