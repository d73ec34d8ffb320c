package dev.ecomm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.feature.FeatureMatrix;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How close the sweep comes to the best inertia that anybody found on the seed's profile. */
class SweepQualityTest {

  private static final List<String> FOUND =
      List.of("best_known", "long_random_swap", "after_random_swap", "n_init_50_min");

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7})
  void ten_k_are_within_a_thousandth_of_the_best_known(long seed) {
    compare(10, seed);
  }

  /** Up to 20 k take the time of all other tests of segments together. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("seeds")
  void every_seed_is_as_good(long seed) {
    compare(10, seed);
    compare(20, seed);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("seeds")
  void a_single_k_is_as_good_without_its_neighbours(long seed) {
    FeatureMatrix rows = Profiles.scaled("seed");
    for (int k = 1; k <= 10; k++) {
      double inertia = KMeans.builder().k(k).seed(seed).build().fit(rows).inertia();
      assertThat(inertia / bestKnown(k)).as("k = %d", k).isLessThanOrEqualTo(1.001);
    }
  }

  private static void compare(int largest, long seed) {
    FeatureMatrix rows = Profiles.scaled("seed");

    KSweepResult sweep =
        KSweep.builder()
            .to(largest)
            .seed(seed)
            .build()
            .run(rows, RunContext.withDefaults().onThreads(1));

    for (KCriteria found : sweep.criteria()) {
      assertThat(found.inertia() / bestKnown(found.k()))
          .as("inertia of k = %d by the best known", found.k())
          .isLessThanOrEqualTo(found.k() <= 10 ? 1.001 : 1.005);
    }
    assertThat(KSelectors.seed().choose(sweep.criteria()).k()).isEqualTo(largest == 10 ? 8 : 9);
  }

  private static double bestKnown(int k) {
    DataTable golden =
        Tables.read(
            DataFolder.require("golden/segment_inertia_seed_profile.csv").toUri(),
            Schema.of(FOUND.stream().map(Field::ofDouble).toList()));
    double best = Double.POSITIVE_INFINITY;
    for (String column : FOUND) {
      double inertia = golden.doubles(column).doubleAt(k - 1);
      best = Double.isNaN(inertia) ? best : Math.min(best, inertia);
    }
    return best;
  }
}
