package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much smaller the logarithm of the inertia is than for uniform noise in the same box.
 *
 * <p>Rows (4,000 at most) and noise are fitted with the same small effort, since a better fit of
 * one of them would look like structure.
 *
 * <p>Source: R. Tibshirani, G. Walther, T. Hastie, Estimating the number of clusters in a data set
 * via the gap statistic, Journal of the Royal Statistical Society B 63 (2001).
 */
final class GapStatistic {

  private static final int REFERENCES = 10;

  private final KSweep.Builder options;

  GapStatistic(KSweep.Builder options) {
    this.options = options;
  }

  List<KCriteria> of(FeatureMatrix features, List<KCriteria> known, Workers workers) {
    SplittableRandom root = new SplittableRandom(options.seed() + 1);
    int wanted = Math.min(features.rows(), RowSample.MOST_ROWS);
    FeatureMatrix rows =
        RowSample.of(features, RowSample.draw(features.rows(), wanted, root.split()));
    SplittableRandom[] randoms = new SplittableRandom[REFERENCES + 1];
    for (int i = 0; i < randoms.length; i++) {
      randoms[i] = root.split();
    }
    double[][] logs = new double[randoms.length][];
    workers.run(
        randoms.length,
        (worker, task) -> {
          FeatureMatrix fitted = task == 0 ? rows : noise(rows, randoms[task]);
          logs[task] = logs(RowSample.fit(fitted, options.to(), randoms[task], workers.alone()));
        });
    List<KCriteria> all = new ArrayList<>();
    for (KCriteria criteria : known) {
      all.add(gap(criteria, logs));
    }
    return all;
  }

  private static KCriteria gap(KCriteria criteria, double[][] logs) {
    int at = criteria.k() - 1;
    double sum = 0;
    double squares = 0;
    for (int i = 1; i <= REFERENCES; i++) {
      sum += logs[i][at];
      squares += logs[i][at] * logs[i][at];
    }
    double mean = sum / REFERENCES;
    double variance = Math.max(0, squares / REFERENCES - mean * mean);
    double gap = mean - logs[0][at];
    return Double.isFinite(gap)
        ? criteria.withGap(gap, Math.sqrt(variance * (1 + 1.0 / REFERENCES)))
        : criteria;
  }

  private static double[] logs(Partition[] fits) {
    double[] logs = new double[fits.length];
    for (int i = 0; i < fits.length; i++) {
      logs[i] = StrictMath.log(fits[i].inertia());
    }
    return logs;
  }

  /** As many rows, uniform between smallest and largest value of each feature. */
  private static FeatureMatrix noise(FeatureMatrix rows, SplittableRandom random) {
    int d = rows.columns();
    double[] values = new double[rows.rows() * d];
    for (int j = 0; j < d; j++) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (double value : rows.column(j)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      for (int at = j; at < values.length; at += d) {
        values[at] = min + (max - min) * random.nextDouble();
      }
    }
    return FeatureMatrix.of(rows.names(), values);
  }
}
