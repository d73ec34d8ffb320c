package dev.ecomm.io.parquet;

import dev.ecomm.store.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;

/**
 * Fetches the column chunks of a row group: neighbours at once, for each request takes its time.
 */
final class RowGroupBytes {

  /** A gap that costs less to read than to ask once more. */
  private static final int GAP = 1 << 16;

  /** One request is no longer, so that no array is. */
  private static final int LONGEST = 1 << 26;

  /** A chunk in an array. */
  @SuppressWarnings("ArrayRecordComponent") // handed on whole, never compared
  record Chunk(byte[] bytes, int from, int length) {}

  private record Range(int column, long start, long length) {
    long end() {
      return start + length;
    }
  }

  private final ObjectReader object;

  RowGroupBytes(ObjectReader object) {
    this.object = object;
  }

  /**
   * Fetches.
   *
   * @return in the order of the columns
   * @throws Damage if chunks lie outside the object, or over each other
   */
  List<Chunk> fetch(List<ColumnMetaData> columns) throws IOException {
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ranges.add(range(i, columns.get(i)));
    }
    ranges.sort(Comparator.comparingLong(Range::start).thenComparingLong(Range::length));
    Chunk[] chunks = new Chunk[columns.size()];
    int at = 0;
    while (at < ranges.size()) {
      int end = at + 1;
      while (end < ranges.size() && belongs(ranges.get(at), ranges.get(end - 1), ranges.get(end))) {
        end++;
      }
      fetch(ranges.subList(at, end), chunks);
      at = end;
    }
    return List.of(chunks);
  }

  private Range range(int column, ColumnMetaData data) {
    long start = data.getData_page_offset();
    if (data.isSetDictionary_page_offset() && data.getDictionary_page_offset() > 0) {
      start = Math.min(start, data.getDictionary_page_offset());
    }
    long length = data.getTotal_compressed_size();
    long last = object.info().length() - Footer.TAIL;
    if (start < ParquetTableWriter.MAGIC.length || length < 0 || length > last - start) {
      throw new Damage("pages at " + start + ", " + length + " bytes, outside the file");
    }
    if (length > Integer.MAX_VALUE - 16) {
      throw new Damage(
          "pages of " + length + " bytes in a row group, more than 2 GB. Write smaller row groups");
    }
    return new Range(column, start, length);
  }

  private static boolean belongs(Range first, Range previous, Range next) {
    // A few bytes of footer could otherwise ask for the same bytes a thousand times.
    if (next.start() < previous.end() && next.length() > 0) {
      throw new Damage("pages that lie over those of another column");
    }
    return next.start() - previous.end() <= GAP && next.end() - first.start() <= LONGEST;
  }

  private void fetch(List<Range> ranges, Chunk[] chunks) throws IOException {
    long start = ranges.get(0).start();
    int length = (int) (ranges.get(ranges.size() - 1).end() - start);
    byte[] bytes = new byte[length + Codec.SLACK];
    object.readFully(start, bytes, 0, length);
    for (Range range : ranges) {
      int from = (int) (range.start() - start);
      chunks[range.column()] = new Chunk(bytes, from, (int) range.length());
    }
  }
}
