package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.forecast.ForecastComparison.Score;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastComparisonTest {
  private static final SeriesSet TWO =
      SeriesSet.of(
          TimeScale.STEP,
          List.of("rising", "constant"),
          new int[] {0, 5, 9},
          new long[] {0, 1, 2, 3, 4, 0, 1, 2, 3},
          new double[] {1, 3, 5, 9, 7, 4, 4, 4, 4});

  @Test
  void errors_are_averaged_over_series() {
    List<Score> scores = run(2, Baselines.naive());

    // rising: 5, 5 for 9, 7; scale 2; constant: no error, and no scale
    double smape = (2 * 4 / 14.0 + 2 * 2 / 12.0) / 2;
    Score score = scores.get(0);
    assertThat(score.model()).isEqualTo("naive");
    assertThat(score.series()).isEqualTo(2);
    assertThat(score.smape()).isCloseTo(smape / 2, within(1e-12));
    assertThat(score.mase()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void a_forecaster_that_refuses_is_scored_with_the_naive_method() {
    List<Score> scores = run(2, Baselines.naive(), Baselines.movingAverage(3));

    assertThat(scores.get(1).refused()).isEqualTo(1);
    assertThat(scores.get(0).refused()).isZero();
  }

  @Test
  void scores_have_a_table() {
    assertThat(ForecastComparison.toTable(run(2, Baselines.naive())).doubles("mase").doubleAt(0))
        .isCloseTo(1.5, within(1e-12));
  }

  @Test
  void any_number_of_threads_gives_the_same() {
    ForecastComparison comparison = ForecastComparison.of(2, 1);
    List<Forecaster> forecasters = List.of(Baselines.naive(), Baselines.drift());

    assertThat(comparison.run(TWO, forecasters, RunContext.withDefaults().onThreads(2)))
        .isEqualTo(comparison.run(TWO, forecasters, RunContext.withDefaults().onThreads(1)));
  }

  @Test
  void a_series_that_is_too_short_is_named() {
    assertThatThrownBy(() -> run(4, Baselines.naive()))
        .hasMessage(
            "series \"constant\" has 4 values, must have more than the horizon 4; leave it out or"
                + " take a shorter horizon");
  }

  @Test
  void a_missing_value_and_no_series_are_refused() {
    SeriesSet missing = SeriesSet.ofSteps("gap", 1, Double.NaN, 3);

    assertThatThrownBy(() -> run(missing)).hasMessageContaining("series \"gap\"");
    assertThatThrownBy(
            () ->
                run(
                    SeriesSet.of(
                        TimeScale.STEP, List.of(), new int[] {0}, new long[0], new double[0])))
        .hasMessage("series are none, must be at least 1");
  }

  private static List<Score> run(SeriesSet series) {
    return ForecastComparison.of(1, 1)
        .run(series, List.of(Baselines.naive()), RunContext.withDefaults());
  }

  private static List<Score> run(int horizon, Forecaster... forecasters) {
    return ForecastComparison.of(horizon, 1)
        .run(TWO, List.of(forecasters), RunContext.withDefaults());
  }
}
