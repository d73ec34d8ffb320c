package dev.ecomm.forecast;

/** Checks of the series that a forecaster is given, with the same words from all of them. */
final class SeriesValues {
  private SeriesValues() {}

  /**
   * Requires finite values, and enough of them.
   *
   * @param forecaster its name
   * @param values the series
   * @param atLeast how many it needs
   */
  static void require(String forecaster, double[] values, int atLeast) {
    if (values.length < atLeast) {
      throw new IllegalArgumentException(
          "values are "
              + values.length
              + ", must be at least "
              + atLeast
              + " for "
              + forecaster
              + "; take a longer series, a shorter season or a simpler forecaster");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "value "
                + i
                + " is "
                + values[i]
                + ", must be finite for "
                + forecaster
                + "; fill the gap or cut the series behind it");
      }
    }
  }

  /**
   * Requires a season.
   *
   * @param season its length in steps
   */
  static void requireSeason(int season) {
    if (season < 1) {
      throw new IllegalArgumentException(
          "season is " + season + ", must be at least 1 step (1: no season)");
    }
  }
}
