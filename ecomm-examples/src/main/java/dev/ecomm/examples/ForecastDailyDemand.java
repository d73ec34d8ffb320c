package dev.ecomm.examples;

import dev.ecomm.forecast.AutoForecaster;
import dev.ecomm.forecast.AutoModel;
import dev.ecomm.forecast.Forecast;
import dev.ecomm.forecast.MeasuredCoverage;
import dev.ecomm.io.Tables;
import dev.ecomm.series.SeriesCalendar;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.util.Locale;

/** Forecasts the next days of a shop, and says how sure that is. */
public final class ForecastDailyDemand {

  private ForecastDailyDemand() {}

  /**
   * Prints the next week and what was held of the promise before.
   *
   * @param args a table, its column of days, its column of values
   */
  public static void main(String[] args) {
    // snippet: forecast
    SeriesSet demand =
        SeriesSet.fromTable(Tables.read(Stores.uri(args[0])), SeriesColumns.of(args[1], args[2]));
    SeriesCalendar calendar = SeriesCalendar.of(demand); // knows on which days the shop is closed
    int week = calendar.usualSeason();

    AutoModel model = AutoForecaster.ofSeason(week).fit(demand.values(0));
    Forecast next = model.forecast(week, 80);
    long[] days = calendar.after(0, week);
    for (int step = 1; step <= week; step++) {
      System.out.printf(
          Locale.ROOT,
          "%s: %.1f (%.1f to %.1f)%n",
          demand.scale().text(days[step - 1]),
          next.mean(step),
          next.lower(80, step),
          next.upper(80, step));
    }
    MeasuredCoverage held = model.coverage(80, 1);
    System.out.println(held.inside() + " of " + held.trials() + " days before were within limits");
    // end
  }
}
