package dev.ecomm.cli;

import dev.ecomm.feature.time.LagSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether lags are chosen for a model, and how. */
final class LagOptions {

  /** Blocks that forecasts are made for. */
  private static final int FOLDS = 5;

  /** By which figures. */
  enum Way {
    ACF,
    VALIDATION
  }

  @Option(
      names = "--select-lags",
      paramLabel = "acf|validation",
      converter = Words.ForLagWay.class,
      description =
          "Choose lags up to --lags and write them to lags.csv: those with an autocorrelation outside"
              + " of chance, or those that make forecasts of later rows better, one by one.")
  @Nullable Way way;

  @Option(
      names = "--horizon",
      paramLabel = "H",
      description =
          "For --select-lags: how many rows ahead forecasts are; shorter lags are not known then."
              + " Default: 1.")
  int horizon = 1;

  /** Whether lags are chosen at all. */
  boolean wanted() {
    return way != null;
  }

  /**
   * Refuses what no series could be served with.
   *
   * @param largest the largest lag looked at
   */
  void check(int largest) {
    if (horizon < 1 || horizon > largest) {
      throw new IllegalArgumentException(
          "--horizon is " + horizon + ", must be from 1 to the " + largest + " of --lags");
    }
    if (horizon != 1 && way != Way.VALIDATION) {
      throw new IllegalArgumentException(
          "--horizon is " + horizon + ", must come with --select-lags validation");
    }
  }

  /**
   * Chooses the lags of one series.
   *
   * @throws IllegalArgumentException if it is too short, or there is nothing to choose by
   */
  LagSelection select(double[] values, int largest) {
    return way == Way.VALIDATION
        ? LagSelection.byValidation(values, largest, horizon, FOLDS)
        : LagSelection.byAutocorrelation(values, largest);
  }
}
