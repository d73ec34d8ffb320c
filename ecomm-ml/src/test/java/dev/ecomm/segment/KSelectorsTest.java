package dev.ecomm.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.run.CancellationToken;
import dev.ecomm.run.Progress;
import dev.ecomm.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KSelectorsTest {

  private static final List<KSelector> JUDGING =
      List.of(
          KSelectors.consensus(), KSelectors.silhouette(), KSelectors.gap(), KSelectors.kneedle());

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  private static KSweepResult sweep(FeatureMatrix rows, long seed) {
    return KSweep.builder()
        .to(7)
        .rounds(0)
        .seed(seed)
        .criteria(EnumSet.allOf(Criterion.class))
        .build()
        .run(rows, RunContext.withDefaults());
  }

  private static FeatureMatrix threeBlobs(long seed) {
    double[][] centers = {{0, 0}, {8, 0}, {4, 7}};
    Random random = new Random(seed);
    double[] values = new double[600];
    for (int i = 0; i < values.length; i++) {
      values[i] = centers[i / 2 % 3][i % 2] + random.nextGaussian();
    }
    return FeatureMatrix.of(List.of("x", "y"), values);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void three_blobs_are_clearly_three(long seed) {
    threeAreThree(seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void uniform_noise_has_no_clear_k(long seed) {
    noiseIsNotClear(seed);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("seeds")
  void so_it_is_for_many_seeds(long seed) {
    threeAreThree(seed);
    noiseIsNotClear(seed);
  }

  private static void threeAreThree(long seed) {
    KSweepResult sweep = sweep(threeBlobs(seed), seed);
    for (KSelector selector : JUDGING) {
      KChoice choice = selector.choose(sweep.criteria());
      assertThat(choice).as(selector.name()).isInstanceOf(KChoice.ClearK.class);
      assertThat(choice.k()).as(selector.name()).isEqualTo(3);
      assertThat(choice.toTable().rows()).isEqualTo(7);
    }
  }

  private static void noiseIsNotClear(long seed) {
    KSweepResult sweep = sweep(Profiles.noise(300, 2 + (int) seed % 4, seed), seed);
    for (KSelector selector : JUDGING) {
      KChoice choice = selector.choose(sweep.criteria());
      assertThat(choice)
          .as(selector.name() + ": " + choice.reason())
          .isInstanceOf(KChoice.NoClearK.class);
      assertThat(choice.criteria()).isEqualTo(sweep.criteria());
    }
  }

  @Test
  void equal_rows_are_one_cluster_and_that_is_said() {
    FeatureMatrix equal = FeatureMatrix.of(List.of("x"), 5, 5, 5, 5);
    KSweepResult sweep = KSweep.builder().to(4).build().run(equal);
    for (KSelector selector : JUDGING) {
      KChoice choice = selector.choose(sweep.criteria());
      assertThat(choice.k()).isEqualTo(1);
      assertThat(choice.reason()).isEqualTo("all rows are equal; one cluster holds them");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1e9 / 7, -1e-9 / 3})
  void equal_rows_are_one_cluster_also_where_no_double_adds_up_exactly(double value) {
    double[] values = new double[2 * 999];
    Arrays.fill(values, value);
    KSweep sweep =
        KSweep.builder().to(6).rounds(1).criteria(EnumSet.allOf(Criterion.class)).build();

    List<KCriteria> criteria = sweep.run(FeatureMatrix.of(List.of("x", "y"), values)).criteria();

    for (KSelector selector : JUDGING) {
      assertThat(selector.choose(criteria))
          .as(selector.name())
          .isInstanceOf(KChoice.NoClearK.class)
          .extracting(KChoice::reason)
          .isEqualTo("all rows are equal; one cluster holds them");
    }
  }

  @Test
  void threads_change_no_criterion() {
    FeatureMatrix rows = threeBlobs(9);
    KSweep sweep =
        KSweep.builder().to(5).rounds(1).criteria(EnumSet.allOf(Criterion.class)).build();
    RunContext one = RunContext.withDefaults().onThreads(1);

    assertThat(sweep.run(rows, one.onThreads(4))).isEqualTo(sweep.run(rows, one));
  }

  @Test
  void a_sweep_that_is_cancelled_on_the_way_ends() {
    CancellationToken token = new CancellationToken();
    List<Progress> heard = new ArrayList<>();
    RunContext run =
        RunContext.withProgress(
                progress -> {
                  heard.add(progress);
                  token.cancel();
                })
            .cancelledBy(token);

    assertThatThrownBy(() -> KSweep.builder().build().run(Profiles.noise(500, 3, 1), run))
        .isInstanceOf(CancellationException.class);
    assertThat(heard).containsExactly(new Progress("clustering", 1, Progress.UNKNOWN, "fits"));
  }

  @Test
  void a_sweep_is_a_table_with_a_row_per_k() {
    KSweepResult sweep = sweep(threeBlobs(1), 1);

    assertThat(sweep.toTable().schema().names())
        .containsExactly(
            "k",
            "inertia",
            "silhouette",
            "silhouette_error",
            "davies_bouldin",
            "calinski_harabasz",
            "gap",
            "gap_error",
            "stability",
            "smallest_cluster",
            "largest_cluster");
    assertThat(sweep.toTable().longs("k").toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(sweep.toTable().doubles("silhouette").isMissing(0)).isTrue();
    assertThat(sweep.model(3).sizes()).containsExactly(100, 100, 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sweep.model(8))
        .withMessage("k is 8, must be one of 1 to 7");
  }

  @Test
  void selectors_are_found_by_name() {
    for (KSelector selector : JUDGING) {
      assertThat(KSelectors.named(selector.name())).isEqualTo(selector);
    }
    assertThat(KSelectors.named("seed")).isEqualTo(KSelectors.seed());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KSelectors.named("elbow"))
        .withMessage("selector is \"elbow\", must be consensus, silhouette, gap, kneedle or seed");
  }

  @Test
  void criteria_that_skip_a_k_are_refused() {
    List<KCriteria> skipping = List.of(KCriteria.ofInertia(1, 3), KCriteria.ofInertia(3, 1));
    for (KSelector selector : JUDGING) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> selector.choose(skipping))
          .withMessage("k number 1 is 3, must be 2");
      assertThatIllegalArgumentException().isThrownBy(() -> selector.choose(List.of()));
    }
  }

  @Test
  void without_a_silhouette_or_a_knee_nothing_is_clear() {
    List<KCriteria> two = List.of(KCriteria.ofInertia(1, 3), KCriteria.ofInertia(2, 1));
    for (KSelector selector : JUDGING) {
      assertThat(selector.choose(two)).isInstanceOf(KChoice.NoClearK.class);
    }
  }

  @Test
  void a_sweep_needs_as_many_rows_as_its_largest_k_and_a_range() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KSweep.builder().build().run(FeatureMatrix.of(List.of("x"), 1, 2)))
        .withMessage("there are 2 rows for k = 10; give at least k rows, or lower k");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KSweep.builder().from(4).to(3).build())
        .withMessage("to is 3, must be at least 4");
    assertThatIllegalArgumentException().isThrownBy(() -> KSweep.builder().rounds(-1));
  }
}
