package dev.ecomm.examples;

import dev.ecomm.forecast.AutoArima;
import dev.ecomm.forecast.AutoForecaster;
import dev.ecomm.forecast.Backtest;
import dev.ecomm.forecast.BacktestResult;
import dev.ecomm.forecast.BacktestScore;
import dev.ecomm.forecast.Forecaster;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.run.RunContext;
import dev.ecomm.store.Stores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Backtests {@code auto} on the shop's series and prints its errors among those of R's models. */
public final class ForecastCells {
  private static final Schema METRICS =
      Schema.of(
          Field.ofString("evaluation"),
          Field.ofString("horizon"),
          Field.ofString("model"),
          Field.ofDouble("rmse"));

  private ForecastCells() {}

  /**
   * Prints a row for each model and a column for each evaluation, the best of the first one first.
   *
   * @param args the folder of the golden files
   */
  public static void main(String[] args) {
    String folder = args[0];
    print(folder, "daily_total_qty", "demand_daily.csv", 6, 1, 7, 14);
    print(folder, "weekly_total_qty", "demand_weekly.csv", 1, 1, 2, 4);
  }

  private static void print(String folder, String name, String file, int season, int... horizons) {
    double[] values =
        Tables.read(Stores.uri(folder + "/" + file), Schema.of(Field.ofDouble("total_qty")))
            .doubles("total_qty")
            .toArray();
    Map<String, Map<String, Double>> rows = new LinkedHashMap<>();
    List<BacktestScore> scores = scores(name, values, season, horizons);
    for (BacktestScore score : scores) {
      String model = "ecomm " + score.model();
      put(rows, model, score.evaluation(), score.horizon(), score.accuracy().rmse());
    }
    DataTable theirs =
        Tables.read(Stores.uri(folder + "/forecast_metrics_" + name + ".csv"), METRICS);
    for (int row = 0; row < theirs.rows(); row++) {
      put(
          rows,
          theirs.strings("model").textAt(row),
          theirs.strings("evaluation").textAt(row),
          Integer.parseInt(theirs.strings("horizon").textAt(row)),
          theirs.doubles("rmse").doubleAt(row));
    }
    print(name, rows);
  }

  private static List<BacktestScore> scores(
      String name, double[] values, int season, int... horizons) {
    // snippet: cells
    List<Forecaster> forecasters =
        List.of(AutoForecaster.ofSeason(season), AutoArima.ofPeriod(season));
    int longest = horizons[horizons.length - 1];
    RunContext run = RunContext.withDefaults();
    BacktestResult split =
        Backtest.builder().split(0.8).season(season).build().run(name, values, forecasters, run);
    BacktestResult rolling =
        Backtest.builder()
            .horizon(longest)
            .season(season)
            .build()
            .run(name, values, forecasters, run);
    // end
    List<BacktestScore> scores = new ArrayList<>(split.scores());
    scores.addAll(rolling.scores(horizons));
    return scores;
  }

  private static void put(
      Map<String, Map<String, Double>> rows,
      String model,
      String evaluation,
      int horizon,
      double rmse) {
    String cell =
        evaluation.startsWith("split")
            ? "split"
            : (evaluation.endsWith("h_only") ? "only_" : "to_") + horizon;
    rows.computeIfAbsent(model, key -> new LinkedHashMap<>()).put(cell, rmse);
  }

  private static void print(String name, Map<String, Map<String, Double>> rows) {
    List<String> cells = new ArrayList<>(rows.values().iterator().next().keySet());
    System.out.printf(Locale.ROOT, "%-26s", name);
    cells.forEach(cell -> System.out.printf(Locale.ROOT, "%9s", cell));
    System.out.println();
    rows.entrySet().stream()
        .sorted(Comparator.comparingDouble(row -> of(row.getValue(), "split")))
        .forEach(row -> print(row.getKey(), cells, row.getValue()));
    System.out.println();
  }

  private static void print(String model, List<String> cells, Map<String, Double> row) {
    System.out.printf(Locale.ROOT, "%-26s", model);
    cells.forEach(cell -> System.out.printf(Locale.ROOT, "%9.0f", of(row, cell)));
    System.out.println();
  }

  private static double of(Map<String, Double> row, String cell) {
    return row.getOrDefault(cell, Double.NaN);
  }
}
