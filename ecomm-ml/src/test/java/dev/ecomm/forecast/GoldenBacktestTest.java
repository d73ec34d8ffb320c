package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our measures of R's forecasts, and our own baselines, are those of independent code. */
class GoldenBacktestTest {
  private static final Map<String, String> GOLDEN_NAMES =
      Map.of(
          "naive", "naive_last",
          "mean", "train_mean",
          "season_mean_6x4", "same_weekday_mean_4");

  @ParameterizedTest
  @CsvSource({
    "daily_total_qty,forecast_raw_daily_total_qty.csv.gz,6",
    "weekly_total_qty,forecast_raw_weekly_total_qty.csv,1"
  })
  void measures_of_raw_forecasts_have_all_golden_digits(String series, String raw, int season) {
    double[] values = Golden.series(series);
    ErrorScale scale = ErrorScale.of(Arrays.copyOf(values, (int) (0.8 * values.length)), season);
    Map<String, TreeMap<String, double[]>> forecasts = rawForecasts(Golden.table(raw));

    int rows = 0;
    for (Map.Entry<String, Map<String, String>> row : Golden.metrics(series).entrySet()) {
      String[] key = row.getKey().split(",");
      if (!key[2].startsWith("LEAK")) {
        boolean split = key[0].startsWith("split");
        int horizon = Integer.parseInt(key[1]);
        int firstStep = key[0].endsWith("h_only") ? horizon : 1;
        TreeMap<String, double[]> found = forecasts.get((split ? "split," : "rolling,") + key[2]);
        requireSame(row.getKey(), pooled(found, horizon, firstStep, scale), row.getValue());
        rows++;
      }
    }
    assertThat(rows).isGreaterThan(40);
  }

  @Test
  void our_backtest_of_baselines_is_golden_by_day() {
    List<Forecaster> forecasters =
        List.of(
            Baselines.naive(),
            Baselines.seasonalNaive(6),
            Baselines.seasonalNaive(7),
            Baselines.seasonMean(6, 4),
            Baselines.movingAverage(6),
            Baselines.movingAverage(12),
            Baselines.movingAverage(24),
            Baselines.mean(),
            Baselines.drift());
    Backtest rolling = Backtest.builder().horizon(14).season(6).build();
    Backtest split = Backtest.builder().split(0.8).season(6).build();

    requireGolden(Golden.DAILY, rolling, forecasters, 1, 7, 14);
    requireGolden(Golden.DAILY, split, forecasters);
  }

  @Test
  void our_backtest_of_baselines_is_golden_by_week() {
    List<Forecaster> forecasters =
        List.of(Baselines.naive(), Baselines.movingAverage(4), Baselines.mean(), Baselines.drift());

    requireGolden(Golden.WEEKLY, Backtest.builder().horizon(4).build(), forecasters, 1, 2, 4);
    requireGolden(Golden.WEEKLY, Backtest.builder().split(0.8).build(), forecasters);
  }

  @Test
  void a_mean_that_has_seen_the_answers_is_the_leak_of_the_notebook() {
    double[] values = Golden.series(Golden.DAILY);
    double[] test = Arrays.copyOfRange(values, 244, values.length);
    double[] leak = new double[test.length];
    Arrays.fill(leak, Arrays.stream(test).average().orElseThrow());
    ErrorScale scale = ErrorScale.of(Arrays.copyOf(values, 244), 6);

    Accuracy leaked = Accuracy.of(test, leak, scale);

    requireSame(
        "LEAK_test_mean",
        leaked,
        Golden.metrics(Golden.DAILY).get("split_80_20,61,LEAK_test_mean"));
    assertThat(leaked.rmse()).isCloseTo(3170.1427, within(5e-5));
    assertThat(leaked.mape()).isCloseTo(0.2716, within(5e-5));
    Accuracy honest =
        Backtest.builder()
            .split(0.8)
            .build()
            .run("daily", values, List.of(Baselines.mean()), RunContext.withDefaults())
            .scores()
            .stream()
            .filter(score -> score.model().equals("mean"))
            .findFirst()
            .orElseThrow()
            .accuracy();
    assertThat(honest.rmse()).isCloseTo(6200.38, within(5e-3));
    assertThat(honest.mape()).isCloseTo(0.440, within(5e-4));
  }

  private static void requireGolden(
      String series, Backtest backtest, List<Forecaster> forecasters, int... horizons) {
    Map<String, Map<String, String>> golden = Golden.metrics(series);
    List<BacktestScore> scores =
        backtest
            .run(series, Golden.series(series), forecasters, RunContext.withDefaults())
            .scores(horizons);
    for (BacktestScore score : scores) {
      String name = GOLDEN_NAMES.getOrDefault(score.model(), score.model());
      String key = score.evaluation() + "," + score.horizon() + "," + name;
      assertThat(golden).containsKey(key);
      requireSame(key, score.accuracy(), golden.get(key));
    }
  }

  private static void requireSame(String what, Accuracy found, Map<String, String> golden) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("n", (double) found.n());
    figures.put("rmse", found.rmse());
    figures.put("mae", found.mae());
    figures.put("mape", found.mape());
    figures.put("smape", found.smape());
    figures.put("mase", found.mase());
    figures.put("bias", found.bias());
    for (Map.Entry<String, Double> figure : figures.entrySet()) {
      boolean inUnits = List.of("rmse", "mae", "bias").contains(figure.getKey());
      // half of the last digit printed, and what rounding forecasts to 4 decimals does
      double tolerance = inUnits ? 0.0005 + 0.0001 : 0.000005 + 0.00000005;
      assertThat(figure.getValue())
          .as("%s of %s", figure.getKey(), what)
          .isCloseTo(Double.parseDouble(golden.get(figure.getKey())), within(tolerance));
    }
  }

  private static Map<String, TreeMap<String, double[]>> rawForecasts(DataTable raw) {
    Map<String, TreeMap<String, double[]>> forecasts = new LinkedHashMap<>();
    for (int row = 0; row < raw.rows(); row++) {
      String model = Golden.text(raw, "kind", row) + "," + Golden.text(raw, "model", row);
      String at =
          String.format("%5s,%5s", Golden.text(raw, "origin", row), Golden.text(raw, "step", row));
      forecasts
          .computeIfAbsent(model, key -> new TreeMap<>())
          .put(
              at,
              new double[] {
                Golden.number(raw, "origin", row),
                Golden.number(raw, "step", row),
                Golden.number(raw, "forecast", row),
                Golden.number(raw, "actual", row)
              });
    }
    return forecasts;
  }

  private static Accuracy pooled(
      TreeMap<String, double[]> forecasts, int horizon, int firstStep, ErrorScale scale) {
    Map<Double, Long> steps = new LinkedHashMap<>();
    forecasts.values().forEach(row -> steps.merge(row[0], 1L, Long::sum));
    List<double[]> kept =
        forecasts.values().stream()
            .filter(row -> steps.get(row[0]) >= horizon)
            .filter(row -> row[1] >= firstStep && row[1] <= horizon)
            .toList();
    return Accuracy.of(
        kept.stream().mapToDouble(row -> row[3]).toArray(),
        kept.stream().mapToDouble(row -> row[2]).toArray(),
        scale);
  }
}
