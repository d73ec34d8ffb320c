package dev.ecomm.feature.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chooses how features of the past are computed: windows together, all else one by one. */
final class Kernels {
  private final List<Kernel> kernels = new ArrayList<>();
  private final Map<Integer, Integer> minima = new TreeMap<>();
  private final Map<Integer, Integer> maxima = new TreeMap<>();
  private final Map<Integer, MomentKernel.Columns> moments = new TreeMap<>();

  private Kernels() {}

  /**
   * New kernels, for one thread.
   *
   * @param features the place of one is that of its column
   * @param horizon rows from an origin to the row, which lags count from
   */
  static List<Kernel> of(List<TimeFeature> features, int horizon) {
    Kernels made = new Kernels();
    for (int column = 0; column < features.size(); column++) {
      if (features.get(column) instanceof PastFeature feature) {
        made.add(feature, column, horizon);
      }
    }
    if (!made.minima.isEmpty()) {
      made.kernels.add(new ExtremeKernel(false, made.minima));
    }
    if (!made.maxima.isEmpty()) {
      made.kernels.add(new ExtremeKernel(true, made.maxima));
    }
    if (!made.moments.isEmpty()) {
      made.kernels.add(new MomentKernel(made.moments));
    }
    return made.kernels;
  }

  private void add(PastFeature feature, int column, int horizon) {
    if (feature instanceof Lag lag) {
      kernels.add(new LagKernel(lag.rows() - horizon, column));
    } else if (feature instanceof Ema ema) {
      kernels.add(new EmaKernel(ema, column));
    } else if (feature instanceof Rolling rolling
        && rolling.isFullOnly()
        && rolling.statistic() != Statistic.MEDIAN) {
      add(rolling, column);
    } else {
      kernels.add(new StateKernel(feature::start, column));
    }
  }

  private void add(Rolling rolling, int column) {
    switch (rolling.statistic()) {
      case MIN -> minima.put(rolling.window(), column);
      case MAX -> maxima.put(rolling.window(), column);
      default ->
          moments.merge(
              rolling.window(),
              MomentKernel.Columns.NONE.with(rolling.statistic(), column),
              (before, added) -> before.with(rolling.statistic(), column));
    }
  }
}
