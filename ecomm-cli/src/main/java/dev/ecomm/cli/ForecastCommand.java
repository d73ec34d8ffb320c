package dev.ecomm.cli;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.forecast.ManyForecasts;
import dev.ecomm.forecast.SeriesForecast;
import dev.ecomm.forecast.SeriesForecasts;
import dev.ecomm.model.DataTable;
import dev.ecomm.registry.Release;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts series, and says what such forecasts were worth. */
@Command(
    name = "forecast",
    customSynopsis = "ecomm forecast --series URI --horizon H --output URI [options]",
    sortOptions = false,
    description = {
      "Forecasts what follows each series, with limits, and tests on the end of each what such"
          + " forecasts are worth: against the season before again, which costs nothing.",
      "Rows are steps: a day without a row is no step. Times go on as they do in the series: days of"
          + " the week without a row stay without one. One series that cannot be forecast stops no"
          + " other; --status says why."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm forecast --series daily.csv --time date --value total_qty --horizon 14 -o next.csv",
      "  ecomm forecast -s items.parquet --horizon 14 -o items.csv --status status.csv",
      "  ecomm forecast -s weekly.csv --time week --value qty --horizon 8 --season 1 --model ets"
          + " -o -",
      "  ecomm forecast -s daily.csv --time date --value qty --horizon 14 --backtest t.csv -o next.csv",
      "  ecomm forecast -s items.parquet --horizon 14 --registry shop --model-name items -o items.csv",
      "  ecomm forecast -s today.parquet --horizon 14 --registry shop --use items -o items.csv",
      "",
      "Skill is 1 - RMSE / RMSE of the season before again; below 0 the series is better forecast",
      "without a model: \"worse than naive\"."
    })
final class ForecastCommand extends Task {

  @Mixin final SeriesOptions source = new SeriesOptions();

  @Mixin final ForecastOptions wanted = new ForecastOptions();

  @Mixin final SavedForecasts saved = new SavedForecasts();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where forecasts go: a path, a URI, or -.")
  Location output = Location.of("-");

  @Option(
      names = "--status",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where a row for each series goes: status, model, skill, coverage, message.")
  @Nullable Location status;

  @Option(
      names = "--backtest",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where all measures of the tests go; each origin is then fitted anew.")
  @Nullable Location backtest;

  @Mixin final WritingOptions writing = new WritingOptions();

  ForecastCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return output.isStandardStream()
        || (status != null && status.isStandardStream())
        || (backtest != null && backtest.isStandardStream());
  }

  @Override
  Summary run(RunContext context) {
    Map<String, @Nullable Location> outputs = new LinkedHashMap<>();
    outputs.put("--output", output);
    outputs.put("--status", status);
    outputs.put("--backtest", backtest);
    Publication.requireTwoPlaces(outputs);
    saved.require();
    if (saved.uses()) {
      wanted.requireNoFit();
      if (backtest != null) {
        throw new IllegalArgumentException(
            "--backtest is given with --use, must be left out: nothing is fitted or tested");
      }
    }
    ManyForecasts forecasts = wanted.forecasts(backtest != null, saved.keeps());
    Publication.requireWritable(session, writing, outputs);
    if (saved.keeps()) {
      saved.requireWritable(session);
    }
    RunContext run = source.onThreads(context);
    Optional<Release> used = saved.uses() ? Optional.of(saved.release(session)) : Optional.empty();
    SeriesSet series = source.read(session, run);
    SeriesForecasts made =
        used.isPresent()
            ? forecasts.run(series, saved.models(used.get()), run)
            : forecasts.run(series, run);
    requireSome(made);
    DataTable table = made.toTable(columns(series));
    try (Publication publication = new Publication(session, writing, run)) {
      publication.table(output, table.schema()).write(table);
      if (status != null) {
        DataTable rows = made.statusTable();
        publication.table(status, rows.schema()).write(rows);
      }
      if (backtest != null) {
        DataTable rows = made.backtestTable();
        publication.table(backtest, rows.schema()).write(rows);
      }
      AtomicReference<@Nullable Release> kept = new AtomicReference<>(used.orElse(null));
      made.models()
          .ifPresent(
              models -> publication.beforehand(() -> kept.set(saved.publish(session, models))));
      publication.publish();
      return summary(series, made, table, kept.get());
    }
  }

  /** As the source calls them; one series has the usual name of an id if it had none. */
  private SeriesColumns columns(SeriesSet series) {
    String usual = SeriesColumns.withDefaults().id().orElseThrow();
    boolean unnamed = series.count() == 1 && series.id(0).equals(source.value) && source.id == null;
    return unnamed
        ? SeriesColumns.of(source.time, "yhat")
        : SeriesColumns.of(source.id == null ? usual : source.id, source.time, "yhat");
  }

  /** Fails if no series could be forecast; for a single one its fault is the command's. */
  private void requireSome(SeriesForecasts made) {
    if (made.series().stream().noneMatch(one -> one.forecast().isPresent())) {
      SeriesForecast first = made.series().get(0);
      int count = made.series().size();
      throw InvoiceDataException.of(
          Stores.withoutSecrets(source.series.input()).toString(),
          (count == 1 ? "" : "none of " + count + " series could be forecast; ")
              + "series \""
              + first.id()
              + "\": "
              + first.message(),
          null);
    }
  }

  private Summary summary(
      SeriesSet series, SeriesForecasts made, DataTable table, @Nullable Release release) {
    List<String> text = new ArrayList<>(List.of(source.text(series)));
    Map<String, Object> values = new LinkedHashMap<>(source.values(series));
    String last = last(series);
    text.add("The last value is of " + last + ".");
    values.put("last", last);
    String why =
        saved.uses()
            ? " as the models were fitted"
            : wanted.season == null ? " as the times say" : " as told";
    text.add(
        made.season() == 1
            ? "No season," + why + "."
            : "A season of " + made.season() + " steps," + why + ".");
    values.put("season", made.season());
    values.put("horizon", wanted.horizon);
    ForecastWords words = new ForecastWords(made);
    words.add(text, values);
    if (made.series().size() == 1) {
      text.add("");
      text.addAll(words.table(table));
      text.add("");
    }
    if (release != null) {
      String which = saved + ", version " + release.version();
      text.add(saved.uses() ? "Forecast by " + which + "." : "Kept the models as " + which + ".");
      values.put("model_version", release.version());
    }
    text.add("Wrote forecasts to " + output + ".");
    values.put("output", output.text());
    if (status != null) {
      text.add("Wrote what there is to say of each series to " + status + ".");
      values.put("status_output", status.text());
    }
    if (backtest != null) {
      text.add("Wrote the measures of the tests to " + backtest + ".");
      values.put("backtest", backtest.text());
    }
    return new Summary(text, values);
  }

  /** The newest time of all series. */
  private static String last(SeriesSet series) {
    long last = Long.MIN_VALUE;
    for (int at = 0; at < series.totalLength(); at++) {
      last = Math.max(last, series.time(at));
    }
    return series.scale().text(last);
  }
}
