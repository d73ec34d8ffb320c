package dev.ecomm.examples;

import dev.ecomm.io.Invoices;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandDays;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.DemandTable;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;

/** Makes a daily series of what each item sold. */
public final class BuildDemandSeries {

  private BuildDemandSeries() {}

  /**
   * Prints the demand of the shop and of one item, and writes that of every item.
   *
   * @param args cleaned invoice lines, a stock code, and a file for the series
   */
  public static void main(String[] args) {
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    String item = args[1];

    // snippet: demand
    DemandTable shop = Demand.withDefaults().compute(lines);
    System.out.println(shop.tradingDays() + " days of trade");

    SeriesSet items =
        Demand.builder()
            .by(DemandKey.ITEM)
            .days(DemandDays.ALL)
            .build()
            .compute(lines)
            .series(DemandMeasure.NET_QUANTITY);
    int number = items.indexOf(item);
    System.out.println(item + " has " + items.length(number) + " days");

    Tables.write(items.toTable(), Stores.uri(args[2]));
    // end
  }
}
