package dev.ecomm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.feature.MinMaxScaler;
import dev.ecomm.feature.StandardScaler;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.DoubleColumn;
import dev.ecomm.model.Field;
import dev.ecomm.model.LongColumn;
import dev.ecomm.model.Schema;
import dev.ecomm.model.StringColumn;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentationTest {

  private static final SegmentFeatures ONE_FEATURE =
      new SegmentFeatures(List.of("spend"), new MinMaxScaler());

  private static DataTable spend(double... values) {
    long[] ids = new long[values.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = 100 + i;
    }
    return DataTable.of(
        Schema.of(Field.ofLong("customer_id"), Field.ofDouble("spend")),
        LongColumn.of(ids),
        DoubleColumn.of(values));
  }

  @Test
  void the_seed_selector_gives_the_seeds_eight_segments() {
    SegmentationModel model =
        Segmentation.builder()
            .features(SegmentFeatures.seed())
            .selector(KSelectors.seed())
            .build()
            .fit(Profiles.golden("seed", SegmentFeatures.seed()));

    assertThat(model.clusters().sizes()).containsExactly(4250, 85, 22, 6, 3, 3, 2, 1);
    assertThat(model.clear()).isTrue();
    assertThat(model.withoutSegment()).isZero();
  }

  @Test
  void textbook_customers_without_a_purchase_are_segment_minus_one_and_counted() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.ofString("CustomerID"));
    fields.add(Field.ofDouble("tenure_days"));
    SegmentFeatures.standard()
        .names()
        .forEach(
            name -> fields.add(name.startsWith("n_") ? Field.ofLong(name) : Field.ofDouble(name)));
    DataTable golden =
        Tables.read(DataFolder.require("golden/rfm_textbook.csv.gz").toUri(), Schema.of(fields));
    fields.set(0, Field.ofString("customer_id"));

    SegmentationModel model =
        Segmentation.builder().k(4).build().fit(DataTable.of(Schema.of(fields), golden.columns()));

    assertThat(model.withoutSegment()).isEqualTo(34);
    assertThat(model.toTable().rows()).isEqualTo(4372);
    assertThat(model.clusters().assignments()).hasSize(4338);
    assertThat(model.choice().reason()).isEqualTo("k was given");
  }

  @Test
  void purchases_may_be_counted_in_doubles_and_a_missing_count_is_none() {
    DataTable profiles =
        spend(1, 90, 2, 3, 50)
            .withColumn("n_purchase_invoices", DoubleColumn.ofNanAsMissing(1, 2, 0, 1, Double.NaN));

    SegmentationModel model =
        Segmentation.builder().features(ONE_FEATURE).k(2).build().fit(profiles);

    assertThat(model.toTable().longs("segment").toArray()).containsExactly(0, 1, -1, 0, -1);
  }

  @Test
  void segments_are_a_table_in_the_order_of_the_customers() {
    SegmentationModel model =
        Segmentation.builder().features(ONE_FEATURE).k(2).build().fit(spend(1, 90, 2, 3));

    assertThat(model.toTable())
        .isEqualTo(
            DataTable.of(
                Schema.of(Field.ofLong("customer_id"), Field.ofLong("segment")),
                LongColumn.of(100, 101, 102, 103),
                LongColumn.of(0, 1, 0, 0)));
    assertThat(model.scaler().inverse(model.clusters().centroids()).toArray())
        .containsExactly(2, 90);
  }

  @Test
  void where_nothing_is_clear_the_silhouettes_choice_is_taken_and_said() {
    double[] noise = Profiles.noise(200, 1, 4).toArray();

    SegmentationModel model =
        Segmentation.builder().features(ONE_FEATURE).build().fit(spend(noise));

    assertThat(model.clear()).isFalse();
    assertThat(model.clusters().k())
        .isEqualTo(KSelectors.silhouette().choose(model.choice().criteria()).k());
  }

  @Test
  void equal_customers_and_a_single_customer_are_one_segment() {
    Segmentation segmentation = Segmentation.builder().features(ONE_FEATURE).build();

    assertThat(segmentation.fit(spend(5, 5, 5)).clusters().k()).isEqualTo(1);
    assertThat(segmentation.fit(spend(5)).clusters().k()).isEqualTo(1);
    assertThat(segmentation.fit(spend(5)).choice().reason()).contains("all rows are equal");
  }

  @Test
  void a_saved_segmenter_puts_new_customers_into_the_same_segments() {
    SegmentationModel model =
        Segmentation.builder().features(ONE_FEATURE).k(2).build().fit(spend(1, 90, 2, 3));

    Segmenter saved =
        new Segmenter(
            FittedScaler.fromJson(model.scaler().toJson()),
            KMeansModel.fromJson(model.clusters().toJson()));

    RunContext run = RunContext.withDefaults();
    assertThat(saved.assign(spend(88, 4, -7), run)).containsExactly(1, 0, 0);
    assertThat(model.segmenter().assign(spend(1, 90, 2, 3), run)).containsExactly(0, 1, 0, 0);
    assertThat(saved.assign(spend(), run)).isEmpty();
  }

  @Test
  void new_customers_without_a_purchase_are_segment_minus_one() {
    SegmentationModel model =
        Segmentation.builder().features(ONE_FEATURE).k(2).build().fit(spend(1, 90, 2, 3));
    DataTable customers =
        DataTable.of(
            Schema.of(
                Field.ofLong("customer_id"),
                Field.ofLong("n_purchase_invoices"),
                Field.ofDouble("spend")),
            LongColumn.of(7, 8),
            LongColumn.of(0, 1),
            DoubleColumn.of(90, 90));

    assertThat(model.segmenter().assign(customers, RunContext.withDefaults()))
        .containsExactly(-1, 1);
  }

  @Test
  void scaler_and_centroids_of_different_features_do_not_go_together() {
    SegmentationModel spend =
        Segmentation.builder().features(ONE_FEATURE).k(1).build().fit(spend(1, 2));
    FittedScaler other =
        new MinMaxScaler().fit(FeatureMatrix.of(List.of("visits"), new double[] {1, 2}));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Segmenter(other, spend.clusters()))
        .withMessage("the scaler is of [visits], must be of [spend] like the centroids");
  }

  @Test
  void threads_change_nothing() {
    DataTable profiles = spend(Profiles.blobs(400, 1, 4, 1, 2).toArray());
    Segmentation segmentation = Segmentation.builder().features(ONE_FEATURE).maxK(6).build();
    RunContext one = RunContext.withDefaults().onThreads(1);

    assertThat(segmentation.fit(profiles, one.onThreads(3)).toTable())
        .isEqualTo(segmentation.fit(profiles, one).toTable());
  }

  @Test
  void bad_profiles_are_refused_with_the_reason() {
    Segmentation segmentation = Segmentation.builder().features(ONE_FEATURE).k(3).build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> segmentation.fit(spend()))
        .withMessage("profiles has 0 customers, none with a purchase; there is nobody to segment");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> segmentation.fit(spend(1, 2)))
        .withMessageStartingWith("there are 2 rows for k = 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> segmentation.fit(spend(1, Double.NaN, 2, 3)))
        .withMessageStartingWith("feature \"spend\" of row 1 (customer_id 101) is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Segmentation.builder().build().fit(spend(1)))
        .withMessageStartingWith("no column \"recency_days_exact\"");
  }

  @Test
  void identifiers_may_be_texts_and_features_anybodys() {
    DataTable profiles =
        DataTable.of(
            Schema.of(Field.ofString("customer_id"), Field.ofLong("visits")),
            StringColumn.of("a", "b", "c"),
            LongColumn.of(1, 1, 9));
    SegmentFeatures visits = new SegmentFeatures(List.of("visits"), new StandardScaler());

    assertThat(
            Segmentation.builder()
                .features(visits)
                .k(2)
                .seed(3)
                .build()
                .fit(profiles)
                .toTable()
                .longs("segment")
                .toArray())
        .containsExactly(0, 0, 1);
  }
}
