package dev.ecomm.benchmarks;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.segment.SegmentFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is clustered: the seed's 4,372 customers, or a mixture of blobs. */
public final class CustomerRows {

  private CustomerRows() {}

  /**
   * Reads the golden profile of the seed from the folder of {@code ecomm.data}, robust-scaled.
   *
   * @return 4,372 x 10
   */
  public static FeatureMatrix seedProfile() {
    List<String> names = SegmentFeatures.seed().names();
    DataTable profile =
        Tables.read(
            golden("rfm_seed_profile.csv").toUri(),
            Schema.of(names.stream().map(Field::ofDouble).toList()));
    FeatureMatrix features = FeatureMatrix.of(profile, names);
    return new RobustScaler().fit(features).transform(features);
  }

  /**
   * Reads the smallest inertia that anybody found on that profile.
   *
   * @param k 1 to 20
   * @return the best known inertia
   */
  public static double bestKnown(int k) {
    DataTable found =
        Tables.read(
            golden("segment_inertia_seed_profile.csv").toUri(),
            Schema.of(Field.ofDouble("best_known"), Field.ofDouble("long_random_swap")));
    double best = found.doubles("best_known").doubleAt(k - 1);
    double longer = found.doubles("long_random_swap").doubleAt(k - 1);
    return Double.isNaN(longer) ? best : Math.min(best, longer);
  }

  private static Path golden(String file) {
    return Path.of(System.getProperty("ecomm.data", "../shared"), "golden", file);
  }

  /**
   * Draws rows around random centers.
   *
   * @param rows how many
   * @param features how many
   * @param blobs how many centers
   * @return the rows, in random order
   */
  public static FeatureMatrix blobs(int rows, int features, int blobs) {
    Random random = new Random(InvoiceFiles.SEED);
    double[] centers = random.doubles((long) blobs * features, -10, 10).toArray();
    double[] values = new double[rows * features];
    for (int row = 0; row < rows; row++) {
      int blob = random.nextInt(blobs);
      for (int j = 0; j < features; j++) {
        values[row * features + j] = centers[blob * features + j] + random.nextGaussian();
      }
    }
    List<String> names = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      names.add("f" + j);
    }
    return FeatureMatrix.of(names, values);
  }
}
