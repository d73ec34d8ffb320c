package dev.ecomm.examples;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.feature.SignedLogScaler;
import dev.ecomm.interpret.ClusterDescription;
import dev.ecomm.interpret.Interpretation;
import dev.ecomm.interpret.Interpreter;
import dev.ecomm.interpret.InterpreterModel;
import dev.ecomm.interpret.Retraining;
import dev.ecomm.interpret.RetrainingDecision;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.segment.SegmentFeatures;
import dev.ecomm.segment.Segmentation;
import dev.ecomm.segment.SegmentationModel;
import dev.ecomm.store.Stores;
import java.util.List;

/** Says who the customers of each segment are, and whether that still holds for the next run. */
public final class ExplainClusters {

  private static final Schema PROFILE =
      Schema.of(
          Field.ofString("customer_id"),
          Field.ofDouble("recency"),
          Field.ofDouble("frequency"),
          Field.ofDouble("monetary"));

  private ExplainClusters() {}

  /**
   * Prints a name and a rule for each segment, and writes the descriptions.
   *
   * @param args a file of profiles with {@code customer_id,recency,frequency,monetary}, one of a
   *     later run, and a file for the descriptions
   */
  public static void main(String[] args) {
    Segmentation segmentation =
        Segmentation.builder()
            .features(
                new SegmentFeatures(
                    List.of("recency", "frequency", "monetary"),
                    new SignedLogScaler().then(new RobustScaler())))
            .k(2)
            .build();
    DataTable profiles = Tables.read(Stores.uri(args[0]), PROFILE);
    SegmentationModel before = segmentation.fit(profiles);
    SegmentationModel now = segmentation.fit(Tables.read(Stores.uri(args[1]), PROFILE));
    RunContext run = RunContext.withDefaults();

    // snippet: explain
    Interpretation interpretation =
        Interpreter.builder()
            .money("monetary")
            .seed(42)
            .build()
            .fit(before.features(), before.clusters().assignments(), before.clusters().k(), run);

    for (ClusterDescription cluster : interpretation.clusters()) {
      System.out.println(cluster.name() + ": " + cluster.rule().text());
    }
    Tables.write(interpretation.toTable(), Stores.uri(args[2]));
    // end

    // snippet: retrain
    InterpreterModel earlier = InterpreterModel.fromJson(interpretation.model().toJson());
    FeatureMatrix features = now.features();
    int[] clusters = now.clusters().assignments();

    RetrainingDecision decision =
        Retraining.withDefaults()
            .decide(earlier, before.segmenter(), now.segmenter(), features, clusters);
    System.out.println(decision.reason());

    if (!decision.retrain()) {
      InterpreterModel kept = earlier.renumbered(decision.matching().orElseThrow());
      Interpretation again = Interpreter.builder().build().explain(kept, features, clusters, run);
      System.out.println(again.clusters().get(0).name() + " are the most now");
    }
    // end
  }
}
