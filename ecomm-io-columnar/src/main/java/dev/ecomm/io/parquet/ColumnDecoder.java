package dev.ecomm.io.parquet;

import dev.ecomm.model.Column;
import java.util.Arrays;

/**
 * Reads a column: of any number of row groups into any number of batches. Calls come in the order
 * {@link #start}, {@link #startChunk} for each row group, {@link #append} for its rows, {@link
 * #endChunk}; and {@link #finish} after some of them, then {@link #start} again.
 */
abstract class ColumnDecoder {
  final FileColumn column;
  final ChunkReader chunk;

  /** Rows of the batch so far. */
  int size;

  /** Rows of the file before the batch. */
  private long rowsBefore;

  /** Levels of the page that are not read. */
  int pageLeft;

  private boolean pageBegun;

  ColumnDecoder(FileColumn column, ParquetFormat limits) {
    this.column = column;
    this.chunk = new ChunkReader(column, limits.maxPageBytes());
  }

  /** Starts a batch. */
  void start(int capacity, long rowsOfFileBefore) {
    size = 0;
    rowsBefore = rowsOfFileBefore;
    allocate(capacity);
  }

  /** Starts a row group. */
  void startChunk(byte[] bytes, int from, int length, Codec codec) {
    chunk.start(bytes, from, length, codec);
    pageLeft = 0;
    pageBegun = false;
  }

  /** Makes arrays for a new batch. */
  abstract void allocate(int capacity);

  /** Reads the next rows of the row group. */
  abstract void append(int rows);

  /** Looks at a new page. */
  abstract void startPage();

  /** Tells whether all values of the page were read. */
  abstract boolean isPageAtEnd();

  /** Makes the column of the rows so far. */
  abstract Column finish();

  /** Goes to the next page with levels. */
  boolean nextPage() {
    endPage();
    while (pageLeft == 0) {
      if (!chunk.nextPage()) {
        return false;
      }
      pageLeft = chunk.values();
      startPage();
      pageBegun = true;
    }
    return true;
  }

  private void endPage() {
    if (pageBegun && !isPageAtEnd()) {
      throw new Damage("a page with more values than announced");
    }
    pageBegun = false;
  }

  /** Checks that nothing is left of the row group. */
  void endChunk() {
    if (pageLeft > 0 || nextPage()) {
      throw new Damage("more rows than the row group has");
    }
  }

  /** Returns the row of the file, counted from 1, for messages. */
  long rowOfFile(int row) {
    return rowsBefore + row + 1;
  }

  /** Capacity for more elements, half as much again as there was. */
  static int grown(int length, int needed) {
    return (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, length + (length >> 1) + 16L));
  }

  static int[] grown(int[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, grown(array.length, needed));
  }

  static long[] grown(long[] array, int needed) {
    return needed <= array.length ? array : Arrays.copyOf(array, grown(array.length, needed));
  }

  /** Finds the class for a column. */
  static ColumnDecoder of(FileColumn column, Conversion then, ParquetFormat limits) {
    return switch (column.value().type().orElseThrow()) {
      case STRING -> new TextDecoder(column, limits);
      case STRING_LIST -> new ListDecoder(column, limits);
      default -> new NumberDecoder(column, then, limits);
    };
  }
}
