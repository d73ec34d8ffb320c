package dev.ecomm.feature.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.series.SeriesSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole arrays give what values one by one give. */
class KernelsTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void kernels_compute_what_the_states_of_features_do(long seed) {
    SeriesSet series = AllFeatures.series(seed, seed % 2 == 1);
    int horizon = (int) (seed % 4);
    TimeFeatures features = AllFeatures.builder().horizon(horizon).build();
    FeatureTable table = features.compute(series, AllFeatures.ONE);

    for (int f = 0; f < features.features().size(); f++) {
      if (features.features().get(f) instanceof PastFeature feature) {
        assertSame(table, f, feature);
      }
    }
  }

  private static void assertSame(FeatureTable table, int f, PastFeature feature) {
    SeriesSet series = table.series();
    int shift = feature instanceof Lag ? 0 : table.horizon();
    for (int s = 0; s < series.count(); s++) {
      PastFeature.State state = feature.shifted(shift).start();
      for (int at = series.from(s); at < series.to(s); at++) {
        state.add(series.value(at));
        double expected = state.value();
        if (Double.isNaN(expected)) {
          assertThat(table.value(f, at)).as("%s of %s at %s", feature, s, at).isNaN();
        } else {
          assertThat(table.value(f, at))
              .as("%s of %s at %s", feature, s, at - series.from(s))
              .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }
}
