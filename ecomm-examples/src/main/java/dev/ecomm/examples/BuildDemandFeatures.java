package dev.ecomm.examples;

import dev.ecomm.feature.time.CalendarFeature;
import dev.ecomm.feature.time.EmaKind;
import dev.ecomm.feature.time.FeatureTable;
import dev.ecomm.feature.time.HolidayCalendar;
import dev.ecomm.feature.time.Statistic;
import dev.ecomm.feature.time.TimeFeatures;
import dev.ecomm.io.Invoices;
import dev.ecomm.io.Tables;
import dev.ecomm.model.InvoiceTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Demand;
import dev.ecomm.series.DemandKey;
import dev.ecomm.series.DemandMeasure;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.util.stream.IntStream;

/** Makes what a model learns demand from: for every item and day what was known a week before. */
public final class BuildDemandFeatures {

  private BuildDemandFeatures() {}

  /**
   * Prints how much there is and writes features.
   *
   * @param args cleaned invoice lines, and a file for the features
   */
  public static void main(String[] args) {
    InvoiceTable lines = Invoices.read(Stores.uri(args[0]));
    RunContext run = RunContext.withDefaults();

    // snippet: features
    SeriesSet demand =
        Demand.builder().by(DemandKey.ITEM).build().compute(lines).series(DemandMeasure.QUANTITY);

    TimeFeatures features =
        TimeFeatures.builder()
            .lag(IntStream.rangeClosed(7, 34).toArray())
            .rolling(7, Statistic.MEAN, Statistic.STD, Statistic.MIN, Statistic.MAX)
            .rolling(28, Statistic.MEAN, Statistic.STD, Statistic.MIN, Statistic.MAX)
            .emaOfAlpha(0.3, EmaKind.RECURSIVE)
            .calendar(CalendarFeature.dayOfWeek(), CalendarFeature.month())
            .calendar(HolidayCalendar.of("GB").before(3))
            .fourier(6, 2)
            .horizon(7)
            .build();
    FeatureTable table = features.compute(demand, run);
    // end

    System.out.println(
        demand.count()
            + " series, "
            + table.rows()
            + " rows, "
            + table.names().size()
            + " features");
    Tables.write(table.toTable(), Stores.uri(args[1]));
  }
}
