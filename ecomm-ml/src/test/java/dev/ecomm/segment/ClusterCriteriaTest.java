package dev.ecomm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterCriteriaTest {

  private static final RunContext TWO = RunContext.withDefaults().onThreads(2);
  private static final FeatureMatrix ROWS = FeatureMatrix.of(List.of("x"), 0, 1, 10, 12, 50);

  @ParameterizedTest
  @ValueSource(strings = {"seed", "notebook"})
  void silhouette_davies_bouldin_and_calinski_harabasz_of_given_labels_are_golden(String profile) {
    FeatureMatrix rows = Profiles.scaled(profile);
    DataTable golden =
        Tables.read(
            DataFolder.require("golden/segment_silhouette_" + profile + "_profile.csv").toUri(),
            Schema.of(
                Field.ofLong("k"),
                Field.ofDouble("silhouette"),
                Field.ofDouble("davies_bouldin"),
                Field.ofDouble("calinski_harabasz")));
    for (int i = 0; i < golden.rows(); i++) {
      String column = "k" + golden.longs("k").longAt(i);
      DataTable labels =
          Tables.read(
              DataFolder.require("golden/segment_labels_" + profile + "_profile.csv").toUri(),
              Schema.of(Field.ofLong(column)));
      int[] given = new int[labels.rows()];
      for (int row = 0; row < given.length; row++) {
        given[row] = Math.toIntExact(labels.longs(column).longAt(row));
      }

      isGolden(golden, "silhouette", i, ClusterCriteria.silhouette(rows, given, TWO));
      isGolden(golden, "davies_bouldin", i, ClusterCriteria.daviesBouldin(rows, given));
      isGolden(golden, "calinski_harabasz", i, ClusterCriteria.calinskiHarabasz(rows, given));
    }
  }

  private static void isGolden(DataTable golden, String name, int row, double actual) {
    double expected = golden.doubles(name).doubleAt(row);
    assertThat(actual)
        .as("%s of row %d", name, row)
        .isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
  }

  @Test
  void the_silhouette_is_that_of_the_definition() {
    // 0: a 1, b 11; 1: a 1, b 10; 10: a 2, b 9.5; 12: a 2, b 11.5; 50 is alone
    double expected = (10 / 11.0 + 9 / 10.0 + 7.5 / 9.5 + 9.5 / 11.5) / 5;

    assertThat(ClusterCriteria.silhouette(ROWS, new int[] {0, 0, 1, 1, 2}, TWO))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void threads_change_no_bit_of_the_silhouette() {
    FeatureMatrix rows = Profiles.noise(1500, 7, 2);
    int[] labels = KMeans.builder().k(5).swaps(0).build().fit(rows).assignments();

    assertThat(ClusterCriteria.silhouette(rows, labels, TWO.onThreads(4)))
        .isEqualTo(ClusterCriteria.silhouette(rows, labels, TWO.onThreads(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void the_simplified_silhouette_is_as_far_off_as_it_says(int seed) {
    FeatureMatrix rows = Profiles.blobs(3000, 4, 6, 2, seed);
    int[] labels = KMeans.builder().k(6).swaps(0).build().fit(rows).assignments();

    SilhouetteEstimate estimate = ClusterCriteria.simplifiedSilhouette(rows, labels, TWO);

    assertThat(estimate.value())
        .isCloseTo(ClusterCriteria.silhouette(rows, labels, TWO), within(estimate.error()));
    assertThat(estimate.error()).isLessThan(0.2);
  }

  @Test
  void a_number_without_rows_does_not_count() {
    int[] dense = {0, 0, 1, 1, 2};
    int[] sparse = {0, 0, 2, 2, 4};

    assertThat(ClusterCriteria.silhouette(ROWS, sparse, TWO))
        .isEqualTo(ClusterCriteria.silhouette(ROWS, dense, TWO));
    assertThat(ClusterCriteria.daviesBouldin(ROWS, sparse))
        .isEqualTo(ClusterCriteria.daviesBouldin(ROWS, dense));
    assertThat(ClusterCriteria.calinskiHarabasz(ROWS, sparse))
        .isEqualTo(ClusterCriteria.calinskiHarabasz(ROWS, dense));
  }

  @Test
  void adjusted_rand_is_one_for_renamed_labels_and_zero_for_chance() {
    assertThat(ClusterCriteria.adjustedRand(new int[] {0, 0, 1, 2}, new int[] {2, 2, 0, 1}))
        .isEqualTo(1);
    // the example of Hubert and Arabie's correction: one pair in common
    assertThat(ClusterCriteria.adjustedRand(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2}))
        .isCloseTo(4 / 7.0, within(1e-15));
    assertThat(ClusterCriteria.adjustedRand(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
        .isCloseTo(-0.5, within(1e-15));
  }

  @Test
  void adjusted_rand_refuses_labels_below_zero_and_other_lengths() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCriteria.adjustedRand(new int[] {-7, -7}, new int[] {0, 1}))
        .withMessage("a label of thing 0 is negative, must be at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCriteria.adjustedRand(new int[] {0}, new int[] {0, 1}))
        .withMessage("second has 2 labels, must have 1 as first");
  }

  @Test
  void labels_that_do_not_fit_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCriteria.daviesBouldin(ROWS, new int[] {0, 1}))
        .withMessage("labels are 2, must be 5, one per row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCriteria.daviesBouldin(ROWS, new int[] {0, 1, -1, 0, 0}))
        .withMessage("the label of row 2 is -1, must be from 0 to 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCriteria.silhouette(ROWS, new int[5], TWO))
        .withMessageStartingWith("labels name 1 clusters of 5 rows, must be at least 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCriteria.adjustedRand(new int[2], new int[3]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterCriteria.adjustedRand(new int[] {-1, 0}, new int[2]));
  }
}
