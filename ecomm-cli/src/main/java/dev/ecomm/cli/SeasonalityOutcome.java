package dev.ecomm.cli;

import dev.ecomm.model.DataTable;
import dev.ecomm.seasonality.SeasonalityReport;
import dev.ecomm.series.SeriesSet;
import org.jspecify.annotations.Nullable;

/**
 * What came of one series: a report, or why there is none.
 *
 * @param number of the series
 * @param id its name
 * @param length how many values it has
 * @param found null if there is a problem
 * @param decomposition made by a worker, for it takes most of the time; null once it is written
 * @param autocorrelation as the decomposition
 * @param why the problem; null if there is none
 */
record SeasonalityOutcome(
    int number,
    String id,
    int length,
    @Nullable SeasonalityReport found,
    @Nullable DataTable decomposition,
    @Nullable DataTable autocorrelation,
    @Nullable String why) {

  static SeasonalityOutcome of(SeriesSet series, int number, int period, int lags) {
    String id = series.id(number);
    int length = series.length(number);
    for (int at = series.from(number); at < series.to(number); at++) {
      if (Double.isNaN(series.value(at))) {
        return failed(
            series,
            number,
            "the value at "
                + series.scale().text(series.time(at))
                + " is missing. Fill it, or cut the series there.");
      }
    }
    try {
      SeasonalityReport report = SeasonalityReport.of(series.values(number), period, lags);
      return new SeasonalityOutcome(
          number,
          id,
          length,
          report,
          report.decompositionTable(),
          report.autocorrelation().toTable(),
          null);
    } catch (IllegalArgumentException e) { // the library's word for a series that will not do
      return failed(series, number, String.valueOf(e.getMessage()));
    }
  }

  private static SeasonalityOutcome failed(SeriesSet series, int number, String why) {
    return new SeasonalityOutcome(
        number, series.id(number), series.length(number), null, null, null, why);
  }

  /** The same with less memory. */
  SeasonalityOutcome withoutTables() {
    return new SeasonalityOutcome(number, id, length, found, null, null, why);
  }

  boolean ok() {
    return found != null;
  }

  SeasonalityReport report() {
    if (found == null) {
      throw new IllegalStateException("no report of " + id);
    }
    return found;
  }

  String problem() {
    return why == null ? "" : why;
  }
}
