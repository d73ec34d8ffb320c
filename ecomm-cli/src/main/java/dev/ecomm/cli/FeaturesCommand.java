package dev.ecomm.cli;

import dev.ecomm.feature.time.FeatureTable;
import dev.ecomm.feature.time.TimeFeatures;
import dev.ecomm.model.DataTable;
import dev.ecomm.run.RunContext;
import dev.ecomm.series.SeriesColumns;
import dev.ecomm.series.SeriesSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds features to time series: lags, windows, averages, seasons, calendars. */
@Command(
    name = "features",
    customSynopsis = "ecomm features --series URI --output URI [options]",
    sortOptions = false,
    description = {
      "Computes features of many time series: values of earlier rows, statistics of the last rows,"
          + " averages, seasons, holidays. Each is as of its row or, with --horizon, as of an earlier"
          + " one; no later value and no other series changes it.",
      "The output has the columns of the series, then one for each feature, empty where the past is"
          + " too short or a value is missing."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm features --series daily.csv --time date --value qty --lags 1,7 --rolling mean:7 -o -",
      "  ecomm features -s items.parquet --rolling mean:28,std:28 --horizon 7 -o features.parquet",
      "  ecomm features -s daily.csv --time date --value qty --fourier 6:2 --holidays GB -o out.csv"
    })
final class FeaturesCommand extends Task {

  @Mixin final SeriesOptions source = new SeriesOptions();

  @Mixin final FeatureOptions wanted = new FeatureOptions();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "URI",
      converter = Location.Converter.class,
      description = "Where features go: a path, a URI, or -.")
  Location output = Location.of("-");

  @Option(
      names = "--status",
      paramLabel = "URI",
      converter = Location.Converter.class,
      description =
          "Where a row for each series goes: id, rows, status (ok, missing, short), message.")
  @Nullable Location status;

  @Mixin final WritingOptions writing = new WritingOptions();

  FeaturesCommand(Session session) {
    super(session);
  }

  @Override
  boolean tableOnStandardOutput() {
    return output.isStandardStream() || (status != null && status.isStandardStream());
  }

  @Override
  Summary run(RunContext context) {
    Map<String, @Nullable Location> outputs = new LinkedHashMap<>();
    outputs.put("--output", output);
    outputs.put("--status", status);
    Publication.requireTwoPlaces(outputs);
    TimeFeatures features = wanted.features();
    RunContext run = source.onThreads(context);
    SeriesSet series = source.read(session, run);
    SeriesStatus statuses = SeriesStatus.of(series, wanted.longest());
    FeatureTable made = features.compute(series, run);
    DataTable table = made.toTable(columns(series));
    try (Publication publication = new Publication(session, writing, run)) {
      publication.table(output, table.schema()).write(table);
      if (status != null) {
        publication.table(status, statuses.table().schema()).write(statuses.table());
      }
      publication.publish();
    }
    return summary(series, features, statuses);
  }

  /** As the source calls them; one series without an id needs none. */
  private SeriesColumns columns(SeriesSet series) {
    if (source.id != null) {
      return SeriesColumns.of(source.id, source.time, source.value);
    }
    boolean unnamed = series.count() == 1 && series.id(0).equals(source.value);
    return unnamed
        ? SeriesColumns.of(source.time, source.value)
        : SeriesColumns.of(
            SeriesColumns.withDefaults().id().orElseThrow(), source.time, source.value);
  }

  private Summary summary(SeriesSet series, TimeFeatures features, SeriesStatus statuses) {
    Map<String, Object> values = source.values(series);
    values.put("features", features.names());
    values.put("horizon", features.horizon());
    values.put("status", statuses.counts());
    values.put("output", output.text());
    return new Summary(
        List.of(
            source.text(series),
            "Computed "
                + Texts.count(features.names().size(), "feature")
                + (features.horizon() == 0
                    ? " as of each row."
                    : " as of " + Texts.count(features.horizon(), "row") + " before each row."),
            statuses.text(),
            "Wrote features to " + output + "."),
        values);
  }
}
