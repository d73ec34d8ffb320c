package dev.ecomm.examples;

import dev.ecomm.forecast.Baselines;
import dev.ecomm.forecast.NodeForecasts;
import dev.ecomm.forecast.Reconciliation;
import dev.ecomm.forecast.SeriesHierarchy;
import dev.ecomm.io.Invoices;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandTable;
import dev.ecomm.store.Stores;
import java.util.Locale;

/** Forecasts each country and the total so that they add up. */
public final class ForecastCountries {

  private ForecastCountries() {}

  /**
   * Prints what is expected of the next day.
   *
   * @param args cleaned invoice lines
   */
  public static void main(String[] args) {
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    DemandTable byCountry = Demand.builder().by(DemandKey.COUNTRY).build().compute(lines);

    // snippet: countries
    SeriesHierarchy shop =
        SeriesHierarchy.builder(byCountry.series(DemandMeasure.QUANTITY)).total("total").build();
    NodeForecasts alone = shop.forecast(Baselines.movingAverage(7), 14, RunContext.withDefaults());

    NodeForecasts together =
        alone.reconcile(Reconciliation.variance(alone.variances()).nonNegative());
    // end
    for (String node : together.hierarchy().nodes()) {
      System.out.printf(
          Locale.ROOT, "%s: %.1f alone, %.1f%n", node, alone.mean(node)[0], together.mean(node)[0]);
    }
  }
}
