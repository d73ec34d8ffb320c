package dev.ecomm.forecast;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.time.EmaKind;
import dev.ecomm.feature.time.Statistic;
import dev.ecomm.feature.time.TimeFeatures;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a series at an origin about a step behind it, as a row of features.
 *
 * <p>Nothing behind the origin is looked at: averages, windows and lags are those of {@code
 * feature.time} at the origin's own row, and values of the same place in the season are taken from
 * the last seasons that ended by then. What reaches back before the first value is replaced by the
 * mean so far, so that the second value of a series has a row already.
 */
final class LagRows {
  private static final int CYCLES = 4;

  private final TimeFeatures features;
  private final int season;
  private final List<String> names;

  LagRows(int season) {
    this.season = season;
    int month = Math.max(CYCLES * season, 8);
    this.features =
        TimeFeatures.builder()
            .expanding(Statistic.MEAN)
            .emaOfAlpha(0.03, EmaKind.RECURSIVE)
            .emaOfAlpha(0.1, EmaKind.RECURSIVE)
            .emaOfAlpha(0.3, EmaKind.RECURSIVE)
            .rolling(Math.max(season, 2), Statistic.MEAN, Statistic.MAX)
            .rolling(month, Statistic.MEAN, Statistic.STD)
            .lag(1, 2)
            .build();
    this.names = new ArrayList<>(features.names());
    names.addAll(List.of("last", "step", "same_place", "same_place_mean", "age"));
  }

  int season() {
    return season;
  }

  List<String> names() {
    return names;
  }

  int columns() {
    return names.size();
  }

  /** The features of every row of some series, each as of that row. */
  double[][] atOrigins(SeriesSet series, RunContext run) {
    double[][] columns = new double[features.names().size()][series.totalLength()];
    features.compute(series, columns, run);
    return columns;
  }

  /**
   * Writes a row.
   *
   * @param columns of {@link #atOrigins}
   * @param origin position of the last value that is known
   * @param from position of the first value of the same series
   * @param step how far behind the origin, from 1
   * @param row where to
   * @param at its first place there
   */
  void write(
      SeriesSet series, double[][] columns, int origin, int from, int step, double[] row, int at) {
    double mean = columns[0][origin];
    int to = at;
    for (double[] column : columns) {
      row[to++] = known(column[origin], mean);
    }
    row[to++] = series.value(origin);
    row[to++] = step;
    int place = origin + step - season * ((step + season - 1) / season);
    row[to++] = place >= from ? series.value(place) : mean;
    double sum = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      int earlier = place - cycle * season;
      sum += earlier >= from ? series.value(earlier) : mean;
    }
    row[to++] = sum / CYCLES;
    row[to] = origin - from + 1;
  }

  private static double known(double value, double instead) {
    return Double.isNaN(value) ? instead : value;
  }

  FeatureMatrix matrix(double[] rows) {
    return FeatureMatrix.of(names, rows);
  }
}
