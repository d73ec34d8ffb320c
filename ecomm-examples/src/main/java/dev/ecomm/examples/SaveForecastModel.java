package dev.ecomm.examples;

import dev.ecomm.forecast.Forecast;
import dev.ecomm.forecast.ForecastModel;
import dev.ecomm.forecast.ForecastModelJson;
import dev.ecomm.forecast.Forecasters;
import dev.ecomm.io.Tables;
import dev.ecomm.registry.ModelRegistry;
import dev.ecomm.registry.Release;
import dev.ecomm.registry.ReleaseDraft;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.util.Locale;

/** Fits a forecast model once, keeps it in a registry, and forecasts from there. */
public final class SaveForecastModel {

  private SaveForecastModel() {}

  /**
   * Prints the version and the forecast of the first step.
   *
   * @param args a table, its column of days, its column of values, and an output directory
   */
  public static void main(String[] args) {
    SeriesSet demand =
        SeriesSet.fromTable(Tables.read(Stores.uri(args[0])), SeriesColumns.of(args[1], args[2]));
    double[] dailySales = demand.values(0);

    // snippet: save
    ForecastModel fitted = Forecasters.named("auto", 6, 14).fit(dailySales);
    ModelRegistry registry =
        ModelRegistry.builder(Stores.uri(args[3])).model("daily_demand").build();
    String json = ForecastModelJson.toJson(fitted);
    Release release = registry.publish(ReleaseDraft.of(json).build(), "nightly job", "daily sales");

    ForecastModel loaded = ForecastModelJson.fromJson(registry.load(release.version()).content());
    Forecast next = loaded.on(dailySales).forecast(14, 80); // and what has been sold since
    // end
    System.out.printf(Locale.ROOT, "version %d: %.1f%n", release.version(), next.mean(1));
  }
}
