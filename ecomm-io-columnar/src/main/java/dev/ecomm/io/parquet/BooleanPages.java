package dev.ecomm.io.parquet;

import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;

/** Booleans, a bit each. */
final class BooleanPages extends ColumnPages.PlainValues {
  private final boolean[] flags;
  private final int count;

  private BooleanPages(boolean[] flags, int count) {
    this.flags = flags;
    this.count = count;
  }

  static ColumnPages of(int rows, ColumnPages.@Nullable Levels levels, boolean[] flags, int count) {
    boolean any = false;
    boolean all = true;
    for (int i = 0; i < count; i++) {
      any |= flags[i];
      all &= flags[i];
    }
    Statistics statistics = new Statistics();
    statistics.setNull_count(rows - (long) count);
    if (count > 0) {
      statistics.setMin_value(new byte[] {(byte) (all ? 1 : 0)});
      statistics.setMax_value(new byte[] {(byte) (any ? 1 : 0)});
    }
    return new ColumnPages(rows, levels, new BooleanPages(flags, count), statistics);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public long length(int from, int to) {
    return (to - from + 7L) / 8;
  }

  @Override
  public void write(ByteOutput out, int from, int to) {
    for (int at = from; at < to; at += 8) {
      int bits = 0;
      for (int i = at; i < Math.min(at + 8, to); i++) {
        bits |= (flags[i] ? 1 : 0) << (i - at);
      }
      out.write(bits);
    }
  }
}
