package dev.ecomm.benchmarks;

import dev.ecomm.feature.time.EmaKind;
import dev.ecomm.feature.time.Statistic;
import dev.ecomm.feature.time.TimeFeatures;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made-up series, and the features that are asked of them. */
final class ManySeries {
  static final int[] WINDOWS = {7, 14, 28};
  static final int LAGS = 28;
  static final double ALPHA = 0.3;

  private ManySeries() {}

  /**
   * Series of random walks with a weekly season.
   *
   * @param shape how many and how long, as {@code 10000x400}
   */
  static SeriesSet of(String shape) {
    String[] words = shape.split("x", -1);
    int count = Integer.parseInt(words[0]);
    int length = Integer.parseInt(words[1]);
    SplittableRandom random = new SplittableRandom(42);
    int[] offsets = new int[count + 1];
    Arrays.setAll(offsets, s -> s * length);
    long[] times = new long[count * length];
    double[] values = new double[times.length];
    double level = 0;
    for (int at = 0; at < values.length; at++) {
      times[at] = at % length;
      level = at % length == 0 ? 1_000 : level + random.nextDouble() - 0.5;
      values[at] = level + 20 * (at % 7) + 30 * random.nextDouble();
    }
    List<String> ids = IntStream.range(0, count).mapToObj(s -> "s" + s).toList();
    return SeriesSet.of(TimeScale.STEP, ids, offsets, times, values);
  }

  /**
   * The features of a question.
   *
   * @param which {@code rolling}: mean, deviation, minimum, maximum at 7, 14, 28 and an average;
   *     {@code all}: these and the lags 1 to 28
   */
  static TimeFeatures features(String which) {
    TimeFeatures.Builder features = TimeFeatures.builder();
    for (int window : WINDOWS) {
      features.rolling(window, Statistic.MEAN, Statistic.STD, Statistic.MIN, Statistic.MAX);
    }
    features.emaOfAlpha(ALPHA, EmaKind.RECURSIVE);
    if (which.equals("all")) {
      features.lag(IntStream.rangeClosed(1, LAGS).toArray());
    }
    return features.build();
  }
}
