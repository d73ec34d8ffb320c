package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Noise;
import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;
import dev.ecomm.seasonality.Stl;
import java.util.List;

/**
 * Forecasters by name, as a command line or a file names them.
 *
 * <p>{@code auto} weighs several of them by what they were worth on the series; {@code ets} and
 * {@code arima} choose their form themselves; {@code ses}, {@code holt} and {@code damped} are
 * exponential smoothings without a season; {@code theta}, {@code comb} (the mean of those three)
 * and {@code naive2} take a season off if a test finds one; {@code naive}, {@code seasonal_naive},
 * {@code mean}, {@code drift}, {@code moving_average} and {@code season_mean} are the {@link
 * Baselines}; {@code croston}, {@code sba}, {@code tsb} and {@code adida} are for demand that is
 * mostly zero; {@code stl_ets}, {@code stl_arima} and {@code stl_drift} take the season out first.
 *
 * <p>Those that estimate a model ({@code ets arima ses holt damped theta comb naive2 stl_ets
 * stl_arima stl_drift}) come with {@link RollingIntervals}, as a model's own limits are too narrow
 * on a short series: any level needs 30 values, 95 needs 57. Points are the method's own.
 */
public final class Forecasters {
  private static final int CYCLES = 4;

  private static final List<String> NAMES =
      List.of(
          "auto",
          "ets",
          "arima",
          "ses",
          "holt",
          "damped",
          "theta",
          "comb",
          "naive",
          "naive2",
          "seasonal_naive",
          "mean",
          "drift",
          "moving_average",
          "season_mean",
          "croston",
          "sba",
          "tsb",
          "adida",
          "stl_ets",
          "stl_arima",
          "stl_drift");

  private Forecasters() {}

  /**
   * Returns the names that are known.
   *
   * @return the general ones first
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Makes a forecaster.
   *
   * @param name one of {@link #names()}
   * @param season its length in steps, at least 1; 1: no season. Of {@code moving_average} it is
   *     the window
   * @param horizon how many steps ahead it is to be good and to have limits, at least 1; {@code
   *     auto} and the methods that estimate a model ask
   * @return the forecaster
   * @throws IllegalArgumentException if there is no such name, season or horizon is below 1, or the
   *     method needs a season of 2 and more
   */
  public static Forecaster named(String name, int season, int horizon) {
    SeriesValues.requireSeason(season);
    Forecast.requireHorizon(horizon);
    return switch (name) {
      case "auto" -> AutoForecaster.builder().season(season).horizon(horizon).build();
      case "naive" -> Baselines.naive();
      case "seasonal_naive" -> Baselines.seasonalNaive(season);
      case "mean" -> Baselines.mean();
      case "drift" -> Baselines.drift();
      case "moving_average" -> Baselines.movingAverage(season);
      case "season_mean" -> Baselines.seasonMean(season, CYCLES);
      case "croston" -> Intermittent.croston();
      case "sba" -> Intermittent.sba();
      case "tsb" -> Intermittent.tsb();
      case "adida" -> Intermittent.adida();
      default -> RollingIntervals.of(estimating(name, season), horizon, season);
    };
  }

  /** The methods whose own limits take for known what they estimate. */
  private static Forecaster estimating(String name, int season) {
    return switch (name) {
      case "ets" -> Ets.automatic(season);
      case "arima" -> AutoArima.ofPeriod(season);
      case "ses" -> Ets.of(new EtsType(Noise.ADDITIVE, Trend.NONE, Season.NONE), 1);
      case "holt" -> Ets.of(new EtsType(Noise.ADDITIVE, Trend.ADDITIVE, Season.NONE), 1);
      case "damped" -> Ets.of(new EtsType(Noise.ADDITIVE, Trend.DAMPED, Season.NONE), 1);
      case "theta" -> Theta.ofSeason(season);
      case "comb" -> Deseasonalised.smoothing(season);
      case "naive2" -> Deseasonalised.naive(season);
      case "stl_ets" -> withoutSeason(name, season, Ets.automatic(1));
      case "stl_arima" -> withoutSeason(name, season, AutoArima.ofPeriod(1));
      case "stl_drift" -> withoutSeason(name, season, Baselines.drift());
      default ->
          throw new IllegalArgumentException(
              "name is \"" + name + "\", must be one of " + String.join(", ", NAMES));
    };
  }

  private static Forecaster withoutSeason(String name, int season, Forecaster rest) {
    if (season < 2) {
      throw new IllegalArgumentException(
          "season is " + season + ", must be at least 2 for " + name + ", which takes it out");
    }
    return StlForecaster.of(Stl.builder().period(season).build(), rest);
  }
}
