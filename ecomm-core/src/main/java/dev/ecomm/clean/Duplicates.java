package dev.ecomm.clean;

import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.InvoiceTableBuilder;
import dev.ecomm.model.Selection;
import dev.ecomm.model.internal.EqualLines;

/**
 * Finds lines that are equal in all eight columns to an earlier one, wherever they stand. Missing
 * equals missing, and a price of -0 equals 0. Row numbers do not count; they must ascend.
 *
 * <p>{@link #of} looks at a table. Lines that fit no heap are shown twice, in batches with any
 * dictionaries, in the same order:
 *
 * <ol>
 *   <li>{@link #addHashes} marks a place for each line by its hash,
 *   <li>{@link #addLines} keeps the lines whose place was marked more than once, and passes over
 *       the others, which can have no equal,
 *   <li>{@link #find} compares those that were kept, column by column; the result works on any
 *       batch.
 * </ol>
 *
 * <p>Memory: two to four bytes for each line expected, and about 50 bytes for each line that is
 * kept: the duplicates, those that they repeat, and at most one in eight of the others. If more
 * lines come than expected, more of them are kept; the result is the same. Time: linear. For one
 * thread.
 */
public final class Duplicates {
  private static final int PLACES_PER_LINE = 16;
  private static final long MIN_PLACES = 1L << 10;
  private static final long MAX_PLACES = 1L << 34;
  private static final int BITS_PER_PLACE = 2;
  private static final int PLACES_PER_WORD = Long.SIZE / BITS_PER_PLACE;

  /** Bits of a place that was marked once, and of one that was marked more than once. */
  private static final long ONCE = 0b01;

  private static final long OFTEN = 0b11;

  private final long[] places;
  private final InvoiceTableBuilder candidates = InvoiceTable.builder();
  private long hashed;
  private long compared;

  /**
   * Starts without any line.
   *
   * @param expectedLines about how many lines will come; sets the memory, not the result
   * @throws IllegalArgumentException if it is below 0
   */
  public Duplicates(long expectedLines) {
    if (expectedLines < 0) {
      throw new IllegalArgumentException(
          "expectedLines is " + expectedLines + ", must be at least 0");
    }
    long wanted = Math.min(expectedLines, MAX_PLACES / PLACES_PER_LINE) * PLACES_PER_LINE;
    long count = Math.max(MIN_PLACES, Long.highestOneBit(Math.max(1, wanted)));
    places = new long[(int) (count / PLACES_PER_WORD)];
  }

  /**
   * Finds the duplicates of a table. Cost: 12 to 24 bytes a line while it works.
   *
   * @param lines any lines, row numbers ascending
   * @return the lines that repeat an earlier one
   */
  public static DuplicateLines of(InvoiceTable lines) {
    long[] rows = EqualLines.of(lines).repeats().stream().mapToLong(lines::rowNumber).toArray();
    return new DuplicateLines(new SortedRows(rows));
  }

  /**
   * The first look at some lines: marks the places of their hashes.
   *
   * @param batch the lines that follow those of the call before
   */
  public void addHashes(InvoiceTable batch) {
    LineHashes hashes = new LineHashes(batch);
    for (int row = 0; row < batch.rows(); row++) {
      long place = place(hashes.at(row));
      int word = word(place);
      long once = ONCE << shift(place);
      // the first mark sets the lower bit of the place, every other one both
      places[word] |= once | (places[word] & once) << 1;
    }
    hashed += batch.rows();
  }

  /**
   * The second look at some lines: keeps those that may have an equal.
   *
   * @param batch the lines that follow those of the call before
   */
  public void addLines(InvoiceTable batch) {
    LineHashes hashes = new LineHashes(batch);
    Selection kept = Selection.where(batch.rows(), row -> isMarkedOften(hashes.at(row)));
    candidates.appendAll(batch.select(kept), 0);
    compared += batch.rows();
  }

  private boolean isMarkedOften(long hash) {
    long place = place(hash);
    return (places[word(place)] >>> shift(place) & OFTEN) == OFTEN;
  }

  /**
   * Finds the duplicates of the lines of both looks, and lets go of the lines.
   *
   * @return the lines that repeat an earlier one
   * @throws IllegalStateException if the two looks saw different numbers of lines
   */
  public DuplicateLines find() {
    if (hashed != compared) {
      throw new IllegalStateException(
          "addHashes was shown "
              + hashed
              + " lines, addLines "
              + compared
              + "; show both the same lines");
    }
    return of(candidates.build());
  }

  /** The upper bits of the hash, which are the better mixed ones. */
  private long place(long hash) {
    return (hash * 0x9E3779B97F4A7C15L)
        >>> (Long.numberOfLeadingZeros(places.length * (long) PLACES_PER_WORD) + 1);
  }

  private static int word(long place) {
    return (int) (place / PLACES_PER_WORD);
  }

  private static int shift(long place) {
    return (int) (place % PLACES_PER_WORD) * BITS_PER_PLACE;
  }
}
