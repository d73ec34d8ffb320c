package dev.ecomm.forecast;

import dev.ecomm.io.Tables;
import dev.ecomm.model.Column;
import dev.ecomm.model.DataTable;
import dev.ecomm.testkit.DataFolder;
import java.util.LinkedHashMap;
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

  static String text(DataTable table, String column, int row) {
    return table.column(column).valueAt(row).orElseThrow().toString();
  }

  static double number(DataTable table, String column, int row) {
    return Double.parseDouble(text(table, column, row));
  }
}
