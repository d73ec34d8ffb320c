package dev.ecomm.segment;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Golden profiles, robust-scaled, and random rows. */
final class Profiles {

  private Profiles() {}

  static FeatureMatrix scaled(String profile) {
    SegmentFeatures features =
        profile.equals("seed") ? SegmentFeatures.seed() : SegmentFeatures.notebook();
    FeatureMatrix matrix = FeatureMatrix.of(golden(profile, features), features.names());
    return new RobustScaler().fit(matrix).transform(matrix);
  }

  static DataTable golden(String profile, SegmentFeatures features) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.ofLong("CustomerID"));
    features.names().forEach(name -> fields.add(Field.ofDouble(name)));
    DataTable table =
        Tables.read(
            DataFolder.require("golden/rfm_" + profile + "_profile.csv").toUri(),
            Schema.of(fields));
    fields.set(0, Field.ofLong("customer_id"));
    return DataTable.of(Schema.of(fields), table.columns());
  }

  static FeatureMatrix blobs(int rows, int features, int blobs, double spread, long seed) {
    Random random = new Random(seed);
    double[] centers = random.doubles((long) blobs * features, -10, 10).toArray();
    double[] values = new double[rows * features];
    for (int row = 0; row < rows; row++) {
      int blob = random.nextInt(blobs);
      for (int j = 0; j < features; j++) {
        values[row * features + j] = centers[blob * features + j] + spread * random.nextGaussian();
      }
    }
    return FeatureMatrix.of(names(features), values);
  }

  static FeatureMatrix noise(int rows, int features, long seed) {
    return FeatureMatrix.of(
        names(features), new SplittableRandom(seed).doubles((long) rows * features).toArray());
  }

  private static List<String> names(int features) {
    List<String> names = new ArrayList<>();
    for (int j = 0; j < features; j++) {
      names.add("f" + j);
    }
    return names;
  }
}
