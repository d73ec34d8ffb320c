package dev.ecomm.registry;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.feature.SignedLogScaler;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.segment.SegmentFeatures;
import dev.ecomm.segment.Segmentation;
import dev.ecomm.segment.SegmentationModel;
import java.time.LocalDateTime;
import java.util.List;

/** A small segmentation of customers in two groups, for tests. */
final class Models {

  static final List<String> FEATURES = List.of("recency", "monetary");

  private Models() {}

  static SegmenterModel segmenter() {
    SegmentationModel model =
        Segmentation.builder()
            .features(new SegmentFeatures(FEATURES, new SignedLogScaler().then(new RobustScaler())))
            .maxK(4)
            .seed(7)
            .build()
            .fit(profiles());
    return new SegmenterModel(
        "seed",
        LocalDateTime.of(2011, 12, 10, 0, 0),
        "consensus",
        model.choice(),
        model.scaler(),
        model.clusters());
  }

  static DataTable profiles() {
    StringColumn.Builder ids = new StringColumn.Builder();
    DoubleColumn.Builder recency = new DoubleColumn.Builder();
    DoubleColumn.Builder monetary = new DoubleColumn.Builder();
    for (int i = 0; i < 40; i++) {
      boolean lapsed = i % 2 == 0;
      ids.add("c" + i);
      recency.add(lapsed ? 300 + i : 3 + i / 8.0);
      monetary.add(lapsed ? 20 + i / 4.0 : 2_000 + 9.25 * i);
    }
    return DataTable.of(
        Schema.of(
            Field.ofString("customer_id"), Field.ofDouble("recency"), Field.ofDouble("monetary")),
        ids.build(),
        recency.build(),
        monetary.build());
  }

  static FeatureMatrix newcomers() {
    return FeatureMatrix.of(FEATURES, 5, 1_500, 320, 12.5, 4, 2_400);
  }

  /** The clusters of {@link #newcomers()}. */
  static int[] assigned(SegmenterModel model) {
    return model.clusters().assign(model.scaler().transform(newcomers()));
  }

  /** Stands for what explains the clusters: the registry only keeps it. */
  static String interpreter(String rule) {
    return "{\n  \"type\": \"interpreter\",\n  \"rule\": \"" + rule + "\"\n}\n";
  }

  /** A release of two files besides the head, as a run makes one. */
  static ReleaseDraft draft(String rule) {
    return segmenter().toDraft().part(SegmenterModel.INTERPRETER, interpreter(rule)).build();
  }

  /** A draft that costs no fit. */
  static ReleaseDraft small(String text) {
    return ReleaseDraft.of("{\"text\": \"" + text + "\"}")
        .part("segmenter_scaler", "{\"scaler\": \"" + text + "\"}")
        .build();
  }
}
