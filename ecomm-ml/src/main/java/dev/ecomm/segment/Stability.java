package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Whether clusters come back when other rows are looked at: the mean adjusted Rand index between
 * the clusters of all rows and those fitted to two thirds of them.
 *
 * <p>Source: T. Lange, V. Roth, M. Braun, J. Buhmann, Stability-based validation of clustering
 * solutions, Neural Computation 16 (2004), with resamples in the place of splits.
 */
final class Stability {

  private static final int RESAMPLES = 10;

  private final KSweep.Builder options;

  Stability(KSweep.Builder options) {
    this.options = options;
  }

  List<KCriteria> of(
      FeatureMatrix features, List<KMeansModel> models, List<KCriteria> known, Workers workers) {
    SplittableRandom root = new SplittableRandom(options.seed() + 2);
    SplittableRandom[] randoms = new SplittableRandom[RESAMPLES];
    for (int i = 0; i < randoms.length; i++) {
      randoms[i] = root.split();
    }
    int looked = Math.min(features.rows(), RowSample.MOST_ROWS);
    int fitted = Math.max(Math.min(options.to(), looked), looked * 2 / 3);
    double[][] agreement = new double[RESAMPLES][];
    workers.run(
        RESAMPLES,
        (worker, task) ->
            agreement[task] =
                agreement(features, models, looked, fitted, randoms[task], workers.alone()));
    List<KCriteria> all = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      double sum = 0;
      for (double[] resample : agreement) {
        sum += resample[i];
      }
      KCriteria criteria = known.get(i);
      all.add(criteria.k() == 1 ? criteria : criteria.withStability(sum / RESAMPLES));
    }
    return all;
  }

  private double[] agreement(
      FeatureMatrix features,
      List<KMeansModel> models,
      int looked,
      int fitted,
      SplittableRandom random,
      Workers alone) {
    int[] rows = RowSample.draw(features.rows(), looked, random);
    FeatureMatrix sample = RowSample.of(features, rows);
    FeatureMatrix part = RowSample.of(sample, RowSample.draw(looked, fitted, random));
    Partition[] fits = RowSample.fit(part, options.to(), random, alone);
    Points points = Points.of(sample, null);
    double[] agreement = new double[models.size()];
    for (int i = 0; i < agreement.length; i++) {
      int[] all = models.get(i).assignments();
      int[] before = Arrays.stream(rows).map(row -> all[row]).toArray();
      double[] centroids = fits[models.get(i).k() - 1].centroids();
      agreement[i] =
          ClusterCriteria.adjustedRand(before, Partition.of(points, centroids, alone).index());
    }
    return agreement;
  }
}
