package dev.ecomm.forecast;

import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.tree.RegressionTrainer;
import dev.ecomm.tree.TreeParameters;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes rows of many scaled series, trains on those up to a time and measures errors behind it. */
final class BoostedTraining {
  private final LagRows rows;
  private final SeriesSet scaled;
  private final double[][] columns;
  private final RunContext run;

  /** By series: how many of its values may be learnt from. */
  private final int[] lengths;

  /** By series: the least that is forecast. */
  private final double[] floors;

  BoostedTraining(LagRows rows, SeriesSet series, int[] lengths, RunContext run) {
    this.rows = rows;
    this.lengths = lengths;
    this.run = run;
    this.floors = new double[series.count()];
    double[] values = series.values();
    for (int s = 0; s < series.count(); s++) {
      double[] own = series.values(s);
      double scale = lengths[s] == 0 ? 0 : BoostedModel.scale(own, lengths[s]);
      lengths[s] = scale > 0 ? lengths[s] : 0;
      floors[s] = BoostedModel.floor(Arrays.copyOf(own, lengths[s]));
      for (int at = series.from(s); at < series.to(s); at++) {
        values[at] = scale > 0 ? values[at] / scale : 0;
      }
    }
    this.scaled = series.withValues(values);
    this.columns = rows.atOrigins(scaled, run);
  }

  /** How many pairs of an origin and a step behind it there are, one step an origin. */
  private long origins() {
    long count = 0;
    for (int length : lengths) {
      count += Math.max(0, length - 1);
    }
    return count;
  }

  /**
   * Learns from an origin and one step behind it, drawn by chance, for as many origins as wanted.
   */
  BoostedFit train(
      RegressionTrainer trainer,
      TreeParameters parameters,
      boolean recursive,
      int horizon,
      int mostRows) {
    SplittableRandom random = new SplittableRandom(parameters.seed());
    double share = Math.min(1, (double) mostRows / Math.max(1, origins()));
    int width = rows.columns();
    double[] values = new double[1024 * width];
    double[] targets = new double[1024];
    int count = 0;
    for (int s = 0; s < scaled.count(); s++) {
      int from = scaled.from(s);
      for (int origin = 0; origin + 1 < lengths[s]; origin++) {
        int step = recursive ? 1 : 1 + random.nextInt(horizon);
        boolean wanted = random.nextDouble() < share;
        if (!wanted || origin + step >= lengths[s]) {
          continue;
        }
        if (count == targets.length) {
          values = Arrays.copyOf(values, 2 * values.length);
          targets = Arrays.copyOf(targets, 2 * count);
        }
        rows.write(scaled, columns, from + origin, from, step, values, count * width);
        targets[count++] = scaled.value(from + origin + step);
      }
    }
    if (count == 0) {
      // nothing but zeros, or single values: a row that says 0
      rows.write(scaled, columns, 0, 0, 1, values, 0);
      count = 1;
    }
    return new BoostedFit(
        rows,
        trainer.train(
            rows.matrix(Arrays.copyOf(values, count * width)),
            Arrays.copyOf(targets, count),
            parameters,
            run),
        recursive,
        horizon);
  }

  /** Errors of the steps behind origins that were not learnt from, by step, of all series. */
  ErrorQuantiles[] errors(BoostedFit fit, int horizon, int origins) {
    double[][] errors = new double[horizon][scaled.count() * origins];
    int count = 0;
    for (int s = 0; s < scaled.count(); s++) {
      double[] values = scaled.values(s);
      for (int i = 0; i < origins && lengths[s] > 0; i++) {
        double[] known = Arrays.copyOf(values, lengths[s] + i);
        double[] points = fit.after(known, horizon, floors[s]);
        for (int step = 0; step < horizon; step++) {
          errors[step][count] = values[known.length + step] - points[step];
        }
        count++;
      }
      run.cancellation().throwIfCancelled();
    }
    ErrorQuantiles[] quantiles = new ErrorQuantiles[horizon];
    for (int step = 0; step < horizon; step++) {
      quantiles[step] = new ErrorQuantiles(Arrays.copyOf(errors[step], count), true);
    }
    return quantiles;
  }
}
