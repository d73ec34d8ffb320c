package dev.ecomm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LloydTest {

  private static Lloyd run(
      FeatureMatrix rows, int k, boolean bounded, int threads, int iterations) {
    Points points = Points.of(rows, null);
    double[] start = new double[k * rows.columns()];
    for (int c = 0; c < k; c++) {
      points.copyRow(c, start, c * rows.columns());
    }
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(threads))) {
      Lloyd lloyd = new Lloyd(points, start, bounded, workers);
      lloyd.run(iterations, 0);
      return lloyd;
    }
  }

  @ParameterizedTest
  @CsvSource({"10000,10,60,50", "5000,3,4,17", "3000,1,7,20", "9000,5,30,40", "700,13,9,16"})
  void bounds_spare_work_and_change_no_bit(int rows, int features, int blobs, int k) {
    FeatureMatrix matrix = Profiles.blobs(rows, features, blobs, 1, rows);

    Lloyd plain = run(matrix, k, false, 1, 60);
    Lloyd bounded = run(matrix, k, true, 1, 60);
    Lloyd threaded = run(matrix, k, true, 3, 60);

    assertThat(bounded.centroids()).containsExactly(plain.centroids());
    assertThat(bounded.iterations()).isEqualTo(plain.iterations());
    assertThat(threaded.centroids()).containsExactly(plain.centroids());
  }

  @ParameterizedTest
  @CsvSource({"8", "20"})
  void it_agrees_with_lloyds_iterations_written_plainly(int k) {
    FeatureMatrix matrix = Profiles.blobs(2000, 4, 10, 2, k);

    double[] ours = run(matrix, k, true, 1, 12).centroids();
    double[] plain = plainly(matrix, k, 12);

    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i]).isCloseTo(plain[i], org.assertj.core.api.Assertions.within(1e-9));
    }
  }

  private static double[] plainly(FeatureMatrix rows, int k, int iterations) {
    int d = rows.columns();
    double[] centroids = new double[k * d];
    for (int c = 0; c < k; c++) {
      System.arraycopy(rows.row(c), 0, centroids, c * d, d);
    }
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[] sums = new double[k * d];
      int[] counts = new int[k];
      for (int row = 0; row < rows.rows(); row++) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < k; c++) {
          double distance = 0;
          for (int j = 0; j < d; j++) {
            distance += Math.pow(rows.at(row, j) - centroids[c * d + j], 2);
          }
          if (distance < least) {
            least = distance;
            nearest = c;
          }
        }
        counts[nearest]++;
        for (int j = 0; j < d; j++) {
          sums[nearest * d + j] += rows.at(row, j);
        }
      }
      for (int at = 0; at < sums.length; at++) {
        centroids[at] = counts[at / d] == 0 ? centroids[at] : sums[at] / counts[at / d];
      }
    }
    return centroids;
  }

  @ParameterizedTest
  @CsvSource({"2", "3"})
  void a_centroid_without_rows_moves_to_the_row_farthest_from_its_own(int iterations) {
    FeatureMatrix rows = FeatureMatrix.of(List.of("x"), 0, 1, 2, 100);
    Points points = Points.of(rows, null);
    try (Workers workers = Workers.of(RunContext.withDefaults().onThreads(1))) {
      Lloyd lloyd = new Lloyd(points, new double[] {1, 1000}, true, workers);
      lloyd.run(iterations, 0);

      assertThat(lloyd.centroids()).containsExactly(1, 100);
    }
  }
}
