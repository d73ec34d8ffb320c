package dev.ecomm.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecomm.model.DataTable;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chosen orders beside those of R's {@code auto.arima}, in units of error. */
class GoldenAutoArimaTest {
  private static final double AT_MOST = 1.05;

  @Test
  void error_of_the_daily_split_is_that_of_r() {
    double[] values = GoldenDemand.daily();
    int train = (int) (0.8 * values.length);

    double[][] forecasts = new double[values.length][0];
    forecasts[train] = forecast(values, train, 6, 61);

    assertThat(rmse(forecasts, values, 61)).isLessThan(AT_MOST * rmse("daily", "split_80_20", 61));
  }

  @Test
  @Tag("slow")
  void errors_of_each_daily_origin_are_those_of_r() {
    double[] values = GoldenDemand.daily();
    double[][] forecasts = rolling(values, 6, 14);

    for (int horizon : new int[] {1, 7, 14}) {
      assertThat(rmse(forecasts, values, horizon))
          .as("h = %d", horizon)
          .isLessThan(AT_MOST * rmse("daily", "rolling_steps_1_to_h", horizon));
    }
  }

  @Test
  void errors_of_each_weekly_origin_are_those_of_r() {
    double[] values = GoldenDemand.weekly();
    double[][] forecasts = rolling(values, 1, 4);

    for (int horizon : new int[] {1, 2, 4}) {
      assertThat(rmse(forecasts, values, horizon))
          .as("h = %d", horizon)
          .isLessThan(AT_MOST * rmse("weekly", "rolling_steps_1_to_h", horizon));
    }
  }

  /** Forecasts by origin; none before the first 80 %. */
  private static double[][] rolling(double[] values, int period, int horizon) {
    double[][] forecasts = new double[values.length][0];
    for (int origin = (int) (0.8 * values.length); origin < values.length; origin++) {
      forecasts[origin] = forecast(values, origin, period, horizon);
    }
    return forecasts;
  }

  private static double[] forecast(double[] values, int origin, int period, int horizon) {
    return AutoArima.ofPeriod(period).fit(Arrays.copyOf(values, origin)).forecast(horizon).mean();
  }

  /** Over steps 1 to h of all origins that have so many values behind them. */
  private static double rmse(double[][] forecasts, double[] values, int horizon) {
    double sum = 0;
    int count = 0;
    for (int origin = 0; origin + horizon <= values.length; origin++) {
      for (int step = 0; step < Math.min(horizon, forecasts[origin].length); step++) {
        sum += Math.pow(forecasts[origin][step] - values[origin + step], 2);
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  private static double rmse(String series, String evaluation, int horizon) {
    DataTable table =
        GoldenDemand.values(
            "golden/forecast_metrics_" + series + "_total_qty.csv",
            "rmse",
            "evaluation",
            "horizon",
            "model");
    for (int row = 0; row < table.rows(); row++) {
      if (table.strings("evaluation").textAt(row).equals(evaluation)
          && table.strings("horizon").textAt(row).equals(Integer.toString(horizon))
          && table.strings("model").textAt(row).equals("auto_arima")) {
        return table.doubles("rmse").doubleAt(row);
      }
    }
    throw new AssertionError("no " + evaluation + " " + horizon);
  }
}
