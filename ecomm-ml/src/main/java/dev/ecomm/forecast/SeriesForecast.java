package dev.ecomm.forecast;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@link ManyForecasts} has to say of one series, with or without a forecast.
 *
 * @param id of the series
 * @param rows how many values it has
 * @param status how it went
 * @param message why there is no forecast or no interval, or what is to be known of it; empty if
 *     there is nothing
 * @param model what was fitted, in words; empty without a forecast
 * @param forecast empty if none could be made; without the levels that were refused
 * @param measured how good such forecasts were on the end of the series, which they had not seen;
 *     empty if the series is too short to tell
 * @param scores all measures of the backtest, empty without one
 */
public record SeriesForecast(
    String id,
    int rows,
    Status status,
    String message,
    String model,
    Optional<Forecast> forecast,
    Optional<BacktestScore> measured,
    List<BacktestScore> scores) {

  /** How it went with a series. */
  public enum Status {
    /** Forecast, with every interval. */
    OK,
    /** Too short: for some interval, or for any forecast; the message says which. */
    SHORT,
    /** Always the same value, which is forecast. */
    CONSTANT,
    /** Always zero, which is forecast. */
    ZERO,
    /** A value is missing; not forecast. */
    MISSING,
    /** Ended long before the others or the as-of; not forecast unless asked for. */
    ENDED,
    /** Not among the saved models that forecast the others; to be fitted. */
    NEW,
    /** Among the saved models, but not among the series that are to be forecast. */
    GONE,
    /** Refused by the forecaster; the message says why. */
    FAILED;

    /**
     * Writes the status as tables have it.
     *
     * @return in lower case
     */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the list. */
  public SeriesForecast {
    scores = List.copyOf(scores);
  }
}
