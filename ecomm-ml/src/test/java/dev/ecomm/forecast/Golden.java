package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.io.Tables;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.testkit.DataFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The real series, and what R says of them. */
final class Golden {
  static final String DAILY = "daily_total_qty";
  static final String WEEKLY = "weekly_total_qty";

  private Golden() {}

  static DataTable table(String file) {
    return Tables.read(DataFolder.require("golden/" + file).toUri());
  }

  static double[] series(String name) {
    DataTable table = table(name.equals(DAILY) ? "demand_daily.csv" : "demand_weekly.csv");
    double[] values = new double[table.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = number(table, "total_qty", row);
    }
    return values;
  }

  /** Every row of the metrics of a series, as text, by {@code evaluation,horizon,model}. */
  static Map<String, Map<String, String>> metrics(String series) {
    DataTable table = table("forecast_metrics_" + series + ".csv");
    Map<String, Map<String, String>> metrics = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      Map<String, String> figures = new LinkedHashMap<>();
      for (String name : new String[] {"n", "rmse", "mae", "mape", "smape", "mase", "bias"}) {
        figures.put(name, text(table, name, row));
      }
      String key =
          text(table, "evaluation", row)
              + ","
              + text(table, "horizon", row)
              + ","
              + text(table, "model", row);
      metrics.put(key, figures);
    }
    return metrics;
  }

  /** The figures of a model fitted by R, by {@code what} or {@code what,index}. */
  static Map<String, Double> fixedModel(String series, String model) {
    DataTable table = table("forecast_fixed_models_" + series + ".csv");
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      if (text(table, "model", row).equals(model)) {
        Column index = table.column("index");
        String key = text(table, "what", row);
        figures.put(
            index.isMissing(row) ? key : key + "," + text(table, "index", row),
            number(table, "value", row));
      }
    }
    return figures;
  }

  /**
   * Tests a model on a daily or weekly series, and compares its errors with those of R's model.
   *
   * @param inR the name of R's model
   * @param most how many times R's error, at most, in each of the six cells
   */
  static void requireNearR(String series, Forecaster model, String inR, double most) {
    boolean daily = series.equals(DAILY);
    int season = daily ? 6 : 1;
    int horizon = daily ? 14 : 4;
    Map<String, Map<String, String>> golden = metrics(series);
    Backtest rolling = Backtest.builder().horizon(horizon).season(season).build();
    Backtest split = Backtest.builder().split(0.8).season(season).build();
    List<BacktestScore> scores =
        new ArrayList<>(scores(series, model, rolling, 1, horizon / 2, horizon));
    scores.addAll(scores(series, model, split));
    scores.removeIf(score -> !score.model().equals(model.name()));
    assertThat(scores).hasSize(6);
    for (BacktestScore score : scores) {
      String key = score.evaluation() + "," + score.horizon() + "," + inR;
      double r = Double.parseDouble(golden.get(key).get("rmse"));
      assertThat(score.accuracy().rmse()).as(key).isLessThan(most * r);
    }
  }

  private static List<BacktestScore> scores(
      String series, Forecaster model, Backtest backtest, int... horizons) {
    return backtest
        .run(series, series(series), List.of(model), RunContext.withDefaults())
        .scores(horizons);
  }

  static String text(DataTable table, String column, int row) {
    return table.column(column).valueAt(row).orElseThrow().toString();
  }

  static double number(DataTable table, String column, int row) {
    return Double.parseDouble(text(table, column, row));
  }
}
