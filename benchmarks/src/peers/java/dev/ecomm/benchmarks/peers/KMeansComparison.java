package dev.ecomm.benchmarks.peers;

import dev.ecomm.benchmarks.CustomerRows;
import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.KSweep;
import dev.ecomm.segment.KSweepResult;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;
import smile.clustering.KMeans;
import smile.math.MathEx;

/**
 * How long do Commons Math 3.6.1 and Smile 2.6.0 take until k = 1 to 10 are within a thousandth of
 * the best known inertia? Their restarts are doubled until they are, or 256 are made. For {@code
 * benchmarks/run-kmeans.sh}; one thread.
 *
 * <p>The inertia of everybody is computed here, from centroids, by the same code.
 */
public final class KMeansComparison {
  private static final int LARGEST = 10;
  private static final int MOST_RESTARTS = 256;
  private static final double GOOD = 1.001;
  private static final Well19937c RANDOM = new Well19937c(0);

  private KMeansComparison() {}

  /**
   * Measures and prints.
   *
   * @param args the number of measured rounds, default 3
   */
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
    FeatureMatrix rows = CustomerRows.seedProfile();
    double[][] points = new double[rows.rows()][];
    Arrays.setAll(points, rows::row);
    double[] good = new double[LARGEST + 1];
    for (int k = 1; k <= LARGEST; k++) {
      good[k] = GOOD * CustomerRows.bestKnown(k);
    }
    System.out.println("| contender | ms CPU | k reached | restarts per k |");
    System.out.println("|---|--:|--:|---|");
    ours(rows, points, good, rounds);
    List<DoublePoint> list = Stream.of(points).map(DoublePoint::new).toList();
    peer("Commons Math 3.6.1", points, good, k -> commonsMath(list, k));
    MathEx.setSeed(0);
    peer("Smile 2.6.0", points, good, k -> smile(points, k));
  }

  private static void ours(FeatureMatrix rows, double[][] points, double[] good, int rounds) {
    double[] millis = new double[rounds * 20];
    int missed = 0;
    for (int i = -20; i < millis.length; i++) { // the first twenty warm up
      long begun = cpu();
      KSweepResult sweep =
          KSweep.builder()
              .to(LARGEST)
              .seed(Math.floorMod(i, 20))
              .build()
              .run(rows, RunContext.withDefaults().onThreads(1));
      double taken = (cpu() - begun) / 1e6;
      if (i >= 0) {
        millis[i] = taken;
        for (int k = 1; k <= LARGEST; k++) {
          double[][] centroids = new double[k][];
          Arrays.setAll(centroids, sweep.model(k).centroids()::row);
          missed += inertia(points, centroids) > good[k] ? 1 : 0;
        }
      }
    }
    Arrays.sort(millis);
    print("ecomm, median of 20 seeds", millis[millis.length / 2], LARGEST, missed + " missed");
  }

  private static void peer(
      String name, double[][] points, double[] good, IntFunction<double[][]> cluster) {
    for (int i = 0; i < 200; i++) { // warm-up
      inertia(points, cluster.apply(2 + i % (LARGEST - 1)));
    }
    int reached = 0;
    StringBuilder restarts = new StringBuilder();
    long begun = cpu();
    for (int k = 1; k <= LARGEST; k++) {
      double best = Double.POSITIVE_INFINITY;
      int made = 0;
      for (int wanted = 1; wanted <= MOST_RESTARTS && best > good[k]; wanted *= 2) {
        for (; made < wanted; made++) {
          best = Math.min(best, inertia(points, cluster.apply(k)));
        }
      }
      reached += best <= good[k] ? 1 : 0;
      restarts.append(best <= good[k] ? " " + made : " not reached");
    }
    print(name, (cpu() - begun) / 1e6, reached, restarts.toString().strip());
  }

  private static double[][] commonsMath(List<DoublePoint> points, int k) {
    return new KMeansPlusPlusClusterer<DoublePoint>(k, 300, new EuclideanDistance(), RANDOM)
        .cluster(points).stream()
            .map(cluster -> cluster.getCenter().getPoint())
            .toArray(double[][]::new);
  }

  /** Smile asks for two clusters at least; of one there is one, the means. */
  private static double[][] smile(double[][] points, int k) {
    return k == 1
        ? new double[][] {MathEx.colMeans(points)}
        : KMeans.fit(points, k, 300, 1e-4).centroids;
  }

  private static double inertia(double[][] points, double[][] centroids) {
    double sum = 0;
    for (double[] point : points) {
      double least = Double.POSITIVE_INFINITY;
      for (double[] centroid : centroids) {
        double squared = 0;
        for (int j = 0; j < point.length; j++) {
          squared += (point[j] - centroid[j]) * (point[j] - centroid[j]);
        }
        least = Math.min(least, squared);
      }
      sum += least;
    }
    return sum;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void print(String name, double millis, int reached, String restarts) {
    System.out.printf(
        Locale.ROOT, "| %s | %.0f | %d of %d | %s |%n", name, millis, reached, LARGEST, restarts);
  }
}
