package dev.ecomm.tree.smile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import dev.ecomm.tree.TreeClassifier;
import dev.ecomm.tree.TreeKind;
import dev.ecomm.tree.TreeParameters;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clusters of 1 to some 4,000 customers of the real data, from the seed's unscaled profile. */
class GoldenClustersTest {

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

  @ParameterizedTest
  @CsvSource({
    "published_k8, BOOSTING, 30, 0.990",
    "published_k8, FOREST, 200, 0.985",
    "best_k8, FOREST, 200, 0.980"
  })
  void customers_of_the_test_rows_are_told_apart(
      String clusters, TreeKind kind, int trees, double least) {
    DataTable profile =
        Tables.read(
            DataFolder.require("golden/rfm_seed_profile.csv").toUri(),
            Schema.of(FEATURES.stream().map(Field::ofDouble).toList()));
    DataTable split =
        Tables.read(
            DataFolder.require("golden/interpret_labels_and_split.csv").toUri(),
            Schema.of(Stream.of(clusters, "test_row").map(Field::ofLong).toList()));
    int[] labels = whole(split, clusters);
    int[] test = whole(split, "test_row");
    int[] trainRows = IntStream.range(0, test.length).filter(row -> test[row] == 0).toArray();
    int[] testRows = IntStream.range(0, test.length).filter(row -> test[row] == 1).toArray();

    long start = System.nanoTime();
    TreeClassifier classifier =
        new SmileTrainer()
            .train(
                rows(profile, trainRows),
                pick(labels, trainRows),
                8,
                new TreeParameters(
                    kind, trees, kind == TreeKind.FOREST ? 15 : 6, 1, 0.3, 1, 1, 0, 0, 0),
                RunContext.withDefaults());
    long milliseconds = (System.nanoTime() - start) / 1_000_000;

    int[] predicted = classifier.predict(rows(profile, testRows));
    int[] truth = pick(labels, testRows);
    long right = IntStream.range(0, truth.length).filter(i -> truth[i] == predicted[i]).count();
    double accuracy = (double) right / truth.length;
    System.out.printf(
        Locale.ROOT,
        "smile, %s, %s of %d: accuracy %.6f on %d test rows, trained in %d ms%n",
        clusters,
        kind,
        trees,
        accuracy,
        truth.length,
        milliseconds);
    assertThat(accuracy).isGreaterThanOrEqualTo(least);
  }

  private static int[] whole(DataTable table, String column) {
    LongColumn longs = (LongColumn) table.column(column);
    return IntStream.range(0, table.rows())
        .map(row -> Math.toIntExact(longs.longAt(row)))
        .toArray();
  }

  private static FeatureMatrix rows(DataTable profile, int[] rows) {
    FeatureMatrix all = FeatureMatrix.of(profile, FEATURES);
    double[] values =
        IntStream.of(rows).boxed().flatMapToDouble(row -> DoubleStream.of(all.row(row))).toArray();
    return FeatureMatrix.of(FEATURES, values);
  }

  private static int[] pick(int[] labels, int[] rows) {
    return IntStream.of(rows).map(row -> labels[row]).toArray();
  }
}
