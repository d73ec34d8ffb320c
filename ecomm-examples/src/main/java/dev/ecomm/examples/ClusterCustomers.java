package dev.ecomm.examples;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.feature.SignedLogScaler;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.segment.KChoice;
import dev.ecomm.segment.KMeansModel;
import dev.ecomm.segment.KSelector;
import dev.ecomm.segment.KSelectors;
import dev.ecomm.segment.KSweep;
import dev.ecomm.segment.KSweepResult;
import dev.ecomm.segment.SegmentFeatures;
import dev.ecomm.segment.Segmentation;
import dev.ecomm.segment.SegmentationModel;
import dev.ecomm.store.Stores;
import java.util.List;

/** Groups customers, asks whether the groups are clear, and puts a new customer into one. */
public final class ClusterCustomers {

  private static final List<String> FEATURES = List.of("recency", "frequency", "monetary");

  private static final Schema PROFILE =
      Schema.of(
          Field.ofString("customer_id"),
          Field.ofDouble("recency"),
          Field.ofDouble("frequency"),
          Field.ofDouble("monetary"));

  private ClusterCustomers() {}

  /**
   * Prints how many segments there are and how sure that is, and writes the segment of each
   * customer.
   *
   * @param args a file of profiles with {@code customer_id,recency,frequency,monetary}, and a file
   *     for the segments
   */
  public static void main(String[] args) {
    DataTable profiles = Tables.read(Stores.uri(args[0]), PROFILE);

    // snippet: segment
    SegmentationModel model =
        Segmentation.builder()
            .features(new SegmentFeatures(FEATURES, new SignedLogScaler().then(new RobustScaler())))
            .maxK(6)
            .seed(42)
            .build()
            .fit(profiles);

    System.out.println(model.clusters().k() + " segments, clear: " + model.clear());
    System.out.println(model.choice().reason());
    Tables.write(model.toTable(), Stores.uri(args[1]));
    // end

    // snippet: steps
    FeatureMatrix features = FeatureMatrix.of(profiles, FEATURES);
    FittedScaler scaler = new SignedLogScaler().then(new RobustScaler()).fit(features);
    KSelector selector = KSelectors.silhouette();

    KSweepResult sweep =
        KSweep.builder().to(6).criteria(selector.needs()).build().run(scaler.transform(features));
    KChoice choice = selector.choose(sweep.criteria());
    KMeansModel clusters = sweep.model(choice.k());
    // end

    // snippet: assign
    String saved = clusters.toJson();

    FeatureMatrix newcomer = FeatureMatrix.of(FEATURES, 3, 1, 25.5);
    int[] cluster = KMeansModel.fromJson(saved).assign(scaler.transform(newcomer));
    System.out.println("a newcomer joins segment " + cluster[0]);
    // end
  }
}
