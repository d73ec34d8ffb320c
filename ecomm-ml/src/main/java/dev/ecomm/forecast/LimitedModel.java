package dev.ecomm.forecast;

import java.util.Arrays;

/**
 * A model that may refuse limits which its equations would give, since they take for known what was
 * estimated: on a short series they are too narrow. A class, for a method of an interface would be
 * public.
 */
abstract class LimitedModel implements ForecastModel {
  /** From here on 80 and 95 hold within three standard errors of a thousand simulated series. */
  static final int LEAST_VALUES = 300;

  /** A place of a season is as unsure as a mean of so many values: its variance is 1 / 40 more. */
  private static final int LEAST_CYCLES = 40;

  /** A forecast with limits as the equations give them, whatever the length of the series. */
  Forecast textbook(int horizon, double... levels) {
    return forecast(horizon, levels);
  }

  /** The same of any model. */
  static Forecast textbook(ForecastModel model, int horizon, double... levels) {
    return model instanceof LimitedModel limited
        ? limited.textbook(horizon, levels)
        : model.forecast(horizon, levels);
  }

  /** To how many values a saved model was fitted. */
  static int fitted(SavedNode node, double[] values) {
    return node.has("fitted") ? node.count("fitted", 1) : values.length; // not in older ones
  }

  /**
   * Refuses levels of a model that was estimated from few values.
   *
   * @param name of the forecaster
   * @param fitted how many values
   * @param season its length in steps, 1 for none
   * @param levels none is always borne
   */
  static void requireLongEnough(String name, int fitted, int season, double... levels) {
    Forecast.requireLevels(levels);
    int needed = season > 1 ? Math.max(LEAST_VALUES, LEAST_CYCLES * season) : LEAST_VALUES;
    if (fitted < needed) {
      refuse(
          "limits of "
              + name
              + " itself are too narrow below "
              + needed
              + " values, it was fitted to "
              + fitted,
          levels);
    }
  }

  /** Refuses levels of a model that took a season off, which goes on as it was, for known. */
  static void refuseSeason(String name, double... levels) {
    refuse(
        "a decomposition has seen the values that it is judged by, so limits of "
            + name
            + " itself are too narrow on any series",
        levels);
  }

  /** Refuses levels, if there are any, and says what to do instead. */
  static void refuse(String why, double... levels) {
    if (levels.length > 0) {
      throw new IllegalArgumentException(
          "levels are "
              + Arrays.toString(levels)
              + ", must be none: "
              + why
              + "; put RollingIntervals around it, forecast points only, or take TextbookIntervals"
              + " for limits as other software gives them");
    }
  }
}
