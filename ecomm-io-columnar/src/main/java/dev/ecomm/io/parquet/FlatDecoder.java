package dev.ecomm.io.parquet;

/** Reads a column that has at most one value a row. */
abstract class FlatDecoder extends ColumnDecoder {
  private int[] levels = {};

  FlatDecoder(FileColumn column, ParquetFormat limits) {
    super(column, limits);
  }

  /** Reads values that are there into the rows from {@link #size} on. */
  abstract void read(int count);

  /**
   * Moves the values just read to the rows that have one.
   *
   * @param definitions 1 where a row has its value, for each of the rows from {@link #size} on
   * @param present how many have
   */
  abstract void spread(int[] definitions, int rows, int present);

  /** Looks at the rows from {@link #size} on, once each value is in its place. */
  abstract void check(int rows);

  /** Makes room for rows. */
  abstract void reserve(int rows);

  @Override
  void append(int rows) {
    reserve(size + rows);
    int left = rows;
    while (left > 0) {
      if (pageLeft == 0 && !nextPage()) {
        throw new Damage("fewer rows than the row group has");
      }
      int n = Math.min(left, pageLeft);
      appendOfPage(n);
      check(n);
      size += n;
      pageLeft -= n;
      left -= n;
    }
  }

  private void appendOfPage(int n) {
    if (column.mostDefinition() == 0) {
      read(n);
      return;
    }
    HybridReader definitions = chunk.definitions();
    if (definitions.nextAre(1, n)) {
      definitions.skipRun(n);
      read(n);
      return;
    }
    levels = grown(levels, n);
    definitions.read(levels, 0, n);
    int present = 0;
    for (int i = 0; i < n; i++) {
      present += levels[i] & 1;
    }
    read(present);
    if (present < n) {
      spread(levels, n, present);
    }
  }
}
