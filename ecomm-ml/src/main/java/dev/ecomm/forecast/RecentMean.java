package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * The mean of the same place in the last seasons. It is the naive method (season 1, one cycle), the
 * seasonal naive one (one cycle) and the moving average (season 1) too.
 */
record RecentMean(String name, int season, int cycles) implements Forecaster {

  RecentMean {
    SeriesValues.requireSeason(season);
    if (cycles < 1) {
      throw new IllegalArgumentException(
          (season == 1 ? "window is " : "cycles is ") + cycles + ", must be at least 1");
    }
  }

  static ForecastModel read(SavedNode node) {
    double[] values = node.values();
    int season = node.whole("season", 1, values.length);
    int cycles = node.whole("cycles", 1, values.length / season);
    return new RecentMean(node.text("name"), season, cycles).fit(values);
  }

  @Override
  public ForecastModel fit(double[] values) {
    int window = Math.multiplyExact(season, cycles);
    SeriesValues.require(name, values, window);
    double[] residuals = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      residuals[t] = t < window ? Double.NaN : values[t] - meanBefore(values, t);
    }
    double[] next = new double[season];
    for (int step = 0; step < season; step++) {
      next[step] = meanBefore(values, values.length + step);
    }
    return new Model(next, values, residuals);
  }

  /** The mean of the values one to {@code cycles} seasons before a time. */
  private double meanBefore(double[] values, int time) {
    double sum = 0;
    for (int cycle = cycles; cycle >= 1; cycle--) {
      sum += values[time - cycle * season];
    }
    return sum / cycles;
  }

  private final class Model extends BaselineModel {
    private final double[] next;

    /**
     * A mean of c values is as old, on average, as exponential smoothing with alpha = 2 / (c + 1),
     * so its uncertainty is let grow like that one's: exact for c = 1, a random walk.
     */
    private final double alpha = 2.0 / (cycles + 1);

    Model(double[] next, double[] values, double[] residuals) {
      super(RecentMean.this, values, residuals, 0);
      this.next = next;
    }

    @Override
    double mean(int step) {
      return next[(step - 1) % season];
    }

    @Override
    double spread(int step) {
      int seasonsAhead = (step - 1) / season;
      return Math.sqrt(1 + seasonsAhead * alpha * alpha);
    }

    @Override
    SavedTree options() {
      return new SavedTree("recent_mean")
          .with("name", name)
          .with("season", season)
          .with("cycles", cycles);
    }

    @Override
    public String toString() {
      return name + " " + Arrays.toString(next);
    }
  }
}
