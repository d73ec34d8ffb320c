package dev.ecomm.tree.xgboost;

import dev.ecomm.feature.FeatureMatrix;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded rows of classes that trees can tell apart, but for some noise. */
final class Samples {

  private static final int COLUMNS = 4;

  private final FeatureMatrix features;
  private final int[] labels;
  private final int classes;

  Samples(FeatureMatrix features, int[] labels, int classes) {
    this.features = features;
    this.labels = labels;
    this.classes = classes;
  }

  /** Columns with ties, with fractions that no float holds, of large values, and a constant one. */
  static Samples of(long seed, int rows, int classes) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[rows * COLUMNS];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      int at = row * COLUMNS;
      values[at] = random.nextInt(12);
      values[at + 1] = random.nextDouble() / 3;
      values[at + 2] = 1e6 * random.nextDouble() - 4e5;
      values[at + 3] = 7;
      double level = values[at] / 12 + values[at + 1] * 3 + values[at + 2] / 1e6;
      labels[row] = (int) Math.floorMod((long) Math.floor(level * 2), (long) classes);
      if (random.nextInt(20) == 0) {
        labels[row] = random.nextInt(classes);
      }
    }
    return new Samples(
        FeatureMatrix.of(List.of("ties", "fractions", "large", "constant"), values),
        labels,
        classes);
  }

  FeatureMatrix features() {
    return features;
  }

  int[] labels() {
    return labels;
  }

  int classes() {
    return classes;
  }
}
