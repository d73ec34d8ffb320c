package dev.ecomm.forecast;

import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.series.SeriesSet;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Series and the groups that they add up to, each with its past: what a forecast of all levels
 * starts from.
 *
 * <pre>{@code
 * SeriesHierarchy shop =
 *     SeriesHierarchy.builder(countryItems)
 *         .total("total")
 *         .level(id -> id.substring(0, id.indexOf('/')))
 *         .build();
 * NodeForecasts alone = shop.forecast(Baselines.seasonalNaive(7), 14, RunContext.withDefaults());
 * NodeForecasts together = alone.reconcile(Reconciliation.variance(alone.variances()));
 * }</pre>
 *
 * <p>Bottom series may begin at different times, as items do, and count as 0 before; from then on
 * each has a value at every time, until all end together. {@code Demand} makes such series.
 *
 * <p>Immutable, safe for use by many threads. Memory: 16 bytes for each value of each node.
 */
public final class SeriesHierarchy {
  private final Hierarchy hierarchy;
  private final SeriesSet series;

  private SeriesHierarchy(Hierarchy hierarchy, SeriesSet series) {
    this.hierarchy = hierarchy;
    this.series = series;
  }

  /**
   * Starts with the bottom series.
   *
   * @param bottom at least one, without missing values
   * @return levels to add
   * @throws IllegalArgumentException if there is no series
   */
  public static Builder builder(SeriesSet bottom) {
    return new Builder(bottom);
  }

  /**
   * Returns what adds up to what.
   *
   * @return nodes, bottom series last
   */
  public Hierarchy hierarchy() {
    return hierarchy;
  }

  /**
   * Returns the past of all nodes.
   *
   * @return numbered and named as the nodes; a group begins with the first of its series
   */
  public SeriesSet series() {
    return series;
  }

  /**
   * Forecasts every node on its own, several at once; the result is the same on any number of
   * threads. It does not add up yet: {@link NodeForecasts#reconcile}.
   *
   * @param forecaster of each node
   * @param horizon how many steps, at least 1
   * @param run threads, progress, cancellation
   * @return points of all nodes
   * @throws IllegalArgumentException if horizon is below 1, or the forecaster refuses a node; names
   *     it
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public NodeForecasts forecast(Forecaster forecaster, int horizon, RunContext run) {
    Forecast.requireHorizon(horizon);
    double[][] means = new double[series.count()][];
    double[] variances = new double[series.count()];
    try (Workers workers = Workers.of(run)) {
      workers.run(
          series.count(),
          "forecast the hierarchy",
          "nodes",
          (worker, node) -> {
            double[] values = series.values(node);
            try {
              ForecastModel model = forecaster.fit(values);
              means[node] = model.forecast(horizon).mean();
              variances[node] = variance(model.residuals(), values);
            } catch (IllegalArgumentException e) {
              throw new IllegalArgumentException(
                  "node \"" + series.id(node) + "\": " + e.getMessage(), e);
            }
          });
    }
    return new NodeForecasts(hierarchy, means, variances);
  }

  /**
   * The mean square of the residuals. Without any, the forecaster has shown nothing of how good it
   * is, so it counts as if it had forecast 0 all the time.
   */
  private static double variance(double[] residuals, double[] values) {
    double[] known = Arrays.stream(residuals).filter(Double::isFinite).toArray();
    return Arrays.stream(known.length > 0 ? known : values)
        .map(error -> error * error)
        .average()
        .orElse(0);
  }

  @Override
  public String toString() {
    return hierarchy.toString();
  }

  /** Levels above the bottom series. */
  public static final class Builder {
    private final SeriesSet bottom;
    private final Hierarchy.Builder levels;

    private Builder(SeriesSet bottom) {
      this.bottom = bottom;
      this.levels = Hierarchy.builder(bottom.ids());
    }

    /**
     * Adds a level of one group that holds everything.
     *
     * @param name of the group
     * @return this
     * @throws IllegalArgumentException if a node has that name
     */
    public Builder total(String name) {
      levels.total(name);
      return this;
    }

    /**
     * Adds a level.
     *
     * @param groupOf the name of a group from the id of a bottom series
     * @return this
     * @throws IllegalArgumentException if a node of another level has such a name
     */
    public Builder level(UnaryOperator<String> groupOf) {
      levels.level(bottom.ids().stream().map(groupOf).toList());
      return this;
    }

    /**
     * Sums the series up.
     *
     * @return all nodes with their past
     * @throws IllegalArgumentException if a bottom series has no value, misses one, or ends before
     *     others; names it and the time
     */
    public SeriesHierarchy build() {
      long[] times = times();
      double[][] rows = new double[bottom.count()][times.length];
      int[] begins = new int[bottom.count()];
      for (int s = 0; s < rows.length; s++) {
        begins[s] = fill(rows[s], s, times);
      }
      Hierarchy hierarchy = levels.build();
      int[] firsts = firsts(hierarchy, begins, times.length);
      double[][] sums = hierarchy.sum(rows);
      List<String> nodes = hierarchy.nodes();
      int[] offsets = new int[nodes.size() + 1];
      for (int node = 0; node < nodes.size(); node++) {
        offsets[node + 1] = Math.addExact(offsets[node], times.length - firsts[node]);
      }
      long[] allTimes = new long[offsets[nodes.size()]];
      double[] values = new double[allTimes.length];
      for (int node = 0; node < nodes.size(); node++) {
        int length = times.length - firsts[node];
        System.arraycopy(times, firsts[node], allTimes, offsets[node], length);
        System.arraycopy(sums[node], firsts[node], values, offsets[node], length);
      }
      return new SeriesHierarchy(
          hierarchy, SeriesSet.of(bottom.scale(), nodes, offsets, allTimes, values));
    }

    /** Every time that a series has a value at, once. */
    private long[] times() {
      long[] all = new long[bottom.totalLength()];
      Arrays.setAll(all, bottom::time);
      return Arrays.stream(all).sorted().distinct().toArray();
    }

    /** Copies a series behind zeros and returns where it begins. */
    private int fill(double[] row, int s, long[] times) {
      if (bottom.length(s) == 0) {
        throw new IllegalArgumentException(
            "series \"" + bottom.id(s) + "\" has no value, must have one; leave it out");
      }
      int begin = Arrays.binarySearch(times, bottom.time(bottom.from(s)));
      for (int at = begin; at < times.length; at++) {
        int position = bottom.from(s) + at - begin;
        if (position >= bottom.to(s)
            || bottom.time(position) != times[at]
            || Double.isNaN(bottom.value(position))) {
          throw new IllegalArgumentException(
              "series \""
                  + bottom.id(s)
                  + "\" has no value at "
                  + bottom.scale().text(times[at])
                  + ", must have one at each time from its first to "
                  + bottom.scale().text(times[times.length - 1])
                  + ", as others have; fill in 0 where nothing was sold, or leave the series out");
        }
        row[at] = bottom.value(position);
      }
      return begin;
    }

    /** Where each node begins: with the first of its series. */
    private static int[] firsts(Hierarchy hierarchy, int[] begins, int length) {
      int[] firsts = new int[hierarchy.nodes().size()];
      Arrays.fill(firsts, length);
      for (int b = 0; b < begins.length; b++) {
        firsts[hierarchy.groupCount() + b] = begins[b];
        for (int level = 0; level < hierarchy.levelCount(); level++) {
          int group = hierarchy.group(level, b);
          firsts[group] = Math.min(firsts[group], begins[b]);
        }
      }
      return firsts;
    }
  }
}
