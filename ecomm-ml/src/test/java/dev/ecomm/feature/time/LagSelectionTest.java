package dev.ecomm.feature.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.testkit.DataFolder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LagSelectionTest {

  /** Each value is much like that of seven rows before. */
  private static double[] weekly(int rows) {
    SplittableRandom random = new SplittableRandom(8);
    double[] values = new double[rows];
    for (int i = 0; i < rows; i++) {
      values[i] = (i < 7 ? 100 : 20 + 0.8 * values[i - 7]) + 10 * random.nextGaussian();
    }
    return values;
  }

  private static double[] noise(int rows) {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = new double[rows];
    Arrays.setAll(values, i -> random.nextDouble());
    return values;
  }

  @Test
  void autocorrelations_and_the_band_are_those_of_the_golden_file() {
    DataTable golden =
        Tables.read(
            DataFolder.require("golden/demand_acf_total_qty.csv").toUri(),
            Schema.of(Field.ofLong("lag"), Field.ofDouble("acf"), Field.ofDouble("acf_ci95_high")));
    double[] daily =
        Tables.read(
                DataFolder.require("golden/demand_daily.csv").toUri(),
                Schema.of(Field.ofDouble("total_qty")))
            .doubles("total_qty")
            .toArray();

    LagSelection found = LagSelection.byAutocorrelation(daily, 30);

    for (LagScore score : found.scores()) {
      double acf = golden.doubles("acf").doubleAt(score.lag());
      double high = golden.doubles("acf_ci95_high").doubleAt(score.lag());
      assertThat(score.score()).isCloseTo(acf, within(1e-9));
      assertThat(score.bound()).isCloseTo(high - acf, within(1e-9));
      assertThat(score.selected()).isEqualTo(Math.abs(acf) > high - acf);
    }
    assertThat(found.lags()).contains(1, 6);
  }

  @Test
  void a_weekly_series_correlates_with_the_week_before() {
    // one lag in twenty is outside of the band by chance
    assertThat(LagSelection.byAutocorrelation(weekly(400), 10).lags())
        .contains(7)
        .hasSizeLessThan(3);
  }

  @Test
  void validation_finds_the_lag_that_forecasts() {
    LagSelection found = LagSelection.byValidation(weekly(400), 20, 1, 5);

    assertThat(found.lags()).contains(7).hasSizeLessThan(4);
    assertThat(found.scores().get(6).score()).isLessThan(0.9 * found.scores().get(6).bound());
  }

  @Test
  void lags_that_are_not_known_so_far_ahead_take_no_part() {
    LagSelection found = LagSelection.byValidation(weekly(400), 20, 8, 5);

    assertThat(found.scores()).extracting(LagScore::lag).startsWith(8).endsWith(20);
    assertThat(found.lags()).contains(14);
  }

  @Test
  void noise_has_no_lag_that_helps() {
    assertThat(LagSelection.byValidation(noise(500), 15, 1, 4).lags()).isEmpty();
  }

  @Test
  void a_lag_that_repeats_another_does_no_harm() {
    double[] values = new double[200];
    Arrays.setAll(values, i -> i % 4);

    LagSelection found = LagSelection.byValidation(values, 12, 1, 3);

    assertThat(found.scores()).allMatch(score -> Double.isFinite(score.score()));
    assertThat(found.lags()).contains(4).doesNotContain(8, 12);
  }

  @Test
  void models_know_nothing_of_the_block_that_they_forecast() {
    // the last block is shifted: a model that had seen it would forecast it better
    double[] values = weekly(400);
    double[] shifted = values.clone();
    for (int i = 390; i < 400; i++) {
      shifted[i] += 1e6;
    }

    double error = LagSelection.byValidation(shifted, 3, 1, 1).scores().get(0).bound();

    assertThat(error).isGreaterThan(1e5);
  }

  @Test
  void scores_are_a_table() {
    assertThat(LagSelection.byAutocorrelation(weekly(60), 5).toTable().schema().names())
        .containsExactly("lag", "score", "bound", "selected");
  }

  @Test
  void what_cannot_be_judged_is_refused() {
    assertThatThrownBy(() -> LagSelection.byAutocorrelation(new double[] {1, 1, 1}, 1))
        .hasMessage("values are all 1.0, must differ: there is nothing to correlate");
    assertThatThrownBy(() -> LagSelection.byAutocorrelation(new double[] {1, 2}, 2))
        .hasMessage("values are 2, must be at least 3 for so many lags; ask for shorter lags");
    assertThatThrownBy(() -> LagSelection.byAutocorrelation(new double[] {1, Double.NaN}, 1))
        .hasMessage("value 1 is NaN, must be finite; fill in what is missing");
    assertThatThrownBy(() -> LagSelection.byValidation(weekly(400), 3, 7, 5))
        .hasMessage("maxLag is 3, must be at least 7");
    assertThatThrownBy(() -> LagSelection.byValidation(weekly(50), 20, 1, 5))
        .hasMessageStartingWith("values are 50, must be at least 76");
  }
}
