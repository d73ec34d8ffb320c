package dev.ecomm.seasonality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonalityTest {
  private static final int SERIES = 100;

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 12, 24, 52})
  void a_season_is_found(int period) {
    int n = Math.max(120, 6 * period);
    long right =
        LongStream.range(0, SERIES)
            .filter(
                seed -> {
                  double[] values = new SimulatedSeries(seed).season(n, period, 0.05, 0.5);
                  return Seasonality.detect(values).filter(s -> s.period() == period).isPresent();
                })
            .count();
    assertThat(right).isGreaterThanOrEqualTo(90);
  }

  @Test
  void white_noise_has_no_season() {
    assertThat(falseAlarms(seed -> new SimulatedSeries(seed).whiteNoise(150)))
        .isLessThanOrEqualTo(4);
  }

  @Test
  void a_random_walk_has_no_season() {
    assertThat(falseAlarms(seed -> new SimulatedSeries(seed).randomWalk(300)))
        .isLessThanOrEqualTo(4);
  }

  @Test
  void memory_is_no_season() {
    assertThat(falseAlarms(seed -> new SimulatedSeries(seed).autoregression(300, 0.7)))
        .isLessThanOrEqualTo(4);
  }

  private static long falseAlarms(LongFunction<double[]> series) {
    return LongStream.range(0, SERIES)
        .filter(seed -> Seasonality.detect(series.apply(seed)).isPresent())
        .count();
  }

  @Test
  void a_season_without_noise_is_explained_wholly() {
    double[] values = new double[40];
    Arrays.setAll(values, i -> i % 4 == 0 ? 5 : 1);
    assertThat(Seasonality.detect(values))
        .hasValueSatisfying(
            season -> {
              assertThat(season.period()).isEqualTo(4);
              assertThat(season.explained()).isGreaterThan(0.999);
            });
  }

  @Test
  void a_constant_a_line_and_what_is_too_short_have_no_season() {
    double[] line = new double[50];
    Arrays.setAll(line, i -> 0.1 * i);
    assertThat(Seasonality.detect(new double[50])).isEmpty();
    assertThat(Seasonality.detect(line)).isEmpty();
    assertThat(Seasonality.detect(new double[] {1, 2, 1, 2, 1, 2})).isEmpty();
    assertThat(Seasonality.detect(new double[0])).isEmpty();
  }

  @Test
  void a_missing_value_is_named() {
    double[] values = new double[50];
    values[3] = Double.NaN;
    assertThatThrownBy(() -> Seasonality.detect(values))
        .hasMessage("values[3] is NaN, must be finite; fill or cut what is missing");
  }
}
