package dev.ecomm.examples;

import dev.ecomm.forecast.ManyForecasts;
import dev.ecomm.forecast.SeriesForecasts;
import dev.ecomm.io.Tables;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.util.Locale;

/** Forecasts every series of a table, and says of each how it went and what it is worth. */
public final class ForecastManyItems {

  private ForecastManyItems() {}

  /**
   * Prints a line for each series, and writes their forecasts.
   *
   * @param args a table of unique_id, ds, y; where forecasts go
   */
  public static void main(String[] args) {
    // snippet: forecast
    SeriesSet items =
        SeriesSet.fromTable(Tables.read(Stores.uri(args[0])), SeriesColumns.withDefaults());
    ManyForecasts fortnight = ManyForecasts.builder().horizon(14).levels(80).build();

    SeriesForecasts made = fortnight.run(items, RunContext.withDefaults());

    made.series()
        .forEach(
            item ->
                System.out.printf(
                    Locale.ROOT,
                    "%s: %s, %s%n",
                    item.id(),
                    item.status().text(),
                    item.measured().map(score -> score.verdict()).orElse("not measured")));
    Tables.write(made.toTable(), Stores.uri(args[1]));
    // end
  }
}
