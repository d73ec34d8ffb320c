package dev.ecomm.cli;

import dev.ecomm.error.InvoiceDataException;
import dev.ecomm.feature.time.LagSelection;
import dev.ecomm.run.RunContext;
import dev.ecomm.run.Workers;
import dev.ecomm.seasonality.Seasonality;
import dev.ecomm.seasonality.SeasonalityReport;
import dev.ecomm.series.SeriesSet;
import dev.ecomm.store.Stores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds what repeats in series, and whether their level stays. */
@Command(
    name = "seasonality",
    customSynopsis = "ecomm seasonality --series URI --output DIR [options]",
    sortOptions = false,
    description = {
      "Finds the cycles of series, takes their seasons apart, and tests whether their level stays."
          + " Rows are steps: a day without a row is no step.",
      "Without --period the season that is found is taken; a series without one is not decomposed."
    },
    footer = {
      "",
      "Examples:",
      "  ecomm seasonality --series daily.csv --time date --value total_sales --output cycles",
      "  ecomm seasonality -s daily.csv --time date --value sales --period 6 -o cycles",
      "  ecomm seasonality -s by-item.parquet --lags 60 -o cycles --threads 2",
      "  ecomm seasonality -s daily.csv --time date --value sales --select-lags acf -o cycles",
      "",
      "Written are acf.csv, fft.csv, decompose.csv, stationarity.csv, and status.csv, which has a row",
      "for every series: one that cannot be analysed is named there and stops no other. With",
      "--select-lags lags.csv, too."
    })
final class SeasonalityCommand extends Task {
  /** As many series are held in memory before they are written. */
  private static final int CHUNK = 256;

  @Mixin final SeriesOptions source = new SeriesOptions();

  @Option(
      names = "--period",
      paramLabel = "P",
      description = "Steps of one cycle, from 2 to half the series. Default: what is found.")
  int period;

  @Option(
      names = "--lags",
      paramLabel = "N",
      description = "The largest lag of autocorrelations. Default: 30.")
  int lags = 30;

  @Mixin final LagOptions selection = new LagOptions();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      converter = Location.Converter.class,
      description = "The directory, or URI, that the tables go to.")
  Location output = Location.of("-");

  @Mixin final WritingOptions writing = new WritingOptions();

  SeasonalityCommand(Session session) {
    super(session);
  }

  @Override
  Summary run(RunContext context) throws IOException {
    if (period != 0 && period < 2) {
      throw new IllegalArgumentException("--period is " + period + ", must be at least 2");
    }
    if (lags < 1) {
      throw new IllegalArgumentException("--lags is " + lags + ", must be at least 1");
    }
    selection.check(lags);
    if (output.isStandardStream()) {
      throw new IllegalArgumentException("--output is -, must be a directory");
    }
    Publication.requireWritable(
        session, writing, SeasonalityFiles.places(output, selection.wanted()));
    RunContext run = source.onThreads(context);
    SeriesSet series = source.read(session, run);
    List<SeasonalityOutcome> outcomes = new ArrayList<>();
    try (Publication publication = new Publication(session, writing, run);
        Workers workers = Workers.of(run)) {
      SeasonalityFiles files =
          new SeasonalityFiles(publication, output, source, series, selection.wanted());
      for (int from = 0; from < series.count(); from += CHUNK) {
        SeasonalityOutcome[] chunk = analyse(series, from, workers);
        for (SeasonalityOutcome outcome : chunk) {
          files.add(outcome);
          outcomes.add(outcome.withoutTables());
        }
      }
      requireSome(outcomes);
      publication.publish();
    }
    return summary(series, outcomes);
  }

  private SeasonalityOutcome[] analyse(SeriesSet series, int from, Workers workers) {
    SeasonalityOutcome[] chunk = new SeasonalityOutcome[Math.min(CHUNK, series.count() - from)];
    workers.run(
        chunk.length,
        "looking for seasons",
        "series",
        (worker, i) -> chunk[i] = SeasonalityOutcome.of(series, from + i, period, lags, selection));
    return chunk;
  }

  /** Fails if no series could be analysed; for a single one its fault is the command's. */
  private void requireSome(List<SeasonalityOutcome> outcomes) {
    if (outcomes.stream().noneMatch(SeasonalityOutcome::ok)) {
      SeasonalityOutcome first = outcomes.get(0);
      throw InvoiceDataException.of(
          Stores.withoutSecrets(source.series.input()).toString(),
          (outcomes.size() == 1 ? "" : "none of " + outcomes.size() + " series will do; ")
              + "series \""
              + first.id()
              + "\": "
              + first.problem(),
          null);
    }
  }

  private Summary summary(SeriesSet series, List<SeasonalityOutcome> outcomes) {
    List<String> text = new ArrayList<>(List.of(source.text(series)));
    Map<String, Object> values = new LinkedHashMap<>(source.values(series));
    if (series.count() == 1) {
      SeasonalityReport report = outcomes.get(0).report();
      new SeasonalityWords(series, report).add(text, values);
      addLags(outcomes.get(0), text, values);
    } else {
      long failed = outcomes.stream().filter(outcome -> !outcome.ok()).count();
      text.add(
          String.format(
              Locale.ROOT,
              "%,d could not be analysed; status.csv says why. Of the others have",
              failed));
      values.put("failed", failed);
      addSeasons(outcomes, text, values);
    }
    text.add("");
    text.add(
        "Wrote "
            + String.join(", ", SeasonalityFiles.names(selection.wanted()))
            + " to "
            + output
            + ".");
    values.put("output", output.text());
    return new Summary(text, values);
  }

  private void addLags(SeasonalityOutcome outcome, List<String> text, Map<String, Object> values) {
    LagSelection chosen = outcome.lags();
    if (chosen != null) {
      List<Integer> lags = Arrays.stream(chosen.lags()).boxed().toList();
      text.add(
          "Lags for a model"
              + (lags.isEmpty()
                  ? ": none."
                  : ", for --lags of ecomm features: " + joined(lags) + "."));
      values.put("lags", lags);
    } else if (selection.wanted()) {
      text.add("N" + outcome.problem().substring(1));
    }
  }

  private static String joined(List<Integer> lags) {
    return lags.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static void addSeasons(
      List<SeasonalityOutcome> outcomes, List<String> text, Map<String, Object> values) {
    Map<Integer, Integer> seasons = new TreeMap<>();
    for (SeasonalityOutcome outcome : outcomes) {
      if (outcome.ok()) {
        seasons.merge(
            outcome.report().season().map(Seasonality::period).orElse(0), 1, Integer::sum);
      }
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    seasons.forEach(
        (steps, count) -> {
          text.add(
              String.format(Locale.ROOT, "%,8d ", count)
                  + (steps == 0 ? "without a season" : "with a season of " + steps + " steps"));
          counts.put(steps.toString(), count);
        });
    values.put("seasons", counts);
  }
}
