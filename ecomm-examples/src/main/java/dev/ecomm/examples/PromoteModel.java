package dev.ecomm.examples;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.RobustScaler;
import dev.ecomm.feature.SignedLogScaler;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.registry.AliasMovedException;
import dev.ecomm.registry.Manifest;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Promotion;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.RunDirectory;
import dev.ecomm.registry.RunInfo;
import dev.ecomm.registry.RunWriter;
import dev.ecomm.registry.SegmenterModel;
import dev.ecomm.registry.Verification;
import dev.ecomm.segment.SegmentFeatures;
import dev.ecomm.segment.Segmentation;
import dev.ecomm.segment.SegmentationModel;
import dev.ecomm.store.Stores;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Keeps a segmentation as a numbered release, says which one is in use, and keeps its outputs. */
public final class PromoteModel {

  private static final List<String> FEATURES = List.of("recency", "frequency", "monetary");

  private static final Schema PROFILE =
      Schema.of(
          Field.ofString("customer_id"),
          Field.ofDouble("recency"),
          Field.ofDouble("frequency"),
          Field.ofDouble("monetary"));

  private PromoteModel() {}

  /**
   * Prints the number of the release, what is in use before and after, and where a newcomer goes.
   *
   * @param args a file of profiles with {@code customer_id,recency,frequency,monetary}, an output
   *     directory, and a day
   */
  public static void main(String[] args) {
    DataTable profiles = Tables.read(Stores.uri(args[0]), PROFILE);
    URI directory = Stores.uri(args[1]);
    LocalDate day = LocalDate.parse(args[2]);
    Instant started = Instant.now();
    SegmentationModel fitted =
        Segmentation.builder()
            .features(new SegmentFeatures(FEATURES, new SignedLogScaler().then(new RobustScaler())))
            .maxK(6)
            .build()
            .fit(profiles);

    // snippet: publish
    SegmenterModel model =
        new SegmenterModel(
            "my profile",
            LocalDateTime.of(2011, 12, 10, 0, 0),
            "consensus",
            fitted.choice(),
            fitted.scaler(),
            fitted.clusters());
    ModelRegistry registry = ModelRegistry.at(directory);
    Release release = registry.publish(model.toDraft().build(), "nightly job", day.toString());
    System.out.println("published version " + release.version());
    // end

    // snippet: promote
    Optional<Promotion> before = registry.current("production");
    OptionalInt expected =
        before.isPresent() ? OptionalInt.of(before.get().version()) : OptionalInt.empty();
    try {
      Promotion now = registry.promote("production", release.version(), expected, "nightly job");
      System.out.println(before.map(Promotion::version) + " -> " + now.version());
    } catch (AliasMovedException e) {
      System.out.println("somebody else was faster: " + e.found());
    }
    // end

    // snippet: load
    int inUse = registry.current("production").orElseThrow().version();
    SegmenterModel loaded = SegmenterModel.of(registry.load(inUse));
    FeatureMatrix newcomer = FeatureMatrix.of(FEATURES, 3, 1, 25.5);
    int[] segment = loaded.clusters().assign(loaded.scaler().transform(newcomer));
    System.out.println("a newcomer joins segment " + segment[0] + " of version " + inUse);
    // end

    // snippet: run
    RunDirectory runs = RunDirectory.of(directory, day, Stores.discovered());
    Manifest manifest =
        Manifest.builder(day, "promote-model").seed(0).models(release.files()).build();
    try (RunWriter run = runs.begin()) {
      Tables.write(fitted.toTable(), run.data("segments.csv"));
      run.artifact("choice.txt", fitted.choice().reason() + "\n");
      run.commit(manifest, new RunInfo(started, Instant.now(), List.of(), RunInfo.thisProcess()));
    }
    // end

    // snippet: read
    DataTable segments =
        runs.read(run -> Tables.read(run.data("segments.csv"), fitted.toTable().schema()));
    Verification verified = runs.verify();
    System.out.println(segments.rows() + " customers, as written: " + verified.same());
    // end
  }
}
