package dev.ecomm.series;

import java.util.Arrays;

/**
 * The periods of demand, by ascending time, and which of them each day is in.
 *
 * @param firstDay since 1970-01-01
 * @param ofDay from the first day on; -1 for a day of no period
 * @param starts the first day of each
 * @param tradingDays how many days of each have a line
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, and never compared
record DemandPeriods(long firstDay, int[] ofDay, long[] starts, int[] tradingDays) {

  /** A day without lines is closed: in no period of trading days, 0 in any other. */
  static DemandPeriods of(
      DemandPeriod period, DemandDays days, long firstDay, boolean[] isTrading) {
    int[] ofDay = new int[isTrading.length];
    long[] starts = new long[isTrading.length];
    int[] tradingDays = new int[isTrading.length];
    int periods = 0;
    long end = firstDay + isTrading.length;
    for (int i = 0; i < isTrading.length; i++) {
      long day = firstDay + i;
      long start = period.start(day);
      boolean isWhole = start >= firstDay && period.end(start) <= end;
      boolean isClosed = period == DemandPeriod.DAY && days == DemandDays.TRADING && !isTrading[i];
      if (!isWhole || isClosed) {
        ofDay[i] = -1;
        continue;
      }
      if (start == day) {
        starts[periods++] = start;
      }
      ofDay[i] = periods - 1;
      tradingDays[periods - 1] += isTrading[i] ? 1 : 0;
    }
    return new DemandPeriods(
        firstDay, ofDay, Arrays.copyOf(starts, periods), Arrays.copyOf(tradingDays, periods));
  }

  int count() {
    return starts.length;
  }

  /** Of a day from the first to the last. */
  int of(long day) {
    return ofDay[(int) (day - firstDay)];
  }
}
