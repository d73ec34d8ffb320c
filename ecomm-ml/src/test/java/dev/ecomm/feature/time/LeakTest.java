package dev.ecomm.feature.time;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecomm.series.SeriesSet;
import dev.ecomm.testkit.SeriesPoisonTest;
import dev.ecomm.testkit.SeriesPoisonTest.Analysis;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No feature sees a later value or another series. */
class LeakTest {

  private static Analysis analysis(SeriesSet series, TimeFeatures features) {
    return (values, offsets) -> {
      double[][] columns = new double[features.names().size()][values.length];
      features.compute(series.withValues(values), columns, AllFeatures.ONE);
      return columns;
    };
  }

  private static int[] offsets(SeriesSet series) {
    int[] offsets = new int[series.count() + 1];
    Arrays.setAll(offsets, s -> s == 0 ? 0 : series.to(s - 1));
    return offsets;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void every_feature_is_blind_to_the_future_and_to_other_series(int horizon) {
    SeriesSet series = AllFeatures.series(horizon, true);

    SeriesPoisonTest.assertBlindToTheFuture(
        series.values(),
        offsets(series),
        analysis(series, AllFeatures.builder().horizon(horizon).build()));
  }

  @Test
  void with_a_horizon_even_the_rows_between_origin_and_row_are_not_seen() {
    SeriesSet series = AllFeatures.series(3, false);
    TimeFeatures features = AllFeatures.builder().horizon(3).build();

    SeriesPoisonTest.assertBlindToTheFuture(
        series.values(),
        offsets(series),
        (values, offsets) -> {
          // a row's numbers are put where their origin is; had they seen more, poison would show
          double[][] columns = analysis(series, features).compute(values, offsets);
          for (double[] column : columns) {
            for (int s = 0; s + 1 < offsets.length; s++) {
              int origins = Math.max(offsets[s], offsets[s + 1] - 3);
              for (int at = offsets[s]; at < offsets[s + 1]; at++) {
                column[at] = at < origins ? column[at + 3] : 0;
              }
            }
          }
          return columns;
        });
  }

  @Test
  void a_feature_that_keeps_something_between_series_is_found_out() {
    PastFeature.State shared = new Ema.Recursive(0.5);
    PastFeature leaking = PastFeature.of("leaking", () -> shared);
    SeriesSet series = AllFeatures.series(1, false);

    assertThatThrownBy(
            () ->
                SeriesPoisonTest.assertBlindToTheFuture(
                    series.values(),
                    offsets(series),
                    analysis(series, TimeFeatures.builder().add(leaking).build())))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("column 0");
  }
}
