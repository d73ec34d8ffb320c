package dev.ecomm.tree;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The golden profiles with labels and a split, and what scikit-learn made of them. */
record Interpretable(FeatureMatrix train, int[] trainLabels, FeatureMatrix test, int[] testLabels) {

  private static final List<String> FEATURES =
      List.of(
          "recency",
          "frequency",
          "monetary",
          "is_first_time_buyer",
          "mean_time_interval",
          "mean_ticket_size",
          "mean_quantity",
          "mean_unique_item",
          "freq_per_month",
          "mean_spent_per_month");

  static Interpretable golden(String labels) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.ofLong("CustomerID"));
    FEATURES.forEach(name -> fields.add(Field.ofDouble(name)));
    DataTable profiles = read("golden/rfm_seed_profile.csv", Schema.of(fields));
    DataTable split =
        read(
            "golden/interpret_labels_and_split.csv",
            Schema.of(
                Field.ofLong("CustomerID"),
                Field.ofLong("published_k8"),
                Field.ofLong("test_row"),
                Field.ofLong("best_k5"),
                Field.ofLong("best_k8")));
    if (!profiles.longs("CustomerID").equals(split.longs("CustomerID"))) {
      throw new IllegalStateException("the golden files have other customers");
    }
    int[] all =
        IntStream.range(0, split.rows())
            .map(row -> Math.toIntExact(split.longs(labels).longAt(row)))
            .toArray();
    int[] train = rows(split, 0);
    int[] test = rows(split, 1);
    FeatureMatrix features = FeatureMatrix.of(profiles, FEATURES);
    return new Interpretable(
        select(features, train), select(all, train), select(features, test), select(all, test));
  }

  private static DataTable read(String file, Schema schema) {
    return Tables.read(DataFolder.require(file).toUri(), schema);
  }

  private static int[] rows(DataTable split, int test) {
    return IntStream.range(0, split.rows())
        .filter(row -> split.longs("test_row").longAt(row) == test)
        .toArray();
  }

  private static int[] select(int[] labels, int[] rows) {
    return Arrays.stream(rows).map(row -> labels[row]).toArray();
  }

  private static FeatureMatrix select(FeatureMatrix features, int[] rows) {
    return FeatureMatrix.of(
        features.names(),
        Arrays.stream(rows).mapToObj(features::row).flatMapToDouble(Arrays::stream).toArray());
  }

  int classes() {
    return 1
        + IntStream.concat(Arrays.stream(trainLabels), Arrays.stream(testLabels))
            .max()
            .orElseThrow();
  }

  /** One figure of scikit-learn's. */
  static double baseline(String labels, String model, String figure) {
    DataTable table =
        read(
            "golden/interpret_baselines.csv",
            Schema.of(
                Field.ofString("labels"),
                Field.ofString("model"),
                Field.ofLong("test_rows"),
                Field.ofLong("classes_in_train"),
                Field.ofLong("classes_in_test"),
                Field.ofDouble("accuracy"),
                Field.ofDouble("f1_macro"),
                Field.ofDouble("precision_macro"),
                Field.ofDouble("recall_macro"),
                Field.ofDouble("train_accuracy")));
    int found =
        IntStream.range(0, table.rows())
            .filter(
                row ->
                    labels.equals(table.strings("labels").textAt(row))
                        && model.equals(table.strings("model").textAt(row)))
            .findFirst()
            .orElseThrow();
    return table.doubles(figure).doubleAt(found);
  }
}
