package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.run.RunContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code auto} with defaults on the shop's series, beside the best honest row of each cell. */
class GoldenAutoTest {
  private static final double DAILY_AT_MOST = 1.03;
  private static final double WEEKLY_AT_MOST = 1.05;

  @Test
  void the_daily_split_is_near_to_the_best_of_r() {
    BacktestResult result = split(Golden.DAILY, 6);

    assertThat(rmse(result.scores(), "auto")).isLessThan(DAILY_AT_MOST * 3163);
    assertThat(rmse(result.scores(), "auto")).isLessThan(rmse(result.scores(), "seasonal_naive_6"));
  }

  @Test
  @Tag("slow")
  void the_four_daily_cells_are_on_average_not_above_the_best_of_each() {
    BacktestResult rolling = rolling(Golden.DAILY, 6, 14);
    double product = rmse(split(Golden.DAILY, 6).scores(), "auto") / 3163;

    for (Map.Entry<Integer, Integer> cell : Map.of(1, 2841, 7, 2716, 14, 2947).entrySet()) {
      List<BacktestScore> pooled = pooled(rolling, cell.getKey());
      double ratio = rmse(pooled, "auto") / cell.getValue();
      assertThat(ratio).as("h = %d", cell.getKey()).isLessThan(DAILY_AT_MOST);
      assertThat(rmse(pooled, "auto")).isLessThan(rmse(pooled, "seasonal_naive_6"));
      product *= ratio;
    }
    assertThat(Math.pow(product, 0.25)).isLessThan(1);
  }

  @Test
  void each_weekly_cell_is_near_to_the_best_naive_one() {
    Map<String, Map<String, String>> golden = Golden.metrics(Golden.WEEKLY);
    List<BacktestScore> scores = rolling(Golden.WEEKLY, 1, 4).scores(1, 2, 4);

    for (BacktestScore score : scores) {
      if (score.model().equals("auto")) {
        String cell = score.evaluation() + "," + score.horizon();
        assertThat(score.accuracy().rmse())
            .as(cell)
            .isLessThan(WEEKLY_AT_MOST * best(golden, cell));
      }
    }
    assertThat(rmse(split(Golden.WEEKLY, 1).scores(), "auto"))
        .isLessThan(WEEKLY_AT_MOST * best(golden, "split_80_20,11"));
  }

  private static double best(Map<String, Map<String, String>> golden, String cell) {
    return Math.min(
        Double.parseDouble(golden.get(cell + ",naive_last").get("rmse")),
        Double.parseDouble(golden.get(cell + ",drift").get("rmse")));
  }

  private static BacktestResult split(String series, int season) {
    return run(series, Backtest.builder().split(0.8).season(season).build(), season);
  }

  private static BacktestResult rolling(String series, int season, int horizon) {
    return run(series, Backtest.builder().horizon(horizon).season(season).build(), season);
  }

  private static BacktestResult run(String series, Backtest backtest, int season) {
    return backtest.run(
        series,
        Golden.series(series),
        List.of(AutoForecaster.ofSeason(season)),
        RunContext.withDefaults());
  }

  private static List<BacktestScore> pooled(BacktestResult result, int horizon) {
    return result.scores(horizon).stream()
        .filter(score -> score.evaluation().endsWith("1_to_h"))
        .toList();
  }

  private static double rmse(List<BacktestScore> scores, String model) {
    return scores.stream()
        .filter(score -> score.model().equals(model))
        .findFirst()
        .orElseThrow()
        .accuracy()
        .rmse();
  }
}
