package dev.ecomm.cli;

import dev.ecomm.feature.time.LagSelection;
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
 * @param lags those chosen; null if nobody asked or the series will not do for it
 * @param why the problem, of the series or of its lags; null if there is none
 */
record SeasonalityOutcome(
    int number,
    String id,
    int length,
    @Nullable SeasonalityReport found,
    @Nullable DataTable decomposition,
    @Nullable DataTable autocorrelation,
    @Nullable LagSelection lags,
    @Nullable String why) {

  static SeasonalityOutcome of(
      SeriesSet series, int number, int period, int lags, LagOptions selection) {
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
      SeasonalityOutcome made =
          new SeasonalityOutcome(
              number,
              id,
              length,
              report,
              report.decompositionTable(),
              report.autocorrelation().toTable(),
              null,
              null);
      return selection.wanted() ? made.withLags(series.values(number), lags, selection) : made;
    } catch (IllegalArgumentException e) { // the library's word for a series that will not do
      return failed(series, number, String.valueOf(e.getMessage()));
    }
  }

  /** A series that is too short for so many lags has its other tables all the same. */
  private SeasonalityOutcome withLags(double[] values, int largest, LagOptions selection) {
    @Nullable LagSelection chosen = null;
    @Nullable String problem = null;
    try {
      chosen = selection.select(values, largest);
    } catch (IllegalArgumentException e) {
      problem = "no lags are chosen: " + e.getMessage();
    }
    return new SeasonalityOutcome(
        number, id, length, found, decomposition, autocorrelation, chosen, problem);
  }

  private static SeasonalityOutcome failed(SeriesSet series, int number, String why) {
    return new SeasonalityOutcome(
        number, series.id(number), series.length(number), null, null, null, null, why);
  }

  /** The same with less memory. */
  SeasonalityOutcome withoutTables() {
    return new SeasonalityOutcome(number, id, length, found, null, null, lags, why);
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
