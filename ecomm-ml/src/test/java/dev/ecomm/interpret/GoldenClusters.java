package dev.ecomm.interpret;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.segment.SegmentFeatures;
import dev.ecomm.testkit.DataFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The seed's profiles with the clusters and the split of the golden files.
 *
 * @param features the ten columns, not scaled
 * @param clusters of each row
 * @param tested rows of the golden test set
 */
@SuppressWarnings("ArrayRecordComponent") // a bundle for tests, never compared
record GoldenClusters(FeatureMatrix features, int[] clusters, int[] tested) {

  static GoldenClusters of(String labels) {
    List<String> names = SegmentFeatures.seed().names();
    List<Field> fields = new ArrayList<>(List.of(Field.ofLong("CustomerID")));
    names.forEach(name -> fields.add(Field.ofDouble(name)));
    DataTable profile =
        Tables.read(DataFolder.require("golden/rfm_seed_profile.csv").toUri(), Schema.of(fields));
    DataTable golden =
        Tables.read(
            DataFolder.require("golden/interpret_labels_and_split.csv").toUri(),
            Schema.of(
                Field.ofLong("CustomerID"),
                Field.ofLong("published_k8"),
                Field.ofLong("test_row"),
                Field.ofLong("best_k5"),
                Field.ofLong("best_k8")));
    Map<Long, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < golden.rows(); row++) {
      rowOf.put(golden.longs("CustomerID").longAt(row), row);
    }
    LongColumn customers = profile.longs("CustomerID");
    int[] rows =
        IntStream.range(0, profile.rows()).map(row -> rowOf.get(customers.longAt(row))).toArray();
    LongColumn clusters = golden.longs(labels);
    LongColumn tested = golden.longs("test_row");
    return new GoldenClusters(
        FeatureMatrix.of(profile, names),
        IntStream.of(rows).map(row -> (int) clusters.longAt(row)).toArray(),
        IntStream.range(0, rows.length).filter(row -> tested.longAt(rows[row]) == 1).toArray());
  }

  int k() {
    return IntStream.of(clusters).max().orElseThrow() + 1;
  }
}
