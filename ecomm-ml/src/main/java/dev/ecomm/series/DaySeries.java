package dev.ecomm.series;

import java.util.Arrays;

/** Collects series by day, one after the other. */
final class DaySeries {
  private final int[] offsets;
  private int ended;
  private long[] days = new long[64];
  private double[] values = new double[64];
  private int size;

  DaySeries(int series) {
    offsets = new int[series + 1];
  }

  void add(long day, double value) {
    if (size == days.length) {
      days = Arrays.copyOf(days, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    days[size] = day;
    values[size] = value;
    size++;
  }

  /** Ends a series. */
  void end() {
    ended++;
    offsets[ended] = size;
  }

  /** With the names of other series. */
  SeriesSet build(SeriesSet named) {
    return SeriesSet.of(
        TimeScale.DATE,
        named.ids(),
        offsets,
        Arrays.copyOf(days, size),
        Arrays.copyOf(values, size));
  }
}
