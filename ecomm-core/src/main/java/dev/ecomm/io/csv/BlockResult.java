package dev.ecomm.io.csv;

import java.util.List;

/**
 * What came out of one block beside its lines; rows and lines count from the block's first.
 *
 * @param consumed the position behind the last complete row
 * @param rows data rows, good and bad
 * @param lines physical lines
 * @param rejects the bad rows
 * @param recoded fields read as windows-1252
 * @param firstRecoded the physical line of the first of them, from 0; -1 for none
 * @param rounded prices with more digits than a double holds
 * @param firstRounded the physical line of the first of them, from 0; -1 for none
 */
record BlockResult(
    int consumed,
    long rows,
    long lines,
    List<RawReject> rejects,
    long recoded,
    long firstRecoded,
    long rounded,
    long firstRounded) {

  /**
   * A bad row, not yet diagnosed.
   *
   * @param row data row from 0
   * @param line physical line from 0
   * @param record its bytes without the line end
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on whole, never compared
  record RawReject(long row, long line, byte[] record) {}
}
