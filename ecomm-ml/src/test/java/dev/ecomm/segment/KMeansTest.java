package dev.ecomm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.RunContext;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KMeansTest {

  private static final RunContext ONE = RunContext.withDefaults().onThreads(1);

  private static KMeans.Builder k(int k) {
    return KMeans.builder().k(k);
  }

  @ParameterizedTest
  @EnumSource(KMeansInit.class)
  void separate_blobs_are_found(KMeansInit init) {
    FeatureMatrix rows = FeatureMatrix.of(List.of("x"), 0, 100, 1, 101, 50, 2);

    KMeansModel model = k(3).init(init).build().fit(rows);

    assertThat(model.sizes()).containsExactly(3, 2, 1);
    assertThat(model.centroids().toArray()).containsExactly(1, 100.5, 50);
    assertThat(model.assignments()).containsExactly(0, 1, 0, 1, 2, 0);
    assertThat(model.inertia()).isEqualTo(2.5);
    assertThat(model.converged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 25})
  void threads_change_no_bit(int k) {
    FeatureMatrix rows = Profiles.blobs(3000, 6, 20, 1.5, 3);

    KMeansModel one = k(k).seed(5).build().fit(rows, ONE);
    KMeansModel four = k(k).seed(5).build().fit(rows, ONE.onThreads(4));

    assertThat(four).isEqualTo(one);
  }

  @Test
  void threads_change_no_bit_where_they_share_the_rows() {
    FeatureMatrix rows = Profiles.blobs(60_000, 3, 6, 1, 3);
    KMeans means = k(6).restarts(2).swaps(2).build();

    assertThat(means.fit(rows, ONE.onThreads(3))).isEqualTo(means.fit(rows, ONE));
  }

  @Test
  void a_weight_of_two_counts_as_the_same_row_twice() {
    FeatureMatrix once = FeatureMatrix.of(List.of("x"), 0, 3, 10, 11);
    FeatureMatrix twice = FeatureMatrix.of(List.of("x"), 0, 3, 3, 10, 11);

    KMeansModel weighted = k(2).build().fit(once, new double[] {1, 2, 1, 1}, ONE);
    KMeansModel repeated = k(2).build().fit(twice, ONE);

    assertThat(weighted.inertia()).isCloseTo(repeated.inertia(), within(1e-12));
    assertThat(sorted(weighted)).containsExactly(sorted(repeated));
  }

  private static double[] sorted(KMeansModel model) {
    double[] values = model.centroids().toArray();
    Arrays.sort(values);
    return values;
  }

  @Test
  void new_rows_go_to_the_nearest_centroid_and_ties_to_the_lower_number() {
    KMeansModel model = k(2).build().fit(FeatureMatrix.of(List.of("x"), 0, 0, 0, 10), ONE);

    assertThat(model.assign(FeatureMatrix.of(List.of("x"), -3, 4, 5, 6, 99)))
        .containsExactly(0, 0, 0, 1, 1);
  }

  @Test
  void the_rows_of_the_fit_are_assigned_as_in_the_fit() {
    FeatureMatrix rows = Profiles.blobs(2000, 4, 9, 3, 8);
    KMeansModel model = k(9).build().fit(rows, ONE);

    assertThat(model.assign(rows, ONE.onThreads(2))).containsExactly(model.assignments());
  }

  @Test
  void fewer_distinct_rows_than_k_leave_clusters_empty() {
    FeatureMatrix rows = FeatureMatrix.of(List.of("x"), 1, 1, 2, 2, 2);

    KMeansModel model = k(4).build().fit(rows, ONE);

    assertThat(model.sizes()).containsExactly(3, 2, 0, 0);
    assertThat(model.inertia()).isZero();
  }

  @Test
  void one_row_is_its_own_centroid() {
    KMeansModel model = k(1).build().fit(FeatureMatrix.of(List.of("x", "y"), 3, 4), ONE);

    assertThat(model.centroids().toArray()).containsExactly(3, 4);
    assertThat(model.inertia()).isZero();
  }

  @Test
  void a_constant_feature_changes_nothing() {
    FeatureMatrix rows = FeatureMatrix.of(List.of("x", "c"), 0, 7, 1, 7, 9, 7, 10, 7);

    assertThat(k(2).build().fit(rows, ONE).inertia()).isEqualTo(1);
  }

  @Test
  void plain_k_means_without_bounds_gives_the_same_model() {
    FeatureMatrix rows = Profiles.blobs(4000, 5, 30, 1, 4);
    KMeans.Builder plain = k(30).restarts(1).swaps(0).seed(3);

    assertThat(plain.bounds(false).build().fit(rows, ONE))
        .isEqualTo(plain.bounds(true).build().fit(rows, ONE));
  }

  @Test
  void iterations_end_at_their_limit_or_within_the_tolerance() {
    FeatureMatrix rows = Profiles.noise(3000, 3, 1);
    KMeans.Builder plain = k(12).restarts(1).swaps(0);

    KMeansModel limited = plain.maxIterations(2).build().fit(rows, ONE);
    KMeansModel loose = plain.maxIterations(300).tolerance(0.05).build().fit(rows, ONE);
    KMeansModel exact = plain.tolerance(0).build().fit(rows, ONE);

    assertThat(limited.iterations()).isEqualTo(2);
    assertThat(limited.converged()).isFalse();
    assertThat(loose.converged()).isTrue();
    assertThat(loose.iterations()).isLessThan(exact.iterations());
  }

  @Test
  void it_can_start_from_given_centroids() {
    FeatureMatrix rows = FeatureMatrix.of(List.of("x"), 0, 1, 10, 11);
    FeatureMatrix start = FeatureMatrix.of(List.of("x"), 0, 1);

    assertThat(k(2).startFrom(start).build().fit(rows, ONE).inertia()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> k(3).startFrom(start).build().fit(rows, ONE))
        .withMessage("startFrom has 2 centroids of 1 features, must have 3 of 1");
  }

  @Test
  void what_was_saved_assigns_as_what_was_fitted() {
    FeatureMatrix rows = Profiles.blobs(500, 3, 5, 1, 2);
    KMeansModel model = k(5).build().fit(rows, ONE);

    KMeansModel read = KMeansModel.fromJson(model.toJson());

    assertThat(read.centroids()).isEqualTo(model.centroids());
    assertThat(read.inertia()).isEqualTo(model.inertia());
    assertThat(read.assign(rows)).containsExactly(model.assignments());
    assertThat(read.toJson()).isEqualTo(model.toJson());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"scaler\",\"format\":1}",
        "{\"type\":\"kmeans\",\"format\":1,\"features\":[\"x\"],\"k\":2,\"centroids\":[1]}",
        "{\"type\":\"kmeans\",\"format\":1,\"features\":[\"x\"],\"k\":1,\"centroids\":[\"1\"]}",
        "{\"type\":\"kmeans\",\"format\":1,\"features\":[\"x\"],\"k\":0,\"inertia\":0,"
            + "\"iterations\":1,\"converged\":true,\"centroids\":[]}",
        "{\"type\":\"kmeans\",\"format\":1,\"features\":[\"x\"],\"k\":1,\"inertia\":0,"
            + "\"iterations\":9999999999,\"converged\":true,\"centroids\":[1]}",
        "{\"type\":\"kmeans\",\"format\":1,\"features\":[\"x\"],\"k\":1,\"inertia\":1e999,"
            + "\"iterations\":1,\"converged\":true,\"centroids\":[1]}"
      })
  void damaged_text_is_an_error_that_names_the_model(String json) {
    assertThatThrownBy(() -> KMeansModel.fromJson(json))
        .isInstanceOf(InvoiceDataException.class)
        .hasMessageStartingWith("[kmeans] ");
  }

  @Test
  void a_cancelled_run_ends() {
    CancellationToken token = new CancellationToken();
    token.cancel();
    FeatureMatrix rows = Profiles.noise(1000, 2, 1);

    assertThatThrownBy(() -> k(5).build().fit(rows, ONE.cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> k(5).build().fit(rows, ONE.onThreads(3).cancelledBy(token)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void as_many_clusters_as_rows_leave_each_row_alone() {
    KMeansModel model = k(4).build().fit(FeatureMatrix.of(List.of("x"), 7, 1, 3, 100), ONE);

    assertThat(model.sizes()).containsExactly(1, 1, 1, 1);
    assertThat(model.inertia()).isZero();
  }

  @Test
  void rows_that_cannot_be_grouped_are_refused() {
    FeatureMatrix two = FeatureMatrix.of(List.of("x"), 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> k(3).build().fit(two))
        .withMessage("there are 2 rows for k = 3; give at least k rows, or lower k");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> k(1).build().fit(FeatureMatrix.of(List.of("x"), 1, Double.NaN)))
        .withMessageStartingWith("feature \"x\" of row 1 is NaN, must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> k(1).build().fit(FeatureMatrix.of(List.of("x"), 1e200)))
        .withMessageContaining("must be within 1e150 of 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> k(1).build().fit(two, new double[] {1}, ONE))
        .withMessage("weights are 1, must be 2, one per row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> k(1).build().fit(two, new double[] {1, 0}, ONE))
        .withMessage("the weight of row 1 is 0.0, must be positive and finite");
  }

  @Test
  void options_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KMeans.builder().build())
        .withMessage("k is 0, must be at least 1");
    assertThatIllegalArgumentException().isThrownBy(() -> k(1).restarts(0));
    assertThatIllegalArgumentException().isThrownBy(() -> k(1).swaps(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> k(1).maxIterations(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> k(1).tolerance(Double.NaN))
        .withMessage("tolerance is NaN, must be finite and at least 0");
  }
}
