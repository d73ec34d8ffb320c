package dev.ecomm.cli;

import dev.ecomm.model.DataTable;
import dev.ecomm.model.DataTableBuilder;
import dev.ecomm.model.Field;
import dev.ecomm.model.Schema;
import dev.ecomm.series.SeriesSet;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of each series: whether it is long enough for the longest window, and
 * whether values are missing.
 *
 * @param table id, rows, status, message
 * @param counts how many series have each status
 */
record SeriesStatus(DataTable table, Map<String, Integer> counts) {
  private static final Schema SCHEMA =
      Schema.of(
          Field.ofString("id"),
          Field.ofLong("rows"),
          Field.ofString("status"),
          Field.ofString("message"));

  /**
   * Looks at series.
   *
   * @param longest rows that the longest window needs
   * @throws IllegalArgumentException if no series is so long
   */
  static SeriesStatus of(SeriesSet series, int longest) {
    DataTableBuilder table = DataTable.builder(SCHEMA);
    Map<String, Integer> counts = new TreeMap<>();
    int most = 0;
    for (int s = 0; s < series.count(); s++) {
      String status = "ok";
      @Nullable String message = null;
      int missing = missing(series, s);
      most = Math.max(most, series.length(s));
      if (series.length(s) < longest) {
        status = "short";
        message =
            "the longest window or lag needs "
                + Texts.count(longest, "row")
                + ": its column is empty here";
      } else if (missing > 0) {
        status = "missing";
        message = Texts.count(missing, "value") + " missing: windows with one are empty";
      }
      table.row(series.id(s), (long) series.length(s), status, message);
      counts.merge(status, 1, Integer::sum);
    }
    if (most < longest) {
      throw new IllegalArgumentException(
          "the longest window or lag needs "
              + Texts.count(longest, "row")
              + ", must be at most "
              + most
              + " as the longest series has; choose shorter ones");
    }
    return new SeriesStatus(table.build(), counts);
  }

  private static int missing(SeriesSet series, int s) {
    int missing = 0;
    for (int at = series.from(s); at < series.to(s); at++) {
      missing += Double.isNaN(series.value(at)) ? 1 : 0;
    }
    return missing;
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder("Series:");
    counts.forEach(
        (status, count) ->
            text.append(text.length() > 7 ? ", " : " ").append(count).append(' ').append(status));
    return text.append('.').toString();
  }
}
