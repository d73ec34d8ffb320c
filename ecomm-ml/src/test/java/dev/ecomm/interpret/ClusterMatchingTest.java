package dev.ecomm.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.feature.FittedScaler;
import dev.ecomm.feature.StandardScaler;
import dev.ecomm.segment.KMeans;
import dev.ecomm.segment.KMeansModel;
import dev.ecomm.segment.Segmenter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterMatchingTest {

  private static final List<String> XY = List.of("x", "y");

  private static FeatureMatrix random(int rows, boolean whole, SplittableRandom random) {
    double[] values = new double[rows * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = whole ? random.nextInt(4) : random.nextDouble() * 10 - 5;
    }
    return FeatureMatrix.of(XY, values);
  }

  /** The least sum of distances over all ways to pair the clusters of the smaller side. */
  private static double bruteForce(FeatureMatrix few, FeatureMatrix many) {
    return bruteForce(few, many, 0, new boolean[many.rows()]);
  }

  private static double bruteForce(
      FeatureMatrix few, FeatureMatrix many, int next, boolean[] taken) {
    if (next == few.rows()) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int o = 0; o < taken.length; o++) {
      if (!taken[o]) {
        taken[o] = true;
        double dx = few.at(next, 0) - many.at(o, 0);
        double dy = few.at(next, 1) - many.at(o, 1);
        best =
            Math.min(best, Math.sqrt(dx * dx + dy * dy) + bruteForce(few, many, next + 1, taken));
        taken[o] = false;
      }
    }
    return best;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void no_pairing_of_up_to_seven_clusters_is_shorter(boolean manyTies) {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 150; trial++) {
      FeatureMatrix before = random(1 + random.nextInt(7), manyTies, random);
      FeatureMatrix now = random(1 + random.nextInt(7), manyTies, random);
      double least =
          before.rows() <= now.rows() ? bruteForce(before, now) : bruteForce(now, before);

      ClusterMatching matching = ClusterMatching.of(before, now);

      assertThat(matching.totalDistance()).as("trial %s", trial).isCloseTo(least, within(1e-9));
      assertThat(paired(matching)).isEqualTo(Math.min(before.rows(), now.rows()));
    }
  }

  /** Counts the pairs; both directions must tell the same. */
  private static int paired(ClusterMatching matching) {
    int pairs = 0;
    for (int c = 0; c < matching.newClusters(); c++) {
      if (matching.oldOf(c) >= 0) {
        assertThat(matching.newOf(matching.oldOf(c))).isEqualTo(c);
        pairs++;
      }
    }
    List<Integer> withPartner = new ArrayList<>();
    for (int o = 0; o < matching.oldClusters(); o++) {
      if (matching.newOf(o) >= 0) {
        withPartner.add(o);
      }
    }
    assertThat(withPartner).hasSize(pairs);
    return pairs;
  }

  @Test
  void the_nearest_is_not_always_the_partner() {
    // new 0 is nearest to old 1, but new 1 has no other place to go
    FeatureMatrix before = FeatureMatrix.of(List.of("x"), 0, 10);
    FeatureMatrix now = FeatureMatrix.of(List.of("x"), 6, 30);

    ClusterMatching matching = ClusterMatching.of(before, now);

    assertThat(matching.toOld(new int[] {0, 1, 1})).containsExactly(0, 1, 1);
    assertThat(matching.distance(0)).isEqualTo(6);
    assertThat(matching.totalDistance()).isEqualTo(26);
  }

  @Test
  void a_cluster_too_many_has_no_partner() {
    FeatureMatrix before = FeatureMatrix.of(List.of("x"), 0, 10);
    FeatureMatrix now = FeatureMatrix.of(List.of("x"), 11, 5, 1);

    ClusterMatching matching = ClusterMatching.of(before, now);

    assertThat(matching.toOld(new int[] {0, 1, 2})).containsExactly(1, -1, 0);
    assertThat(matching.distance(1)).isNaN();
    assertThat(matching.newOf(0)).isEqualTo(2);
    assertThat(matching.toTable().longs("old_cluster").isMissing(1)).isTrue();
    assertThat(matching.toTable().doubles("distance").doubleAt(0)).isEqualTo(1);
    assertThat(matching)
        .isEqualTo(ClusterMatching.of(before, now))
        .hasToString("ClusterMatching[old of new [1, -1, 0]]");
  }

  @Test
  void clusters_of_another_scaler_are_brought_to_the_saved_one_first() {
    FeatureMatrix old = FeatureMatrix.of(List.of("x"), 0, 1, 100, 101);
    FeatureMatrix fresh = FeatureMatrix.of(List.of("x"), 100, 102, 101, 900, 1, 0);

    ClusterMatching matching = ClusterMatching.of(saved(old, 2), saved(fresh, 3));

    // 100 to 102 is the largest of the new clusters, 0 and 1 the next, 900 the last
    assertThat(matching.toOld(new int[] {0, 1, 2})).containsExactly(1, 0, -1);
    assertThat(matching.distance(1)).isCloseTo(0, within(1e-9));
  }

  private static Segmenter saved(FeatureMatrix features, int k) {
    FittedScaler scaler = new StandardScaler().fit(features);
    KMeansModel model = KMeans.builder().k(k).build().fit(scaler.transform(features));
    return new Segmenter(scaler, model);
  }

  @Test
  void centroids_that_cannot_be_compared_are_refused() {
    FeatureMatrix one = FeatureMatrix.of(List.of("x"), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterMatching.of(one, FeatureMatrix.of(List.of("y"), 1)))
        .withMessage("newCentroids have the features [y], must have [x] as the old ones");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterMatching.of(one, FeatureMatrix.of(List.of("x"))))
        .withMessage("newCentroids has no rows, must have at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterMatching.of(FeatureMatrix.of(List.of("x"), Double.NaN), one))
        .withMessageStartingWith("feature \"x\" of row 0 is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ClusterMatching.of(
                    saved(FeatureMatrix.of(List.of("y"), 1, 2), 1),
                    saved(FeatureMatrix.of(List.of("x"), 1, 2), 1)))
        .withMessage("features are [x], must be [y] as in fit");
  }
}
