package dev.ecomm.io.parquet;

import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of four or eight bytes: whole numbers, days, moments, scaled decimals and the bits of
 * doubles. They get a dictionary where it saves space, which in invoices is nearly always: prices,
 * quantities and moments repeat.
 */
final class NumberPages {

  /** A dictionary of more entries is slower to read than it saves, for it leaves the caches. */
  private static final int MOST_ENTRIES = 1 << 16;

  private NumberPages() {}

  /** Which numbers are less than which, for the statistics. */
  enum Order {
    /** As whole numbers. */
    WHOLE,
    /** As doubles, whose bits the numbers are. */
    DOUBLE
  }

  /**
   * Chooses the encoding.
   *
   * @param numbers those that are there
   * @param bytes of each in the file, 4 or 8
   */
  static ColumnPages of(
      int rows,
      ColumnPages.@Nullable Levels levels,
      long[] numbers,
      int count,
      int bytes,
      Order order) {
    int[] codes = new int[count];
    LongCodes entries = LongCodes.of(numbers, count, MOST_ENTRIES, codes);
    long plain = (long) count * bytes;
    ColumnPages.Values values;
    Statistics statistics;
    if (entries != null && count > 0 && coded(entries, count, bytes) < plain) {
      values = new Coded(codes, count, entries, bytes);
      statistics = NumberStatistics.of(entries.numbers(), entries.size(), bytes, order);
    } else {
      values = new Plain(numbers, count, bytes);
      statistics = NumberStatistics.of(numbers, count, bytes, order);
    }
    statistics.setNull_count(rows - (long) count);
    return new ColumnPages(rows, levels, values, statistics);
  }

  /** Bytes of a dictionary and codes into it. */
  private static long coded(LongCodes entries, int count, int bytes) {
    return (long) entries.size() * bytes
        + (long) count * HybridWriter.width(entries.size() - 1) / 8;
  }

  private static void write(ByteOutput out, long[] numbers, int from, int to, int bytes) {
    out.reserve((long) (to - from) * bytes);
    for (int i = from; i < to; i++) {
      if (bytes == 4) {
        out.putReservedInt(numbers[i]);
      } else {
        out.putReservedLong(numbers[i]);
      }
    }
  }

  private static final class Plain extends ColumnPages.PlainValues {
    private final long[] numbers;
    private final int count;
    private final int bytes;

    Plain(long[] numbers, int count, int bytes) {
      this.numbers = numbers;
      this.count = count;
      this.bytes = bytes;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public long length(int from, int to) {
      return (long) (to - from) * bytes;
    }

    @Override
    public void write(ByteOutput out, int from, int to) {
      NumberPages.write(out, numbers, from, to, bytes);
    }
  }

  private static final class Coded extends ColumnPages.CodedValues {
    private final LongCodes entries;
    private final int bytes;

    Coded(int[] codes, int count, LongCodes entries, int bytes) {
      super(codes, count, entries.size());
      this.entries = entries;
      this.bytes = bytes;
    }

    @Override
    public int dictionarySize() {
      return entries.size();
    }

    @Override
    public void writeDictionary(ByteOutput out) {
      NumberPages.write(out, entries.numbers(), 0, entries.size(), bytes);
    }
  }
}
