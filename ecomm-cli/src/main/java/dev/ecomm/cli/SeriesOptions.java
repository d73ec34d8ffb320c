package dev.ecomm.cli;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.io.Tables;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.Frequency;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.series.TimeScale;
import dev.ecomm.store.Stores;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where series come from: a table in long form; the same for every command that reads one. */
final class SeriesOptions {

  @Option(
      names = {"-s", "--series"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "A row for each time of each series: a path, a URI, or - for standard input.")
  Location series = Location.of("-");

  @Option(
      names = "--time",
      paramLabel = "COL",
      description = "The column of times: whole numbers, dates or timestamps. Default: ds.")
  String time = SeriesColumns.withDefaults().time();

  @Option(
      names = "--value",
      paramLabel = "COL",
      description = "The column of values; empty where missing. Default: y.")
  String value = SeriesColumns.withDefaults().value();

  @Option(
      names = "--id",
      paramLabel = "COL",
      description =
          "The column that names the series of a row. Default: unique_id if there is one, else all"
              + " rows are one series.")
  @Nullable String id;

  @Mixin final ThreadsOption threads = new ThreadsOption();

  @Mixin final TextOptions text = new TextOptions();

  RunContext onThreads(RunContext run) {
    return threads.on(run);
  }

  /** Reads the series. */
  SeriesSet read(Session session, RunContext run) {
    DataTable table =
        Tables.read(series.input(), text.table(session.stores(), series.input()).build(), run);
    String file = Stores.withoutSecrets(series.input()).toString();
    SeriesSet read = SeriesSet.fromTable(table, columns(table), file);
    if (read.scale() == TimeScale.DATE
        && IntStream.range(0, read.count()).anyMatch(s -> read.length(s) > 1)) {
      requireOneFrequency(read, file);
    }
    return read;
  }

  /** A row must be as far from the row before as any other, or lags and seasons say nothing. */
  private static void requireOneFrequency(SeriesSet read, String file) {
    try {
      Frequency unused = Frequency.of(read);
    } catch (IllegalArgumentException e) {
      throw InvoiceDataException.of(file, String.valueOf(e.getMessage()), e);
    }
  }

  private SeriesColumns columns(DataTable table) {
    String usual = SeriesColumns.withDefaults().id().orElseThrow();
    if (id != null) {
      return SeriesColumns.of(id, time, value);
    }
    boolean named = table.schema().contains(usual) && !usual.equals(time) && !usual.equals(value);
    return named ? SeriesColumns.of(usual, time, value) : SeriesColumns.of(time, value);
  }

  /** What was read, for people. */
  String text(SeriesSet read) {
    return "Read "
        + String.format(Locale.ROOT, "%,d series, ", read.count())
        + Texts.count(read.totalLength(), "value")
        + ", from "
        + series
        + ".";
  }

  /** What was read, for programs. */
  Map<String, Object> values(SeriesSet read) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("input", series.text());
    values.put("series", read.count());
    values.put("values", read.totalLength());
    return values;
  }
}
