package dev.ecomm.examples;

import dev.ecomm.io.Tables;
import dev.ecomm.seasonality.Decomposition;
import dev.ecomm.seasonality.Periodogram;
import dev.ecomm.seasonality.Seasonality;
import dev.ecomm.seasonality.StationarityTests;
import dev.ecomm.seasonality.Stl;
import dev.ecomm.seasonality.TrendTerms;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.util.Locale;

/** Finds the season of a series, takes it out, and asks whether the rest keeps its level. */
public final class FindSeasonality {

  private FindSeasonality() {}

  /**
   * Prints cycles, season and level.
   *
   * @param args a table, its column of times, its column of values
   */
  public static void main(String[] args) {
    // snippet: season
    SeriesSet series =
        SeriesSet.fromTable(Tables.read(Stores.uri(args[0])), SeriesColumns.of(args[1], args[2]));
    double[] values = series.values(0);

    for (Periodogram.Cycle cycle : Periodogram.of(values).strongest(4)) {
      System.out.printf(Locale.ROOT, "%.2f steps: %.2f%n", cycle.periodSteps(), cycle.amplitude());
    }
    int period = Seasonality.detect(values).map(Seasonality::period).orElseThrow();
    Decomposition parts = Stl.builder().period(period).robust(true).build().decompose(values);
    System.out.printf(
        Locale.ROOT, "season of %d, strength %.2f%n", period, parts.seasonalStrength());
    System.out.println(
        StationarityTests.kpss(parts.seasonallyAdjusted(), TrendTerms.CONSTANT).stationary());
    // end
  }
}
