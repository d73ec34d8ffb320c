package dev.ecomm.cli;

import dev.ecomm.forecast.Forecasters;
import dev.ecomm.forecast.ManyForecasts;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to forecast, and how to find out what forecasts are worth. */
final class ForecastOptions {

  /** For the help of {@code --model}. */
  static final class Models implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Forecasters.names().iterator();
    }
  }

  @Option(
      names = "--horizon",
      required = true,
      paramLabel = "H",
      description = "How many steps to forecast behind the end of each series.")
  int horizon;

  @Option(
      names = "--season",
      paramLabel = "M",
      description =
          "Steps of one season; 1: none. Default: by the times, 24 hours, a week of 7 days or of as"
              + " many as the shop opens, 52 weeks, 12 months, 4 quarters; none where no series has"
              + " two of them.")
  @Nullable Integer season;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      completionCandidates = Models.class,
      description =
          "auto, which weighs several, or one of ${COMPLETION-CANDIDATES}. Default: auto.")
  @Nullable String model;

  @Option(
      names = "--levels",
      paramLabel = "P",
      split = ",",
      description =
          "Intervals in percent, ascending: 80 is to hold 80 of 100 values. Default: 80,95.")
  List<Double> levels = List.of(80.0, 95.0);

  @Option(
      names = "--first-origin",
      paramLabel = "N",
      description =
          "Tests: how many values the first may learn from. Default: all but the last fifth.")
  @Nullable Integer firstOrigin;

  @Option(
      names = "--step",
      paramLabel = "S",
      description = "Tests: how far origins are apart. Default: so that there are 20 at most.")
  @Nullable Integer step;

  @Option(
      names = "--refit-every",
      paramLabel = "N",
      description = "Tests: how many origins share a fit. Default: 1 with --backtest, else all.")
  @Nullable Integer refitEvery;

  @Option(
      names = "--horizons",
      paramLabel = "H",
      split = ",",
      description = "Tests: up to which steps they are evaluated, beside --horizon.")
  List<Integer> horizons = List.of();

  @Option(
      names = "--no-tests",
      description = "Do not measure what forecasts are worth; takes less than half the time.")
  boolean noTests;

  @Option(
      names = "--ended-after",
      paramLabel = "N",
      description =
          "A series that ends more steps before the newest, or --as-of, has ended. Default: two seasons, at least"
              + " H.")
  @Nullable Integer endedAfter;

  @Option(
      names = "--include-ended",
      description = "Forecast series that ended, too, behind their own end.")
  boolean includeEnded;

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      converter = Words.ForInstant.class,
      description =
          "Forecast from this day, which is its start, or day with a time, behind every value: a"
              + " series that ends more than --ended-after steps before has ended. Default: series"
              + " are compared with the newest, and a single one with nothing.")
  @Nullable LocalDateTime asOf;

  /** Fails if an option is given that only fitting and tests have; names it. */
  void requireNoFit() {
    requireNone("--season", season);
    requireNone("--model", model);
    requireNone("--first-origin", firstOrigin);
    requireNone("--step", step);
    requireNone("--refit-every", refitEvery);
    requireNone("--horizons", horizons.isEmpty() ? null : horizons);
  }

  private static void requireNone(String option, @Nullable Object value) {
    if (value != null) {
      throw new IllegalArgumentException(
          option + " is given with --use, must be left out: nothing is fitted or tested");
    }
  }

  /**
   * Fails before any work if an option is out of its range; names it.
   *
   * @param asked whether measures of tests are to be written
   * @param kept whether models are to be kept
   */
  ManyForecasts forecasts(boolean asked, boolean kept) {
    require("--horizon", horizon);
    require("--season", season);
    require("--first-origin", firstOrigin);
    require("--step", step);
    require("--refit-every", refitEvery);
    require("--ended-after", endedAfter);
    if (asked && noTests) {
      throw new IllegalArgumentException(
          "--backtest is given with --no-tests, must be one of them");
    }
    ManyForecasts.Builder builder =
        ManyForecasts.builder()
            .model(model == null ? "auto" : model)
            .horizon(horizon)
            .levels(levels.stream().mapToDouble(Double::doubleValue).toArray())
            .measuredHorizons(horizons.stream().mapToInt(Integer::intValue).toArray())
            .measured(!noTests)
            .includeEnded(includeEnded)
            .keepModels(kept);
    if (season != null) {
      builder.season(season);
    }
    if (firstOrigin != null) {
      builder.firstOrigin(firstOrigin);
    }
    if (step != null) {
      builder.originStep(step);
    }
    if (refitEvery != null) {
      builder.refitEvery(refitEvery);
    } else if (asked) {
      builder.refitEvery(1);
    }
    if (endedAfter != null) {
      builder.endedAfter(endedAfter);
    }
    if (asOf != null) {
      builder.asOf(asOf);
    }
    return builder.build();
  }

  private static void require(String option, @Nullable Integer value) {
    if (value != null && value < 1) {
      throw new IllegalArgumentException(option + " is " + value + ", must be at least 1");
    }
  }
}
