package dev.ecomm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.clean.Packs;
import dev.ecomm.interpret.Retraining;
import dev.ecomm.interpret.RetrainingDecision.Cause;
import dev.ecomm.json.JsonNode;
import dev.ecomm.json.JsonText;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.model.LongColumn;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.SegmenterModel;
import dev.ecomm.rfm.Rfm;
import dev.ecomm.rfm.RfmDefinition;
import dev.ecomm.rfm.RfmTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import dev.ecomm.synthetic.SyntheticInvoices;
import dev.ecomm.testkit.MemoryStore;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomerSegmentationTest {
  private static final RunContext RUN = RunContext.withDefaults();
  private static final LocalDate DAY = LocalDate.of(2011, 12, 10);
  private static final CustomerSegmentation FOUR = CustomerSegmentation.builder().k(4).build();

  private final ModelRegistry registry =
      ModelRegistry.builder(URI.create("mem:/out"))
          .stores(Stores.discovered().with(new MemoryStore()))
          .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
          .build();

  private static RfmTable profiles(RfmDefinition definition, long seed) {
    InvoiceTable lines = SyntheticInvoices.of(8_000, seed);
    return Rfm.builder()
        .definition(definition)
        .build()
        .compute(Packs.retail().apply(lines).table());
  }

  private Release publish(CustomerSegments segments) {
    return registry.publish(segments.draft(), "test", DAY.toString());
  }

  @Test
  void the_first_run_segments_explains_and_names() {
    RfmTable profiles = profiles(RfmDefinition.STANDARD, 1);

    CustomerSegments segments = FOUR.run(profiles, Optional.empty(), RUN);

    assertThat(segments.decision().cause()).isEqualTo(Cause.FIRST);
    assertThat(segments.names().names()).hasSize(4).doesNotHaveDuplicates();
    DataTable table = segments.clusterRfm();
    assertThat(table.rows()).isEqualTo(profiles.rows());
    assertThat(table.schema().names()).endsWith("cluster", "cluster_name");
    LongColumn clusters = table.longs("cluster");
    for (int row = 0; row < table.rows(); row++) {
      assertThat(table.column("cluster_name").isMissing(row)).isEqualTo(clusters.longAt(row) < 0);
    }
  }

  @Test
  void a_release_puts_the_same_customers_into_the_same_segments() {
    RfmTable profiles = profiles(RfmDefinition.SEED, 1);
    CustomerSegments segments = FOUR.run(profiles, Optional.empty(), RUN);

    Release release = publish(segments);

    assertThat(segments.isReleasedAs(release)).isTrue();
    assertThat(SegmentNames.of(registry.load(1))).contains(segments.names());
    assertThat(
            LongColumn.of(
                SegmenterModel.of(registry.load(1)).segmenter().assign(profiles.toTable(), RUN)))
        .isEqualTo(segments.clusterRfm().longs("cluster"));
  }

  @Test
  void a_second_run_on_the_same_customers_keeps_the_interpreters_file() {
    RfmTable profiles = profiles(RfmDefinition.STANDARD, 1);
    publish(FOUR.run(profiles, Optional.empty(), RUN));

    CustomerSegments again = FOUR.run(profiles, registry.latest(), RUN);
    Release second = publish(again);

    assertThat(again.decision().cause()).isEqualTo(Cause.STILL_GOOD);
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.part(SegmenterModel.INTERPRETER).orElseThrow().version()).isEqualTo(1);
    assertThat(second.part(SegmenterModel.SCALER).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void an_interpreter_that_is_kept_under_other_numbers_is_written_with_them() {
    CustomerSegments first = FOUR.run(profiles(RfmDefinition.STANDARD, 1), Optional.empty(), RUN);
    publish(first);
    CustomerSegmentation lenient =
        CustomerSegmentation.builder()
            .k(4)
            .retraining(Retraining.builder().minMacroF1(0).build())
            .build();

    for (long seed = 2; seed < 12; seed++) {
      CustomerSegments other =
          lenient.run(profiles(RfmDefinition.STANDARD, seed), registry.latest(), RUN);
      Release release = publish(other);
      assertThat(other.isReleasedAs(registry.load(release.version()))).isTrue();
      if (release.part(SegmenterModel.INTERPRETER).orElseThrow().version() > 1) {
        return; // the numbers changed, and the release knows it
      }
    }
    throw new AssertionError("no seed changed the numbers of the clusters");
  }

  @Test
  void another_number_of_segments_and_a_wish_train_anew() {
    RfmTable profiles = profiles(RfmDefinition.STANDARD, 1);
    publish(FOUR.run(profiles, Optional.empty(), RUN));
    CustomerSegmentation three = CustomerSegmentation.builder().k(3).build();
    CustomerSegmentation forced =
        CustomerSegmentation.builder()
            .k(4)
            .retraining(Retraining.builder().forced(true).build())
            .build();

    assertThat(three.run(profiles, registry.latest(), RUN).decision().cause())
        .isEqualTo(Cause.K_CHANGED);
    assertThat(forced.run(profiles, registry.latest(), RUN).decision().cause())
        .isEqualTo(Cause.FORCED);
  }

  @Test
  void another_definition_trains_anew() {
    publish(FOUR.run(profiles(RfmDefinition.STANDARD, 1), Optional.empty(), RUN));

    assertThat(FOUR.run(profiles(RfmDefinition.SEED, 1), registry.latest(), RUN).decision().cause())
        .isEqualTo(Cause.FEATURES_CHANGED);
  }

  @Test
  void the_control_file_has_the_seeds_fields_first() {
    CustomerSegments segments = FOUR.run(profiles(RfmDefinition.SEED, 1), Optional.empty(), RUN);

    String control = segments.controlFile(DAY, publish(segments));

    JsonNode tree = JsonText.read("control", control, node -> node);
    assertThat(tree.flag("is_train_interpreter")).isTrue();
    assertThat(tree.flag("is_anomaly_exist"))
        .isEqualTo(segments.interpretation().seedImportance().isAnomalyExist());
    assertThat(tree.node("interpreter_params").whole("max_depth")).isEqualTo(5);
    JsonNode metrics = tree.node("interpreter_metrics");
    assertThat(metrics.text("exec_date")).isEqualTo("2011-12-10");
    assertThat(metrics.text("interpreter_train_date")).isEqualTo("2011-12-10");
    assertThat(metrics.whole("interpreter_model_version")).isEqualTo(1);
    assertThat(metrics.number("accuracy")).isBetween(0.5, 1.0);
    assertThat(tree.texts("models"))
        .containsExactly(
            "cluster_interpreter_v1.json",
            "segment_names_v1.json",
            "segmenter_scaler_v1.json",
            "kmeans_segmenter_v1.json");
    assertThat(tree.nodes("clusters")).hasSize(4);
    assertThat(control.indexOf("interpreter_params")).isLessThan(control.indexOf("format"));
  }

  @Test
  void threads_change_nothing() {
    RfmTable profiles = profiles(RfmDefinition.STANDARD, 3);
    CustomerSegmentation service = CustomerSegmentation.withDefaults();

    CustomerSegments one = service.run(profiles, Optional.empty(), RUN.onThreads(1));
    CustomerSegments two = service.run(profiles, Optional.empty(), RUN.onThreads(2));

    assertThat(two.clusterRfm()).isEqualTo(one.clusterRfm());
    assertThat(two.interpretation().importanceTable())
        .isEqualTo(one.interpretation().importanceTable());
    assertThat(two.isReleasedAs(publish(one))).isTrue();
  }

  @Test
  void options_out_of_range_are_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerSegmentation.builder().k(0))
        .withMessage("k is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerSegmentation.builder().maxK(-1))
        .withMessage("maxK is -1, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerSegmentation.builder().selector("dice"));
  }
}
