package dev.ecomm.forecast;

import dev.ecomm.forecast.EtsType.Season;
import dev.ecomm.forecast.EtsType.Trend;

/**
 * The numbers that an exponential smoothing model estimates, as a point that may lie anywhere: a
 * logistic curve carries it into the bounds, 0.0001 &lt;= beta &lt;= alpha &lt;= 0.9999, gamma
 * &lt;= 1 - alpha, 0.8 &lt;= phi &lt;= 0.98.
 */
final class EtsParameters {
  private static final double LOW = 1e-4;
  private static final double HIGH = 0.9999;

  private final EtsType type;
  private final int season;
  private final double startLevel;
  private final double startSlope;
  private final double[] startSeasonal;
  private final double unit;

  /** Finds first states: seasonal places by whole cycles, then a line through the first values. */
  EtsParameters(EtsType type, int season, double[] values) {
    this.type = type;
    this.season = type.season() == Season.NONE ? 1 : season;
    this.startSeasonal = places(values);
    int first = Math.min(Math.max(10, 2 * this.season), values.length);
    double[] adjusted = new double[first];
    for (int t = 0; t < first; t++) {
      double place = startSeasonal[t % this.season];
      adjusted[t] = multiplied() ? values[t] / place : values[t] - place;
    }
    double mean = mean(adjusted, 0, first);
    double covariance = 0;
    double spread = 0;
    double deviation = 0;
    for (int t = 0; t < first; t++) {
      double time = t - (first - 1) / 2.0;
      covariance += time * (adjusted[t] - mean);
      spread += time * time;
      deviation += (adjusted[t] - mean) * (adjusted[t] - mean);
    }
    boolean trended = type.trend() != Trend.NONE;
    this.startSlope = trended && spread > 0 ? covariance / spread : 0;
    double atStart = mean - startSlope * (first + 1) / 2.0;
    this.startLevel = type.isPositiveOnly() && atStart <= 0 ? Math.max(mean, LOW) : atStart;
    double width = Math.sqrt(deviation / first);
    this.unit = width > 0 ? width : Math.max(1e-3, Math.abs(mean) / 10);
  }

  private double[] places(double[] values) {
    double[] places = new double[season];
    if (type.season() == Season.NONE) {
      return places;
    }
    int cycles = values.length / season;
    for (int cycle = 0; cycle < cycles; cycle++) {
      double mean = mean(values, cycle * season, season);
      for (int i = 0; i < season; i++) {
        double value = values[cycle * season + i];
        places[i] += (multiplied() ? value / mean : value - mean) / cycles;
      }
    }
    return places;
  }

  private static double mean(double[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  private boolean multiplied() {
    return type.season() == Season.MULTIPLICATIVE;
  }

  /** How many numbers are estimated, without the variance. */
  int count() {
    int smoothing =
        switch (type.trend()) {
          case NONE -> 1;
          case ADDITIVE -> 2;
          case DAMPED -> 3;
        };
    int states = type.trend() == Trend.NONE ? 1 : 2;
    return smoothing + states + (type.season() == Season.NONE ? 0 : season);
  }

  /** The point to begin a search at. */
  double[] start(double alpha) {
    double[] point = new double[count()];
    point[0] = logit(alpha);
    for (int i = 1; i < count() && i < 4; i++) {
      point[i] = isSmoothing(i) ? -2 : 0;
    }
    return point;
  }

  private boolean isSmoothing(int index) {
    int smoothing = count() - (type.trend() == Trend.NONE ? 1 : 2);
    return index < smoothing - (type.season() == Season.NONE ? 0 : season - 1);
  }

  /** Sets parameters and first states. */
  void apply(double[] point, EtsRecursion model) {
    int at = 0;
    model.alpha = within(LOW, HIGH, point[at++]);
    if (type.trend() != Trend.NONE) {
      model.beta = within(LOW, Math.max(LOW, model.alpha), point[at++]);
    }
    if (type.season() != Season.NONE) {
      model.gamma = within(LOW, Math.max(LOW, 1 - model.alpha), point[at++]);
    }
    if (type.trend() == Trend.DAMPED) {
      model.phi = within(0.8, 0.98, point[at++]);
    }
    model.level = startLevel + unit * point[at++];
    if (type.trend() != Trend.NONE) {
      model.slope = startSlope + unit / 10 * point[at++];
    }
    if (type.season() != Season.NONE) {
      double scale = multiplied() ? unit / Math.max(Math.abs(startLevel), unit) : unit;
      double rest = multiplied() ? season : 0;
      for (int i = 0; i + 1 < season; i++) {
        model.seasonal[i] = startSeasonal[i] + scale * point[at++];
        rest -= model.seasonal[i];
      }
      model.seasonal[season - 1] = rest; // else the level could be moved into the season
    }
  }

  private static double within(double low, double high, double point) {
    return low + (high - low) / (1 + StrictMath.exp(-point));
  }

  private static double logit(double share) {
    return StrictMath.log(share / (1 - share));
  }
}
