package dev.ecomm.io.parquet;

/** A value that the table cannot hold; the file is sound. */
final class RowFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long row;

  RowFault(long row, String problem) {
    super(problem);
    this.row = row;
  }

  /** Returns the row of the file, counted from 1. */
  long row() {
    return row;
  }
}
