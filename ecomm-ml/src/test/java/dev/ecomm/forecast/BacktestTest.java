package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ecomm.run.RunContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final RunContext RUN = RunContext.withDefaults();

  @Test
  void folds_expand_and_the_last_ones_are_shorter() {
    assertThat(Backtest.builder().horizon(3).firstOrigin(6).step(2).build().folds(10))
        .containsExactly(new Fold(0, 6, 6, 9), new Fold(0, 8, 8, 10));
  }

  @Test
  void folds_slide_behind_a_gap() {
    Backtest backtest =
        Backtest.builder().horizon(2).firstOrigin(4).gap(1).slidingWindow(3).step(3).build();

    assertThat(backtest.folds(10)).containsExactly(new Fold(1, 4, 5, 7), new Fold(4, 7, 8, 10));
  }

  @Test
  void a_split_is_one_fold() {
    assertThat(Backtest.builder().split(0.8).build().folds(52))
        .containsExactly(new Fold(0, 41, 41, 52));
  }

  @Test
  void a_fold_that_looks_ahead_cannot_be_made() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fold(0, 5, 4, 6))
        .withMessage(
            "fold trains on 0 to 5 and tests on 4 to 6, must train on something and test on"
                + " something behind it");
  }

  @Test
  void values_behind_the_origin_change_no_forecast() {
    double[] values = {1, 3, 2, 5, 4, 6, 8, 7, 9, 12};
    double[] changed = values.clone();
    changed[9] = 1000;
    Backtest backtest = Backtest.builder().horizon(2).firstOrigin(6).build();
    List<Forecaster> drift = List.of(Baselines.drift());

    BacktestResult result = backtest.run("a", values, drift, RUN);
    BacktestResult other = backtest.run("a", changed, drift, RUN);

    for (int fold = 0; fold < 4; fold++) {
      assertThat(result.forecast("drift", fold).mean())
          .isEqualTo(other.forecast("drift", fold).mean());
    }
  }

  @Test
  void steps_count_from_behind_the_gap() {
    BacktestResult result =
        Backtest.builder()
            .firstOrigin(2)
            .gap(1)
            .build()
            .run("a", new double[] {1, 2, 3, 4}, List.of(Baselines.drift()), RUN);

    assertThat(result.forecasts().doubles("forecast").doubleAt(0)).isEqualTo(4);
    assertThat(result.forecasts().doubles("actual").doubleAt(0)).isEqualTo(4);
  }

  @Test
  void worse_than_naive_is_said_in_words() {
    List<BacktestScore> scores =
        Backtest.builder()
            .build()
            .run("a", new double[] {1, 2, 3, 4, 5, 6}, List.of(Baselines.mean()), RUN)
            .scores(1);

    assertThat(scores)
        .extracting(BacktestScore::model, BacktestScore::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("naive", "as good as naive"),
            org.assertj.core.groups.Tuple.tuple("mean", "worse than naive"));
    assertThat(scores.get(1).skill()).isNegative();
  }

  @Test
  void coverage_is_measured_for_each_level() {
    BacktestResult result =
        Backtest.builder()
            .levels(80)
            .build()
            .run("a", new double[] {1, 2, 3, 4, 5, 60}, List.of(), RUN);

    assertThat(result.toTable(1).schema().names()).contains("coverage_80", "pinball_80");
    assertThat(result.scores(1).get(0).intervals().get(0).coverage()).isEqualTo(0.5);
  }

  @Test
  void threads_change_nothing() {
    double[] values = {1, 3, 2, 5, 4, 6, 8, 7, 9, 12, 4, 3};
    List<Forecaster> forecasters = List.of(Baselines.drift(), Baselines.mean());
    Backtest backtest = Backtest.builder().horizon(2).refitEvery(2).firstOrigin(4).build();

    assertThat(backtest.run("a", values, forecasters, RUN.onThreads(4)).toTable(1, 2))
        .isEqualTo(backtest.run("a", values, forecasters, RUN.onThreads(1)).toTable(1, 2));
  }

  @Test
  void a_refusal_names_series_forecaster_and_fold() {
    Backtest backtest = Backtest.builder().firstOrigin(3).build();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> backtest.run("a", new double[5], List.of(Baselines.seasonalNaive(4)), RUN))
        .withMessageStartingWith("a, seasonal_naive_4, fold 0 (trains on 0 to 3): values are 3");
  }

  @Test
  void options_out_of_range_are_refused() {
    Backtest.Builder builder = Backtest.builder();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.horizon(0))
        .withMessage("horizon is 0, must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.split(1))
        .withMessage("share is 1.0, must be above 0 and below 1");
    Backtest late = builder.firstOrigin(5).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> late.folds(5))
        .withMessageStartingWith("length is 5, must be more than the first origin 5");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> late.run("a", new double[6], List.of(Baselines.mean(), Baselines.mean()), RUN))
        .withMessage("forecasters are [mean, mean, naive], must have distinct names");
    BacktestResult result = late.run("a", new double[7], List.of(), RUN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.scores(2))
        .withMessage("horizons has 2, must be at most 1, the most steps that a fold of a has");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.forecast("ets", 0))
        .withMessage("model is ets, must be one of [naive]");
  }
}
