package dev.ecomm.feature.time;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One of each feature, and series to try them on. */
final class AllFeatures {
  static final RunContext ONE = RunContext.withDefaults().onThreads(1);

  private AllFeatures() {}

  static TimeFeatures.Builder builder() {
    TimeFeatures.Builder all = TimeFeatures.builder().lag(7, 8, 30).difference(1, 7);
    for (int window : new int[] {2, 3, 7, 12, 14, 28, 31}) {
      all.rolling(window, Statistic.values());
    }
    return all.rolling(1, Statistic.MEAN, Statistic.MIN, Statistic.LWMA)
        .quantile(9, 0, 0.25, 1)
        .emaOfSpan(7, EmaKind.ADJUSTED)
        .emaOfSpan(7, EmaKind.RECURSIVE)
        .expanding(Statistic.MEAN, Statistic.STD, Statistic.MIN, Statistic.MAX)
        .fft(12, 1, 6)
        .fourier(7, 3)
        .fourier(6, 3)
        .calendar(CalendarFeature.dayOfWeek(), CalendarFeature.month(), CalendarFeature.weekend())
        .add(PastFeature.rolling(7, 1, Statistic.STD).shifted(2));
  }

  /** Series by day, of 0 to 60 values and one of 1,500, which is several blocks. */
  static SeriesSet series(long seed, boolean withMissing) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] offsets = new int[8];
    for (int s = 1; s < offsets.length; s++) {
      offsets[s] = offsets[s - 1] + (s == 4 ? 1_500 : random.nextInt(61));
    }
    long[] times = new long[offsets[7]];
    double[] values = new double[times.length];
    double level = 0;
    for (int at = 0; at < times.length; at++) {
      times[at] = 14_000 + at;
      level = random.nextInt(40) == 0 ? random.nextDouble() * 1e6 : level;
      values[at] = level + random.nextInt(10);
      if (withMissing && random.nextInt(15) == 0) {
        values[at] = Double.NaN;
      }
    }
    return of(offsets, times, values);
  }

  static SeriesSet of(int[] offsets, long[] times, double[] values) {
    List<String> ids = IntStream.range(0, offsets.length - 1).mapToObj(s -> "s" + s).toList();
    return SeriesSet.of(TimeScale.DATE, ids, offsets, times, values);
  }
}
